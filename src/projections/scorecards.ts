import { arrayLiteral } from './engine/arrayLiteral.js'
import { run } from './engine/statements.js'
import type { ReadSide } from './readSide.js'

/** The four demands of LS-3.2, and supervision (LS-15.1). */
export const SCORE_DIMENSIONS = ['timely', 'accurate', 'consistent', 'convenient', 'supervision'] as const
export type ScoreDimension = (typeof SCORE_DIMENSIONS)[number]

/** 及时、准确、一致、便民, measured by what is on record. */
export const SCORE_FIGURES = [
  'proactiveShare', // 主动公开占比 (LS-3.1)
  'publishedInTime', // 按期公开率
  'repliedInTime', // 按期答复率
  'repliesExtended', // 延期答复率
  'daysToReply', // 答复工作日中位数
  'amendmentNotices', // 要求补正率
  'itemsWithdrawn', // 公开后撤回率
  'recordsCorrected', // 更正属实率
  'opinionsInTime', // 会商按期答复率
  'dutiesMet', // 公开义务履行率
  'findingsOpen', // 未整改问题率
  'rectifiedInTime', // 按期整改率
  'complaintsUpheld', // 投诉成立率
] as const
export type ScoreFigure = (typeof SCORE_FIGURES)[number]

interface FigureDefinition {
  readonly dimension: ScoreDimension
  readonly clause: string
  readonly unit: 'share' | 'medianWorkingDays'
  readonly models: readonly string[]
  /** Whether more of it is better, worse, or neither. */
  readonly good: 'high' | 'low' | 'neither'
  /** No one else may know which ones: only how many. */
  readonly sealed?: true
  /** Selects `agency`, `day` (YYYY-MM-DD), `subject`, `hit`, and for days `start_on` and `end_on`. */
  readonly rows: (schema: (model: string) => string) => string
}

const inTime =
  (kind: string, status = "status in ('met', 'missed', 'lifted')"): FigureDefinition['rows'] =>
  (schema) => `select agency, due as day, 'deadline-' || id as subject, status in ('met', 'lifted') as hit
    from ${schema('deadlines')}.deadlines where kind = '${kind}' and ${status}`

export const FIGURES: Readonly<Record<ScoreFigure, FigureDefinition>> = {
  proactiveShare: {
    ...{ dimension: 'convenient', clause: 'LS-3.1', unit: 'share', good: 'high', models: ['informationItems'] },
    rows: (schema) => `select agency, registered_on as day, 'item-' || id as subject,
      attribute in ('proactive', 'partial') as hit from ${schema('informationItems')}.items
      where registered_on is not null and attribute is not null`,
  },
  publishedInTime: {
    ...{ dimension: 'timely', clause: 'LS-11.1', unit: 'share', good: 'high', models: ['deadlines'] },
    rows: inTime('publication'),
  },
  repliedInTime: {
    ...{ dimension: 'timely', clause: '711-33', unit: 'share', good: 'high', models: ['deadlines'] },
    rows: inTime('reply'),
  },
  repliesExtended: {
    ...{ dimension: 'timely', clause: '711-33', unit: 'share', good: 'low', models: ['applications'] },
    rows: (schema) => `select agency, dispatched_on as day, 'application-' || id as subject, extended as hit
      from ${schema('applications')}.applications where dispatched_on is not null`,
  },
  daysToReply: {
    ...{ dimension: 'timely', clause: '711-33', unit: 'medianWorkingDays', good: 'low', models: ['applications'] },
    rows: (schema) => `select agency, dispatched_on as day, 'application-' || id as subject, true as hit,
      received_on as start_on, dispatched_on as end_on
      from ${schema('applications')}.applications where dispatched_on is not null and received_on is not null`,
  },
  amendmentNotices: {
    ...{ dimension: 'convenient', clause: '711-30', unit: 'share', good: 'low', models: ['applications'] },
    rows: (schema) => `select agency, arrived_on as day, 'application-' || id as subject,
      amendment is not null and amendment::text <> 'null' as hit from ${schema('applications')}.applications`,
  },
  itemsWithdrawn: {
    ...{ dimension: 'accurate', clause: 'LS-3.2', unit: 'share', good: 'low', models: ['informationItems'] },
    rows: (schema) => `select agency, published_on as day, 'item-' || id as subject, withdrawn_on is not null as hit
      from ${schema('informationItems')}.items where published_on is not null`,
  },
  recordsCorrected: {
    ...{ dimension: 'accurate', clause: '711-41', unit: 'share', good: 'neither', models: ['recordCorrections'] },
    rows: (schema) => `select agency, dispatched_on as day, 'correction-' || id as subject, outcome = 'corrected' as hit
      from ${schema('recordCorrections')}.corrections where dispatched_on is not null`,
  },
  opinionsInTime: {
    ...{ dimension: 'consistent', clause: 'LS-6.1', unit: 'share', good: 'high', models: ['deadlines'] },
    rows: inTime('opinion'),
  },
  dutiesMet: {
    ...{ dimension: 'consistent', clause: 'LS-7.1', unit: 'share', good: 'high', models: ['duties'] },
    rows: (schema) => `select agency, starts_on as day, 'duty-' || id as subject, status = 'met' and not missed as hit
      from ${schema('duties')}.duties where status in ('met', 'missed')`,
  },
  findingsOpen: {
    ...{ dimension: 'supervision', clause: 'LS-15.1', unit: 'share', good: 'low', models: ['findings'] },
    rows: (schema) => `select agency, occurred_on as day, 'finding:' || id as subject, status = 'open' as hit
      from ${schema('findings')}.findings where status <> 'lifted'`,
  },
  rectifiedInTime: {
    ...{ dimension: 'supervision', clause: '711-47', unit: 'share', good: 'high', models: ['deadlines'] },
    rows: inTime('rectification'),
  },
  complaintsUpheld: {
    ...{ dimension: 'supervision', clause: '711-51', unit: 'share', good: 'low', models: ['complaints'], sealed: true },
    rows: (schema) => `select against as agency, concluded_on as day, 'complaint-' || id as subject,
      coalesce(outcome, '') in ('upheld', 'partlyUpheld') as hit
      from ${schema('complaints')}.complaints where concluded_on is not null`,
  },
}

/** What a figure is made of. Months are `YYYY-MM`. */
export interface ScoreRow {
  readonly agency: string
  readonly month: string
  readonly subject: string
  readonly hit: boolean
  readonly startOn: string | null
  readonly endOn: string | null
}

export interface ScoreAsked {
  readonly agencies: readonly string[]
  /** Months, both included. */
  readonly from: string
  readonly until: string
}

const schemasOf = async (models: ReadSide, names: readonly string[]): Promise<(model: string) => string> => {
  const found = new Map(await Promise.all(names.map(async (name) => [name, await models.schemaOf(name)] as const)))
  return (name) => found.get(name)!
}

/** How many there were, and how many of them it holds for; sums of each agency and month, in one statement. */
export async function scoreCounts(
  models: ReadSide,
  figure: ScoreFigure,
  { agencies, from, until }: ScoreAsked,
): Promise<
  readonly { readonly agency: string; readonly month: string; readonly base: number; readonly hits: number }[]
> {
  const { rows, models: names } = FIGURES[figure]
  return run(
    models.db,
    `select agency, left(day, 7) as month, count(*)::int8 as base, count(*) filter (where hit)::int8 as hits
     from (${rows(await schemasOf(models, names))}) figure
     where agency = any($1::text[]) and left(day, 7) between $2 and $3 group by 1, 2`,
    [arrayLiteral(agencies), from, until],
  )
}

/** Its single cases, in the order of their names; `most` at most. */
export async function scoreRows(
  models: ReadSide,
  figure: ScoreFigure,
  { agencies, from, until }: ScoreAsked,
  { most, after = '' }: { readonly most: number; readonly after?: string },
): Promise<readonly ScoreRow[]> {
  const { rows, models: names, unit } = FIGURES[figure]
  const days =
    unit === 'medianWorkingDays' ? 'start_on as "startOn", end_on as "endOn"' : 'null as "startOn", null as "endOn"'
  return run(
    models.db,
    `select agency, left(day, 7) as month, subject, coalesce(hit, false) as hit, ${days}
     from (${rows(await schemasOf(models, names))}) figure
     where agency = any($1::text[]) and left(day, 7) between $2 and $3 and subject > $4 collate "C"
     order by subject collate "C" limit ${most}`,
    [arrayLiteral(agencies), from, until, after],
  )
}

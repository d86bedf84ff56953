import { type RawBuilder, sql } from 'kysely'
import { is, isOneOf, overlaps } from '../conditions.js'
import { snakeCase } from '../engine/names.js'
import {
  type BoundedCount,
  type Condition,
  cursorCondition,
  type KeysetOrder,
  opposite,
  type Page,
  type PageArgs,
  pageOf,
  whereOf,
  windowOf,
} from '../page.js'
import type { ReadSide } from '../readSide.js'
import { type PeriodRow, type Register, REGISTER_PERIODS, registerTables } from './tables.js'

/** A moment on both axes: what was the case on a legal date, as it could be seen at an instant. */
export interface Moment {
  readonly asOf: string
  readonly asKnownAt: string
}

/** An absent value restricts nothing. */
export interface RegisterFilter {
  /** Whose matters the caller may know of, as the lists of today have it. */
  readonly sight?: readonly string[]
  /** Who had it in hand then. */
  readonly agencies?: readonly string[]
  readonly stages?: readonly string[]
}

export type RegisterEntry = PeriodRow

export interface RegisterDifference {
  readonly subject: string
  /** Undefined: was not on the register, or not with this agency. */
  readonly before: RegisterEntry | undefined
  readonly after: RegisterEntry | undefined
}

const ORDER: KeysetOrder<'subject'> = { list: 'register', columns: ['subject'], direction: 'asc' }
const MOST_COUNTED = 10_000

/** Each subject once, as it stood at the moment, by its id: rows that come later move nothing. */
export async function registerAt(
  models: ReadSide,
  register: Register,
  moment: Moment,
  filter: RegisterFilter,
  args: PageArgs,
): Promise<Page<RegisterEntry>> {
  const schema = await models.schemaOf(REGISTER_PERIODS)
  const window = windowOf(args)
  const direction = window.backwards ? opposite(ORDER.direction) : ORDER.direction
  const inPage = cursorCondition(window, ORDER, direction, registerTables.periods)
  const { rows } =
    await sql<RegisterEntry>`select ${entryColumns('p')} from ${entries(schema, register, moment, filter)}
    ${whereOf(inPage)} order by subject ${sql.raw(direction)} limit ${sql.lit(window.size + 1)}`.execute(models.db)
  return pageOf(rows, window, ORDER)
}

export async function countRegisterAt(
  models: ReadSide,
  register: Register,
  moment: Moment,
  filter: RegisterFilter,
): Promise<BoundedCount> {
  const schema = await models.schemaOf(REGISTER_PERIODS)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (select 1 from
    ${entries(schema, register, moment, filter)} limit ${sql.lit(MOST_COUNTED + 1)}) as counted`.execute(models.db)
  return bounded(rows[0]!.count)
}

export interface Moments {
  readonly before: Moment
  readonly after: Moment
}

/** What is on a register at one moment and not, or otherwise, at another. */
export async function registerDifference(
  models: ReadSide,
  register: Register,
  moments: Moments,
  filter: RegisterFilter,
  args: PageArgs,
): Promise<Page<RegisterDifference>> {
  const schema = await models.schemaOf(REGISTER_PERIODS)
  const window = windowOf(args)
  const direction = window.backwards ? opposite(ORDER.direction) : ORDER.direction
  const inPage = cursorCondition(window, ORDER, direction, registerTables.periods)
  interface Found {
    readonly subject: string
    readonly before: RegisterEntry | null
    readonly after: RegisterEntry | null
  }
  const { rows } = await sql<Found>`select * from ${differing(schema, register, moments, filter)}
    ${whereOf(inPage)} order by subject ${sql.raw(direction)} limit ${sql.lit(window.size + 1)}`.execute(models.db)
  const found = rows.map(({ subject, before, after }) => ({
    subject,
    before: before ?? undefined,
    after: after ?? undefined,
  }))
  return pageOf(found, window, ORDER)
}

export async function countRegisterDifference(
  models: ReadSide,
  register: Register,
  moments: Moments,
  filter: RegisterFilter,
): Promise<BoundedCount> {
  const schema = await models.schemaOf(REGISTER_PERIODS)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (select 1 from
    ${differing(schema, register, moments, filter)} limit ${sql.lit(MOST_COUNTED + 1)}) as counted`.execute(models.db)
  return bounded(rows[0]!.count)
}

const differing = (schema: string, register: Register, moments: Moments, filter: RegisterFilter): RawBuilder<unknown> =>
  sql`(select coalesce(a.subject, b.subject) as subject, ${entryJson('a')} as before, ${entryJson('b')} as after
    from (select * from ${entries(schema, register, moments.before, filter)}) as a
    full join (select * from ${entries(schema, register, moments.after, filter)}) as b on a.subject = b.subject
    where (${said('a')}) is distinct from (${said('b')})) as differing`

/** One subject at a moment; undefined when it was not on the register. */
export async function registerEntry(
  models: ReadSide,
  register: Register,
  subject: string,
  moment: Moment,
): Promise<RegisterEntry | undefined> {
  const schema = await models.schemaOf(REGISTER_PERIODS)
  const { rows } = await sql<RegisterEntry>`select ${entryColumns('p')} from ${entries(schema, register, moment, {})}
    where subject = ${subject}`.execute(models.db)
  return rows[0]
}

const COLUMNS = Object.keys(registerTables.periods.columns)
/** What a difference is about: who, where it stands, by when. */
const SAID = ['agency', 'officer', 'stage', 'attribute', 'number', 'due', 'item'] as const

const entryColumns = (alias: string): RawBuilder<unknown> =>
  sql.raw(COLUMNS.map((column) => `${alias}.${snakeCase(column)} as "${column}"`).join(', '))

const said = (alias: string): RawBuilder<unknown> =>
  sql.raw(['subject', ...SAID].map((column) => `${alias}.${snakeCase(column)}`).join(', '))

const entryJson = (alias: string): RawBuilder<unknown> => {
  const members = COLUMNS.map((column) => `'${column}', ${alias}.${snakeCase(column)}`).join(', ')
  return sql.raw(`case when ${alias}.subject is not null then json_build_object(${members}) end`)
}

/** The register as it stood, as `p`. The date of a duty is that of its deadline at the same moment. */
function entries(schema: string, register: Register, moment: Moment, filter: RegisterFilter): RawBuilder<unknown> {
  const periods = sql.raw(`${schema}.periods`)
  const where: readonly Condition[] = [
    sql`register = ${register}`,
    ...stood(moment),
    ...isOneAgency(filter.agencies),
    ...isOneOf('stage', filter.stages),
  ]
  const base =
    register === 'duty'
      ? sql`(select ${sql.raw(dutyColumns)} from (select * from ${periods} ${whereOf(where)}) as u left join lateral
          (select due from ${periods} ${whereOf([sql`register = 'deadline'`, sql`subject = u.deadline`, ...stood(moment)])})
          as d on true)`
      : sql`(select * from ${periods} ${whereOf(where)})`
  if (filter.sight === undefined) return sql`${base} as p`
  const seen = sql`select 1 from ${sql.raw(schema)}.subjects s ${whereOf([
    sql`s.key = e.register || '/' || e.subject`,
    ...overlaps('agencies', filter.sight),
  ])}`
  return sql`(select e.* from ${base} as e where exists (${seen})) as p`
}

const dutyColumns = COLUMNS.map((column) =>
  column === 'due' ? 'd.due as due' : `u.${snakeCase(column)} as ${snakeCase(column)}`,
).join(', ')

const isOneAgency = (agencies: readonly string[] | undefined): readonly Condition[] =>
  agencies?.length === 1 ? is('agency', agencies[0]) : isOneOf('agency', agencies)

const stood = ({ asOf, asKnownAt }: Moment): readonly Condition[] => [
  sql`known_from <= ${asKnownAt}`,
  sql`known_to > ${asKnownAt}`,
  sql`valid_from <= ${asOf}`,
  sql`valid_to > ${asOf}`,
]

const bounded = (count: number): BoundedCount =>
  count > MOST_COUNTED ? { count: MOST_COUNTED, exact: false } : { count, exact: true }

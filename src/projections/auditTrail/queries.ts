import { type RawBuilder, sql } from 'kysely'
import { is, isBetween, isOneOf } from '../conditions.js'
import { columnsOf } from '../engine/names.js'
import { byKey, rowsBy } from '../lookup.js'
import {
  type BoundedCount,
  boundedCount,
  type Condition,
  cursorCondition,
  type Direction,
  type KeysetOrder,
  opposite,
  type Page,
  type PageArgs,
  pageOf,
  selectPage,
  whereOf,
  windowOf,
} from '../page.js'
import type { ReadSide } from '../readSide.js'
import { AUDIT_TRAIL, TREE_KEY } from './projection.js'
import { tables, type TrailRow } from './tables.js'
import { pairsOf, searchable } from './words.js'

export interface TrailFilter {
  readonly subjects?: readonly { readonly kind: string; readonly id: string }[]
  readonly person?: string
  readonly roles?: readonly string[]
  /** For which agency was acted. */
  readonly agency?: string
  /** Also agencies that stood below it when they acted. */
  readonly withSubAgencies?: boolean
  readonly clause?: string
  readonly types?: readonly string[]
  /** Moments of recording; `from` included, `until` excluded. */
  readonly recordedFrom?: string
  readonly recordedUntil?: string
  /** Legal dates, both included. */
  readonly legalFrom?: string
  readonly legalUntil?: string
  readonly matter?: string
  /** Id of the event or command that caused it. */
  readonly causation?: string
  readonly command?: string
  /** Refused attempts and reads of protected data as well. */
  readonly includeTrails?: boolean
  /** Leaves out every trace of these accountability cases: their events, dates, notices, and looks at them. */
  readonly exceptCases?: readonly string[]
  /** The same of these complaints: those against whoever asks, or that concern them. */
  readonly exceptComplaints?: readonly string[]
  /** That say this in the clear: two characters at least. */
  readonly text?: string
  /** With `text`: or that are of one of these types, or about one of these items, whose names say it. */
  readonly named?: { readonly types: readonly string[]; readonly items: readonly string[] }
}

const orderBy = (direction: Direction): KeysetOrder<keyof TrailRow & string> => ({
  list: 'trail',
  columns: ['ordinal'],
  direction,
})

/** Newest first unless told otherwise. @throws InvalidCursorError, InvalidPageSizeError, ReadModelNotReadyError */
export async function auditTrail(
  models: ReadSide,
  filter: TrailFilter,
  page: PageArgs,
  direction: Direction = 'desc',
): Promise<Page<TrailRow>> {
  const schema = await models.schemaOf(AUDIT_TRAIL)
  const from = `${schema}.trail`
  const order = orderBy(direction)
  const where = conditions(filter, from)
  if (filter.agency === undefined || !filter.withSubAgencies)
    return selectPage(
      models,
      { table: tables.trail, from, where: [...where, ...is('agency', filter.agency)], order },
      page,
    )

  // One short walk along the index of each agency: as quick in ten million rows as in ten thousand.
  const window = windowOf(page)
  const way = window.backwards ? opposite(direction) : direction
  const limits = [...where, ...cursorCondition(window, order, way, tables.trail)]
  const limit = sql.lit(window.size + 1)
  const along = sql.raw(`ordinal ${way}`)
  const { rows } = await sql<TrailRow>`select ${sql.raw(columnsOf(tables.trail, 'found'))}
    from ${agenciesBelow(schema, filter.agency)} as wanted(id) cross join lateral (
      select * from ${sql.raw(from)} ${whereOf([...limits, sql`agency = wanted.id`, stoodBelow(filter.agency)])}
      order by ${along} limit ${limit}) as found
    order by ${sql.raw(`found.ordinal ${way}`)} limit ${limit}`.execute(models.db)
  return pageOf(rows, window, order)
}

export async function countTrail(models: ReadSide, filter: TrailFilter): Promise<BoundedCount> {
  const schema = await models.schemaOf(AUDIT_TRAIL)
  return boundedCount(models, { from: `${schema}.trail`, where: trailConditions(schema, filter) })
}

/** All of a filter as conditions on the rows of the trail in a schema. */
export function trailConditions(schema: string, filter: TrailFilter): readonly Condition[] {
  const where = conditions(filter, `${schema}.trail`)
  if (filter.agency === undefined || !filter.withSubAgencies) return [...where, ...is('agency', filter.agency)]
  const below = sql`agency = any(array(select id from ${agenciesBelow(schema, filter.agency)} as wanted(id)))`
  return [...where, below, stoodBelow(filter.agency)]
}

export const trailEntriesByEventIds = async (
  models: ReadSide,
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, TrailRow>> =>
  byKey(
    await rowsBy(models, tables.trail, `${await models.schemaOf(AUDIT_TRAIL)}.trail`, 'eventId', eventIds),
    'eventId',
  )

const agenciesBelow = (schema: string, agency: string): RawBuilder<unknown> =>
  sql`(select ${agency}::text collate "C" union select jsonb_array_elements_text(tree #> array['below', ${agency}::text])
    collate "C" from ${sql.raw(schema)}.trees where key = ${sql.lit(TREE_KEY)})`

const stoodBelow = (agency: string): Condition => sql`agency_path @> array[${agency}]::text[]`

function conditions(filter: TrailFilter, from: string): readonly Condition[] {
  return [
    ...subjectConditions(filter.subjects),
    ...is('person', filter.person),
    ...oneOf('role', filter.roles),
    ...is('clause', filter.clause),
    ...oneOf('type', filter.types),
    ...recordedConditions(filter, from),
    ...isBetween('legalDate', filter.legalFrom, filter.legalUntil),
    ...is('matter', filter.matter),
    ...is('causation', filter.causation),
    ...is('commandId', filter.command),
    ...(filter.includeTrails ? [] : [sql`not is_trail`]),
    ...withoutCases(filter.exceptCases ?? []),
    ...withoutComplaints(filter.exceptComplaints ?? []),
    ...textConditions(filter),
  ]
}

/** What a process does about a case, and every notice of it, has the case as its matter; a look or an attempt names its stream. */
function withoutCases(cases: readonly string[]): readonly Condition[] {
  if (cases.length === 0) return []
  const streams = cases.map((id) => `case-${id}`)
  return [
    sql`matter <> all(${cases}::text[])`,
    sql`not (subject_kind = 'accountabilityCase' and subject_id = any(${cases}::text[]))`,
    // The look that follows one at a case says what it was before.
    sql`not (is_trail and exists (select from jsonb_array_elements(changes::jsonb) as changed
      where changed ->> 'after' = any(${streams}::text[]) or changed ->> 'before' = any(${streams}::text[])))`,
  ]
}

/** As with cases; whoever complained is a data subject of the one complaint. */
function withoutComplaints(complaints: readonly string[]): readonly Condition[] {
  if (complaints.length === 0) return []
  const streams = complaints.map((id) => `complaint-${id}`)
  const subjects = [...complaints, ...complaints.map((id) => `cs-${id}`)]
  return [
    sql`matter <> all(${complaints}::text[])`,
    sql`not (subject_kind = any(array['complaint', 'dataSubject']) and subject_id = any(${subjects}::text[]))`,
    sql`not (is_trail and exists (select from jsonb_array_elements(changes::jsonb) as changed
      where changed ->> 'after' = any(${streams}::text[]) or changed ->> 'before' = any(${streams}::text[])))`,
  ]
}

/** A single value as equality, for then the index gives the order as well. */
const oneOf = (name: string, values: readonly string[] | undefined): readonly Condition[] =>
  values?.length === 1 ? is(name, values[0]) : isOneOf(name, values)

/** The index knows pairs of characters; that they stand together is looked at in what it finds. */
function textConditions({ text, named = { types: [], items: [] } }: TrailFilter): readonly Condition[] {
  if (text === undefined) return []
  const said = sql`(words <> '{}' and words @> ${pairsOf(text)}::text[]
    and strpos(lower(normalize(changes::text, nfkc)), ${searchable(text)}) > 0)`
  const of = sql`type = any(${named.types}::text[])`
  const about = sql`(subject_id = any(${named.items}::text[]) and subject_kind = 'informationItem')`
  return [sql`(${said} or ${of} or ${about})`]
}

function subjectConditions(subjects: TrailFilter['subjects']): readonly Condition[] {
  if (subjects === undefined) return []
  if (subjects.length === 0) return [sql`false`]
  const each = subjects.map(({ kind, id }) => sql`(subject_id = ${id} and subject_kind = ${kind})`)
  return [sql`(${sql.join(each, sql` or `)})`]
}

/** `recordedAt` never runs backwards along the log, so a range of moments is a range of ordinals. */
function recordedConditions({ recordedFrom, recordedUntil }: TrailFilter, from: string): readonly Condition[] {
  const table = sql.raw(from)
  return [
    ...(recordedFrom === undefined
      ? []
      : [
          sql`ordinal >= coalesce((select ordinal from ${table} where recorded_at >= ${recordedFrom}
            order by recorded_at, ordinal limit 1), 9223372036854775807)`,
        ]),
    ...(recordedUntil === undefined
      ? []
      : [
          sql`ordinal <= coalesce((select ordinal from ${table} where recorded_at < ${recordedUntil}
            order by recorded_at desc, ordinal desc limit 1), 0)`,
        ]),
  ]
}

import { sql } from 'kysely'
import type {
  ComplaintAboutKind,
  ComplaintChannel,
  ComplaintKind,
  ComplaintOutcome,
} from '../../domain/complaint/vocabulary.js'
import { is, isBetween, isOneOf } from '../conditions.js'
import { byKey, rowsBy } from '../lookup.js'
import {
  type BoundedCount,
  boundedCount,
  type Condition,
  type KeysetOrder,
  type Page,
  type PageArgs,
  selectPage,
} from '../page.js'
import type { ReadSide } from '../readSide.js'
import { COMPLAINTS } from './projection.js'
import { type ComplaintRow, type ComplaintStage, complaintTables, type StatementRequestRow } from './tables.js'

/** An absent value restricts nothing. Days are dates in Asia/Shanghai, both ends included. */
export interface ComplaintFilter {
  /** Judged now, or before it was passed on. */
  readonly agencies?: readonly string[]
  readonly against?: string
  readonly officer?: string
  readonly stages?: readonly ComplaintStage[]
  readonly outcomes?: readonly ComplaintOutcome[]
  readonly kinds?: readonly ComplaintKind[]
  readonly channels?: readonly ComplaintChannel[]
  readonly about?: { readonly kind: ComplaintAboutKind; readonly id: string }
  readonly finding?: string
  readonly dueFrom?: string
  readonly dueUntil?: string
  readonly receivedFrom?: string
  readonly receivedUntil?: string
  /** Accepted or answered late, or not yet and due before this day. */
  readonly lateOn?: string
  /** Not these. */
  readonly except?: readonly string[]
}
export type ComplaintOrder = 'newestFirst' | 'dueFirst'

const OVER = "(stage in ('answered', 'declined', 'withdrawn'))"

const ORDERS: Readonly<Record<ComplaintOrder, KeysetOrder<keyof ComplaintRow & string>>> = {
  newestFirst: { list: 'complaints', columns: ['registeredOrdinal'], direction: 'desc' },
  dueFirst: { list: 'complaints', columns: ['due', 'id'], direction: 'asc' },
}

const tableOf = async (models: ReadSide, name: 'complaints' | 'requests'): Promise<string> =>
  `${await models.schemaOf(COMPLAINTS)}.${name}`

/** @throws InvalidCursorError, InvalidPageSizeError, ReadModelNotReadyError */
export async function complaints(
  models: ReadSide,
  filter: ComplaintFilter,
  order: ComplaintOrder,
  page: PageArgs,
): Promise<Page<ComplaintRow>> {
  const from = await tableOf(models, 'complaints')
  const query = { table: complaintTables.complaints, from, where: conditions(filter), order: ORDERS[order] }
  return selectPage(models, query, page)
}

export const countComplaints = async (models: ReadSide, filter: ComplaintFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await tableOf(models, 'complaints'), where: conditions(filter) })

export const complaintsByIds = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ComplaintRow>> =>
  byKey(await rowsBy(models, complaintTables.complaints, await tableOf(models, 'complaints'), 'id', ids), 'id')

/** What some agency may have to keep out of: complaints against these agencies, and those that concern the person. */
export async function complaintSides(
  models: ReadSide,
  { against, person }: { readonly against: readonly string[]; readonly person: string },
): Promise<readonly Pick<ComplaintRow, 'id' | 'agency' | 'against' | 'concerned'>[]> {
  const from = sql.raw(await tableOf(models, 'complaints'))
  const { rows } = await sql<Pick<ComplaintRow, 'id' | 'agency' | 'against' | 'concerned'>>`
    select id, agency, against, concerned from ${from}
    where against = any(${[...against]}::text[]) or ${person} = any(concerned)`.execute(models.db)
  return rows
}

/** Open complaints that an officer has in charge in an agency, the oldest first. */
export async function openComplaintsOf(models: ReadSide, agency: string, officer: string): Promise<readonly string[]> {
  const from = sql.raw(await tableOf(models, 'complaints'))
  const { rows } = await sql<{ id: string }>`select id from ${from}
    where agency = ${agency} and officer = ${officer} and not ${sql.raw(OVER)} order by registered_ordinal`.execute(
    models.db,
  )
  return rows.map(({ id }) => id)
}

export interface StatementRequestFilter {
  readonly against: readonly string[]
  readonly open?: boolean
}

const REQUEST_ORDER: KeysetOrder<keyof StatementRequestRow & string> = {
  list: 'statementRequests',
  columns: ['askedOrdinal'],
  direction: 'desc',
}
const requestConditions = ({ against, open }: StatementRequestFilter): readonly Condition[] => [
  ...isOneOf('against', against),
  ...(open === undefined ? [] : [open ? sql`stated_on is null` : sql`stated_on is not null`]),
]

/** What agencies were asked to say about complaints against them, the latest first. */
export async function statementRequests(
  models: ReadSide,
  filter: StatementRequestFilter,
  page: PageArgs,
): Promise<Page<StatementRequestRow>> {
  const from = await tableOf(models, 'requests')
  const query = { table: complaintTables.requests, from, where: requestConditions(filter), order: REQUEST_ORDER }
  return selectPage(models, query, page)
}
export const countStatementRequests = async (models: ReadSide, filter: StatementRequestFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await tableOf(models, 'requests'), where: requestConditions(filter) })

/** By `{complaint}.{request}`. */
export const statementRequestsByIds = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StatementRequestRow>> =>
  byKey(await rowsBy(models, complaintTables.requests, await tableOf(models, 'requests'), 'id', ids), 'id')

const conditions = (filter: ComplaintFilter): readonly Condition[] => [
  ...(filter.agencies === undefined
    ? []
    : [
        sql`(agency = any(${[...filter.agencies]}::text[])
          or former_agencies && ${[...filter.agencies]}::text[])`,
      ]),
  ...is('against', filter.against),
  ...is('officer', filter.officer),
  ...isOneOf('stage', filter.stages),
  ...isOneOf('outcome', filter.outcomes),
  ...isOneOf('kind', filter.kinds),
  ...isOneOf('channel', filter.channels),
  ...(filter.about === undefined ? [] : [...is('aboutKind', filter.about.kind), ...is('aboutId', filter.about.id)]),
  ...(filter.finding === undefined ? [] : [sql`${filter.finding} = any(findings)`]),
  ...isBetween('due', filter.dueFrom, filter.dueUntil),
  ...isBetween('receivedOn', filter.receivedFrom, filter.receivedUntil),
  ...(filter.lateOn === undefined
    ? []
    : [sql`(late or accepted_late or (not ${sql.raw(OVER)} and due < ${filter.lateOn}))`]),
  ...(filter.except === undefined || filter.except.length === 0 ? [] : [sql`id <> all(${[...filter.except]}::text[])`]),
]

/** What was asked in each of these complaints, in its order. */
export async function requestsOfComplaints(
  models: ReadSide,
  complaintIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StatementRequestRow[]>> {
  const from = await tableOf(models, 'requests')
  const { rows } = await sql<{ id: string }>`select id from ${sql.raw(from)}
    where complaint = any(${[...complaintIds]}::text[])`.execute(models.db)
  const found = await statementRequestsByIds(
    models,
    rows.map(({ id }) => id),
  )
  const requests = [...found.values()].toSorted((one, other) => one.request - other.request)
  return new Map(complaintIds.map((id) => [id, requests.filter(({ complaint }) => complaint === id)]))
}

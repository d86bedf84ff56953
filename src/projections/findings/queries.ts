import { sql } from 'kysely'
import { is, isBetween, isOneOf, overlaps } from '../conditions.js'
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
import type { CheckCode } from './codes.js'
import { FINDINGS, type FindingRow, type FindingStatus, findingTables } from './tables.js'

/** An absent value restricts nothing; an empty list matches nothing. Days are dates in Asia/Shanghai, both ends included. */
export interface FindingFilter {
  /** Responsible ones; sub-agencies are named one by one. */
  readonly agencies?: readonly string[]
  readonly ids?: readonly string[]
  readonly checks?: readonly CheckCode[]
  /** One of the clauses that it rests on. */
  readonly clauses?: readonly string[]
  readonly statuses?: readonly FindingStatus[]
  readonly subjectKind?: string
  readonly subjectId?: string
  readonly item?: string
  readonly application?: string
  readonly matter?: string
  /** Complaints whose existence the reader may not learn of. */
  readonly exceptComplaints?: readonly string[]
  /** Concerned by it. */
  readonly person?: string
  readonly occurredFrom?: string
  readonly occurredUntil?: string
  /** Moments of the log, UTC. */
  readonly noticedFrom?: string
  readonly noticedUntil?: string
}

/** By the day of the breach, or by when it came on record. */
export const FINDING_ORDERS = ['newestFirst', 'oldestFirst', 'noticedLastFirst'] as const
export type FindingOrder = (typeof FINDING_ORDERS)[number]

const ORDERS: Readonly<Record<FindingOrder, KeysetOrder<keyof FindingRow & string>>> = {
  newestFirst: { list: 'findings', columns: ['occurredOn', 'id'], direction: 'desc' },
  oldestFirst: { list: 'findings', columns: ['occurredOn', 'id'], direction: 'asc' },
  noticedLastFirst: { list: 'findings', columns: ['noticedOrdinal', 'id'], direction: 'desc' },
}

export const findingTable = async (models: ReadSide): Promise<string> => `${await models.schemaOf(FINDINGS)}.findings`

/** @throws InvalidCursorError, InvalidPageSizeError, ReadModelNotReadyError */
export const findingsOf = async (
  models: ReadSide,
  filter: FindingFilter,
  page: PageArgs,
  order: FindingOrder = 'newestFirst',
): Promise<Page<FindingRow>> =>
  selectPage(
    models,
    {
      table: findingTables.findings,
      from: await findingTable(models),
      where: findingConditions(filter),
      order: ORDERS[order],
    },
    page,
  )

export const countFindings = async (models: ReadSide, filter: FindingFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await findingTable(models), where: findingConditions(filter) })

export const findingsByIds = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FindingRow>> =>
  byKey(await rowsBy(models, findingTables.findings, await findingTable(models), 'id', ids), 'id')

/** Undefined where there is none of that id; who may see it is for the caller to ask (src/app/sight.ts). */
export const findingById = async (models: ReadSide, id: string): Promise<FindingRow | undefined> =>
  (await findingsByIds(models, [id])).get(id)

export const findingConditions = (filter: FindingFilter): readonly Condition[] => [
  ...isOneOf('id', filter.ids),
  ...isOneOf('agency', filter.agencies),
  ...isOneOf('code', filter.checks),
  ...overlaps('clauses', filter.clauses),
  ...isOneOf('status', filter.statuses),
  ...is('subjectKind', filter.subjectKind),
  ...is('subjectId', filter.subjectId),
  ...is('item', filter.item),
  ...is('application', filter.application),
  ...is('matter', filter.matter),
  ...(filter.exceptComplaints === undefined || filter.exceptComplaints.length === 0
    ? []
    : [sql`not (subject_kind = 'complaint' and subject_id = any(${filter.exceptComplaints}::text[]))`]),
  ...overlaps('persons', filter.person === undefined ? undefined : [filter.person]),
  ...isBetween('occurredOn', filter.occurredFrom, filter.occurredUntil),
  ...isBetween('noticedAt', filter.noticedFrom, filter.noticedUntil),
]

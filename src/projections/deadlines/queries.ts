import { sql } from 'kysely'
import type { DeadlineKind, DeadlineStatus } from '../../domain/deadline/vocabulary.js'
import { is, isBetween, isKnown, isOneOf } from '../conditions.js'
import { byKey, grouped, rowsBy } from '../lookup.js'
import { type BoundedCount, boundedCount, type Condition, type Page, type PageArgs, selectPage } from '../page.js'
import type { ReadSide } from '../readSide.js'
import { DEADLINES, type DeadlineRow, deadlineTables } from './tables.js'

/** An absent value restricts nothing. Days are dates in Asia/Shanghai, both ends included. */
export interface DeadlineFilter {
  /** Not the times of these complaints. */
  readonly exceptComplaints?: readonly string[]
  /** Nor of these cases. */
  readonly exceptCases?: readonly string[]
  /** Who has to act now; sub-agencies are named one by one. */
  readonly agencies?: readonly string[]
  readonly officer?: string
  readonly kinds?: readonly DeadlineKind[]
  /** As recorded: a running one may be late already, see `overdueOn`. */
  readonly statuses?: readonly DeadlineStatus[]
  readonly dueFrom?: string
  readonly dueUntil?: string
  /** Nothing is done and the due day is before this one, whether or not the miss was noticed. */
  readonly overdueOn?: string
  readonly item?: string
  readonly matter?: string
  /** Whether a new date waits for an officer's answer. */
  readonly proposed?: boolean
  readonly provisional?: boolean
}

export const deadlineTable = async (models: ReadSide): Promise<string> =>
  `${await models.schemaOf(DEADLINES)}.deadlines`

const ORDER = { list: 'deadlines', columns: ['due', 'id'], direction: 'asc' } as const

/** What is due first comes first. */
export const deadlines = async (models: ReadSide, filter: DeadlineFilter, page: PageArgs): Promise<Page<DeadlineRow>> =>
  selectPage(
    models,
    {
      table: deadlineTables.deadlines,
      from: await deadlineTable(models),
      where: deadlineConditions(filter),
      order: ORDER,
    },
    page,
  )

export const countDeadlines = async (models: ReadSide, filter: DeadlineFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await deadlineTable(models), where: deadlineConditions(filter) })

/** By `{matter}-{kind}`. */
export const deadlinesByIds = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DeadlineRow>> =>
  byKey(await rowsBy(models, deadlineTables.deadlines, await deadlineTable(models), 'id', ids), 'id')

export const deadlinesOfMatters = async (
  models: ReadSide,
  matters: readonly string[],
): Promise<ReadonlyMap<string, readonly DeadlineRow[]>> =>
  grouped(await rowsBy(models, deadlineTables.deadlines, await deadlineTable(models), 'matter', matters), 'matter')

export const deadlinesOfItems = async (
  models: ReadSide,
  items: readonly string[],
): Promise<ReadonlyMap<string, readonly DeadlineRow[]>> =>
  grouped(await rowsBy(models, deadlineTables.deadlines, await deadlineTable(models), 'item', items), 'item')

export const deadlineConditions = (filter: DeadlineFilter): readonly Condition[] => [
  ...isOneAgency(filter.agencies),
  ...is('officer', filter.officer),
  ...isOneOf('kind', filter.kinds),
  ...isOneStatus(filter.statuses),
  ...isBetween('due', filter.dueFrom, filter.dueUntil),
  ...isOverdue(filter.overdueOn),
  ...is('item', filter.item),
  ...is('matter', filter.matter),
  ...withoutComplaints(filter.exceptComplaints ?? []),
  ...withoutCases(filter.exceptCases ?? []),
  ...isKnown('proposedDue', filter.proposed),
  ...is('provisional', filter.provisional),
]

/** Matters of a complaint are `{complaint}.r{round}`. */
const withoutComplaints = (complaints: readonly string[]): readonly Condition[] =>
  complaints.length === 0 ? [] : [sql`regexp_replace(matter, '\\.r[0-9]+$', '') <> all(${[...complaints]}::text[])`]

const withoutCases = (cases: readonly string[]): readonly Condition[] =>
  cases.length === 0 ? [] : [sql`key_subject <> all(${cases.map((id) => `case:${id}`)}::text[])`]

/** One agency is compared as such: the index then gives the order too, and a page reads a page. */
const isOneAgency = (agencies: readonly string[] | undefined): readonly Condition[] =>
  agencies?.length === 1 ? is('agency', agencies[0]) : isOneOf('agency', agencies)

/** Written out for `running` alone, so that the planner sees the partial index. */
const isOneStatus = (statuses: readonly DeadlineStatus[] | undefined): readonly Condition[] =>
  statuses?.length === 1 && statuses[0] === 'running' ? [sql`status = 'running'`] : isOneOf('status', statuses)

const isOverdue = (day: string | undefined): readonly Condition[] =>
  day === undefined ? [] : [sql`status in ('running', 'missed')`, sql`done_on is null`, sql`due < ${day}`]

import { sql } from 'kysely'
import type { OutcomeKind } from '../../domain/application/outcome.js'
import type { ApplicantKind, IntakeChannel } from '../../domain/application/vocabulary.js'
import { beginsWith, is, isBetween, isOneOf, overlaps } from '../conditions.js'
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
import { APPLICATIONS } from './projection.js'
import { type ApplicationRow, type ApplicationStage, type ApplicationStep, tables } from './tables.js'

/** An absent value restricts nothing. Days are dates in Asia/Shanghai, both ends included. */
export interface ApplicationFilter {
  /** Answering; sub-agencies are named one by one. */
  readonly agencies?: readonly string[]
  readonly officer?: string
  /** Nobody is in charge yet. */
  readonly unassigned?: boolean
  readonly channels?: readonly IntakeChannel[]
  readonly applicantKinds?: readonly ApplicantKind[]
  /** Data subjects. */
  readonly applicants?: readonly string[]
  readonly statuses?: readonly ApplicationRow['status'][]
  readonly stages?: readonly ApplicationStage[]
  readonly awaits?: readonly ApplicationStep[]
  readonly dueFrom?: string
  readonly dueUntil?: string
  readonly receivedFrom?: string
  readonly receivedUntil?: string
  readonly dispatchedFrom?: string
  readonly dispatchedUntil?: string
  readonly outcomes?: readonly OutcomeKind[]
  /** Answered after its date, or not answered and due before this day. */
  readonly lateOn?: string
  /** Not answered and due before this day. */
  readonly overdueOn?: string
  readonly extended?: boolean
  /** With a review or lawsuit that is not over. */
  readonly disputed?: boolean
  readonly item?: string
  readonly splitFrom?: string
  /** Its registration number or that of its reply begins so. */
  readonly number?: string
  /** It waits for somebody at one of these. */
  readonly desks?: readonly Desk[]
}

/** What lies before one person in one agency. */
export interface Desk {
  readonly agency: string
  readonly people: readonly string[]
  /** Steps of matters that one of the people is in charge of. */
  readonly ofOwn: readonly ApplicationStep[]
  /** Steps on drafts that none of them wrote or approved. */
  readonly ofOthers: readonly ApplicationStep[]
  readonly ofAny: readonly ApplicationStep[]
  /** Whose own matters are waited for in vain: the applicant's time was over before this day. */
  readonly lapsedBefore?: string
}

export type ApplicationOrder = 'newestFirst' | 'oldestFirst' | 'dueFirst'

const ORDERS: Readonly<Record<ApplicationOrder, KeysetOrder<keyof ApplicationRow & string>>> = {
  newestFirst: { list: 'applications', columns: ['registeredOrdinal'], direction: 'desc' },
  oldestFirst: { list: 'applications', columns: ['registeredOrdinal'], direction: 'asc' },
  dueFirst: { list: 'applications', columns: ['due', 'id'], direction: 'asc' },
}

export const applicationTable = async (models: ReadSide): Promise<string> =>
  `${await models.schemaOf(APPLICATIONS)}.applications`

/** @throws InvalidCursorError, InvalidPageSizeError, ReadModelNotReadyError */
export async function applications(
  models: ReadSide,
  filter: ApplicationFilter,
  order: ApplicationOrder,
  page: PageArgs,
): Promise<Page<ApplicationRow>> {
  const from = await applicationTable(models)
  return selectPage(
    models,
    { table: tables.applications, from, where: applicationConditions(filter), order: ORDERS[order] },
    page,
  )
}

export const countApplications = async (models: ReadSide, filter: ApplicationFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await applicationTable(models), where: applicationConditions(filter) })

export const applicationsByIds = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ApplicationRow>> =>
  byKey(await rowsBy(models, tables.applications, await applicationTable(models), 'id', ids), 'id')

export const applicationConditions = (filter: ApplicationFilter): readonly Condition[] => [
  ...isOneAgency(filter.agencies),
  ...is('officer', filter.officer),
  ...(filter.unassigned === undefined ? [] : [filter.unassigned ? sql`officer is null` : sql`officer is not null`]),
  ...isOneOf('channel', filter.channels),
  ...isOneOf('applicantKind', filter.applicantKinds),
  ...isOneOf('applicant', filter.applicants),
  ...isOneOf('status', filter.statuses),
  ...isOneOf('stage', filter.stages),
  ...overlaps('awaits', filter.awaits),
  ...isBetween('due', filter.dueFrom, filter.dueUntil),
  ...isBetween('receivedOn', filter.receivedFrom, filter.receivedUntil),
  ...isBetween('dispatchedOn', filter.dispatchedFrom, filter.dispatchedUntil),
  ...isOneOf('outcome', filter.outcomes),
  ...(filter.lateOn === undefined ? [] : [sql`(late or ${overdue(filter.lateOn)})`]),
  ...(filter.overdueOn === undefined ? [] : [overdue(filter.overdueOn)]),
  ...is('extended', filter.extended),
  ...(filter.disputed === undefined ? [] : [filter.disputed ? sql`remedies_open > 0` : sql`remedies_open = 0`]),
  ...is('item', filter.item),
  ...is('splitFrom', filter.splitFrom),
  ...hasNumber(filter.number),
  ...liesOn(filter.desks),
]

function liesOn(desks: readonly Desk[] | undefined): readonly Condition[] {
  if (desks === undefined) return []
  const waits = (steps: readonly ApplicationStep[]) => sql`awaits && ${steps}::text[]`
  const lapsed = (day: string | undefined) =>
    day === undefined ? sql`false` : sql`due_kind in ('amendment', 'feePayment') and due < ${day}`
  const either = desks.map(
    ({ agency, people, ofOwn, ofOthers, ofAny, lapsedBefore }) => sql`(agency = ${agency} and (
      ${waits(ofAny)}
      or ((${waits(ofOwn)} or ${lapsed(lapsedBefore)}) and officer = any(${people}::text[]))
      or (${waits(ofOthers)} and not coalesce(draft->>'by', '') = any(${people}::text[])
        and not coalesce(draft->>'approvedBy', '') = any(${people}::text[]))))`,
  )
  return either.length === 0 ? [sql`false`] : [sql`(${sql.join(either, sql` or `)})`]
}

/** The agency's own date is over: those of the applicant, to correct or to pay, are no delay of the agency. */
export const overdue = (day: string): Condition => sql`(status = 'open' and due_kind = 'reply' and due < ${day})`

/** One agency is compared as such: the index then gives the order too. */
const isOneAgency = (agencies: readonly string[] | undefined): readonly Condition[] =>
  agencies?.length === 1 ? is('agency', agencies[0]) : isOneOf('agency', agencies)

function hasNumber(number: string | undefined): readonly Condition[] {
  const [from, until] = beginsWith('registrationNumber', number)
  const [replyFrom, replyUntil] = beginsWith('replyNumber', number)
  return from === undefined || until === undefined || replyFrom === undefined || replyUntil === undefined
    ? []
    : [sql`((${from} and ${until}) or (${replyFrom} and ${replyUntil}))`]
}

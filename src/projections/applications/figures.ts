import { sql } from 'kysely'
import { whereOf } from '../page.js'
import type { ReadSide } from '../readSide.js'
import { applicationConditions, type ApplicationFilter, applicationTable, overdue } from './queries.js'
import type { ApplicationStage } from './tables.js'

/** How many applications stand where. `overdue`, `dueToday` and `dueSoon` are parts of those in hand. */
export interface ApplicationFigures {
  readonly agency: string
  readonly stage: ApplicationStage
  readonly count: number
  readonly open: number
  readonly overdue: number
  readonly dueToday: number
  readonly dueSoon: number
  readonly extended: number
  readonly unassigned: number
  /** Answered after the date. */
  readonly repliedLate: number
  /** With a review or lawsuit that is not over. */
  readonly disputed: number
}

/** By agency and stage, in this order. Days of Asia/Shanghai; `soon`: last day of what counts as due soon. */
export async function applicationFigures(
  models: ReadSide,
  filter: ApplicationFilter,
  { today, soon }: { readonly today: string; readonly soon: string },
): Promise<readonly ApplicationFigures[]> {
  const from = sql.raw(await applicationTable(models))
  const open = sql`status = 'open'`
  const due = sql`${open} and due_kind = 'reply' and due >= ${today}`
  const { rows } = await sql<ApplicationFigures>`select agency, stage, count(*)::int as "count",
      count(*) filter (where ${open})::int as "open",
      count(*) filter (where ${overdue(today)})::int as "overdue",
      count(*) filter (where ${due} and due = ${today})::int as "dueToday",
      count(*) filter (where ${due} and due <= ${soon})::int as "dueSoon",
      count(*) filter (where extended)::int as "extended",
      count(*) filter (where ${open} and officer is null)::int as "unassigned",
      count(*) filter (where late)::int as "repliedLate",
      count(*) filter (where remedies_open > 0)::int as "disputed"
    from ${from} ${whereOf(applicationConditions(filter))}
    group by agency, stage order by agency, stage`.execute(models.db)
  return rows
}

export interface ApplicantFrequency {
  readonly received: number
  readonly open: number
  /** In the calendar month of the application that is looked at, received or registered before it. */
  readonly beforeInMonth: number
  readonly repeated: number
}

export interface FrequencyQuestion {
  /** Data subject. */
  readonly applicant: string
  /** Answering: what was asked of others is no abnormal number here. */
  readonly agency: string
  readonly from: string
  readonly until: string
  /** The application that is looked at. */
  readonly registeredOrdinal: number
  /** `YYYY-MM` of its receipt. */
  readonly month: string
}

/** How often a data subject applied to an agency (711-35). What has no day of receipt yet counts by its arrival. */
export async function applicantFrequency(
  models: ReadSide,
  { applicant, agency, from, until, registeredOrdinal, month }: FrequencyQuestion,
): Promise<ApplicantFrequency> {
  const table = sql.raw(await applicationTable(models))
  const on = sql`coalesce(received_on, arrived_on)`
  const inPeriod = sql`${on} between ${from} and ${until}`
  const inMonth = sql`${on} >= ${`${month}-01`} and ${on} <= ${`${month}-31`}`
  const { rows } = await sql<ApplicantFrequency>`select
      count(*) filter (where ${inPeriod})::int as "received",
      count(*) filter (where ${inPeriod} and status = 'open')::int as "open",
      count(*) filter (where ${inMonth} and registered_ordinal < ${registeredOrdinal})::int as "beforeInMonth",
      count(*) filter (where ${inPeriod} and outcome in ('repeated', 'excessive'))::int as "repeated"
    from ${table} where applicant = ${applicant} and agency = ${agency}`.execute(models.db)
  return rows[0]!
}

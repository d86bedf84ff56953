import { sql } from 'kysely'
import type { ReadSide } from '../readSide.js'
import { COMPLAINTS } from './projection.js'

/** Complaints received in a period: those that an agency judges, or those against it. */
export interface ComplaintFigures {
  readonly received: number
  readonly anonymous: number
  readonly accepted: number
  readonly declined: number
  /** Passed on by the agency, which judges them no more. */
  readonly transferred: number
  readonly withdrawn: number
  readonly answered: number
  readonly upheld: number
  readonly partlyUpheld: number
  readonly notUpheld: number
  /** Accepted or declined after its day, or not at all by `today`. */
  readonly acceptedLate: number
  /** Answered after its day, or not at all by `today`. */
  readonly answeredLate: number
  /** Neither answered nor declined nor withdrawn. */
  readonly open: number
}

/** Days in Asia/Shanghai, both included. */
export interface ComplaintPeriod {
  readonly from: string
  readonly until: string
  readonly today: string
}

/**
 * For annual reports and scorecards (711-50): by the body that judges (`agency`), or by the agency complained of
 * (`against`). The figures against an agency are for those who judge and supervise, never for the agency itself.
 */
export async function complaintFigures(
  models: ReadSide,
  of: { readonly agency: string } | { readonly against: string },
  { from, until, today }: ComplaintPeriod,
): Promise<ComplaintFigures> {
  const table = sql.raw(`${await models.schemaOf(COMPLAINTS)}.complaints`)
  const isPassedOn = 'agency' in of ? sql`${of.agency} = any(former_agencies) and agency <> ${of.agency}` : sql`false`
  const whose =
    'agency' in of ? sql`(agency = ${of.agency} or ${of.agency} = any(former_agencies))` : sql`against = ${of.against}`
  const own = sql`not passed_on`
  const { rows } = await sql<ComplaintFigures>`select
      count(*)::int as received,
      (count(*) filter (where anonymous))::int as anonymous,
      (count(*) filter (where ${own} and accepted_on is not null))::int as accepted,
      (count(*) filter (where ${own} and stage = 'declined'))::int as declined,
      (count(*) filter (where passed_on))::int as transferred,
      (count(*) filter (where ${own} and stage = 'withdrawn'))::int as withdrawn,
      (count(*) filter (where ${own} and stage = 'answered'))::int as answered,
      (count(*) filter (where ${own} and stage = 'answered' and outcome = 'upheld'))::int as upheld,
      (count(*) filter (where ${own} and stage = 'answered' and outcome = 'partlyUpheld'))::int as "partlyUpheld",
      (count(*) filter (where ${own} and stage = 'answered' and outcome = 'notUpheld'))::int as "notUpheld",
      (count(*) filter (where ${own} and (accepted_late or (stage = 'acceptance' and accept_by < ${today}))))::int
        as "acceptedLate",
      (count(*) filter (where ${own} and (late or (stage in ('investigation', 'approval', 'reply')
        and answer_by < ${today}))))::int as "answeredLate",
      (count(*) filter (where ${own} and stage in ('acceptance', 'investigation', 'approval', 'reply')))::int as open
    from (select *, (${isPassedOn}) as passed_on from ${table}
      where received_on between ${from} and ${until} and ${whose}) as found`.execute(models.db)
  return rows[0]!
}

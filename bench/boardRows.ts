import type { Kysely } from 'kysely'
import { shippedCalendar } from '../src/app/seed/shippedCalendar.js'
import { addDays } from '../src/domain/dates.js'
import { type DeadlineReceipt, reckon } from '../src/domain/receipt.js'
import type { LocalDate } from '../src/domain/values.js'
import { run } from '../src/projections/engine/statements.js'

/** The day on which the boards are looked at. */
export const BOARD_TODAY = '2026-09-30' as LocalDate

const AGENCIES = 60
const OFFICERS = 5
const DAYS = 80

/**
 * As many running deadlines, each of a duty to publish, and as many again that were met, missed, made good or
 * cancelled, spread over agencies, officers and start days; a few of the running ones are over and not noticed yet.
 */
export async function fillBoards(
  db: Kysely<unknown>,
  { deadlines, duties }: { readonly deadlines: string; readonly duties: string },
  running: number,
): Promise<void> {
  const receipts = Array.from({ length: DAYS }, (_, index) =>
    receiptFrom(addDays('2026-08-28' as LocalDate, index % 32)),
  )
  const old = Array.from({ length: DAYS }, (_, index) => receiptFrom(addDays('2026-03-02' as LocalDate, index)))
  await run(db, deadlinesSql(deadlines), [running, 'r', JSON.stringify(receipts)])
  await run(db, deadlinesSql(deadlines), [running, 'c', JSON.stringify(old)])
  await run(db, dutiesSql(duties, deadlines))
}

function receiptFrom(start: LocalDate): DeadlineReceipt {
  const terms = [{ clause: 'LS-11.1', policy: 'publication.period@1', days: 20 }] as const
  const reckoned = reckon({ clause: 'LS-11.1', unit: 'workingDays', terms, start, startEvent: 'e' }, shippedCalendar)
  if (!reckoned.ok) throw new Error(reckoned.refusal.code)
  return reckoned.value
}

const deadlinesSql = (table: string): string => `
  insert into ${table} (id, matter, kind, clause, agency, officer, item, key_subject, status, start, due, provisional,
    policies, receipt, warnings, warned, extended, proposed_due, proposal, done_on, proof, claims_in_time, missed_at,
    miss_noticed_at, cancelled_reason, started_at, changed_at, steps, revision)
  select item || '-' || agency || '.r1-publication', item || '-' || agency || '.r1', 'publication', 'LS-11.1', agency,
    agency || '.officer-' || (chance % ${OFFICERS}), item, 'item:' || item, status, receipt->>'start', receipt->>'due', false,
    array['publication.period@1'], receipt::json, '[]', '{}', false, null, null,
    case when status = 'met' or (status = 'missed' and i % 2 = 0) then receipt->>'due' end, null, false, null, null,
    null, '2026-09-01T01:00:00.000Z', '2026-09-01T01:00:00.000Z', '[]', 0
  from (
    select i, $2 || lpad(i::text, 7, '0') as item, 'agency-' || (i % ${AGENCIES}) as agency, chance,
      ($3::jsonb)->(chance / 7 % ${DAYS}) as receipt,
      case when $2 = 'r' then 'running' when i % 20 = 0 then 'missed' when i % 31 = 0 then 'cancelled' else 'met' end as status
    from (select i, hashint4(i) & 2147483647 as chance from generate_series(1, $1::int) as i) as drawn
  ) as made`

const dutiesSql = (table: string, deadlines: string): string => `
  insert into ${table} (id, item, first_agency, agency, round, kind, grounds, start_kind, starts_on, content_hash,
    deadline, status, done_on, proof, late, missed, missed_at, lift_reason, lifted_on, arose_at, changed_at, steps, revision)
  select item || '-' || agency, item, agency, agency, 1, 'publish', '{maker}', 'formed', start, null, id,
    case status when 'running' then 'open' when 'cancelled' then 'lifted' else status end, done_on, null, false,
    status = 'missed', null, null, null, started_at, changed_at, '[]', 0
  from ${deadlines}`

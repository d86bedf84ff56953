import { sql } from 'kysely'
import type { ReadSide } from '../readSide.js'
import { applicationTable } from './queries.js'
import type { ApplicationRow } from './tables.js'

/**
 * 同一自然月内此前件数 (711-42): applications of these applicants to the same agency that were received earlier in the
 * same calendar month, in the order of receipt and then of registration. Whatever the reply was, they count; not those
 * that were merged into another and are answered with it. 0 before the day of receipt is fixed.
 */
export async function earlierInMonth(
  models: ReadSide,
  { agency, receivedOn, registeredOrdinal }: Pick<ApplicationRow, 'agency' | 'receivedOn' | 'registeredOrdinal'>,
  applicants: readonly string[],
): Promise<number> {
  if (receivedOn === null) return 0
  const table = sql.raw(await applicationTable(models))
  const { rows } = await sql<{ earlier: number }>`
    select count(*)::int as earlier from ${table}
    where agency = ${agency} and applicant = any(${applicants}::text[]) and status <> 'merged'
      and received_on between ${`${receivedOn.slice(0, 7)}-01`} and ${receivedOn}
      and (received_on, registered_ordinal) < (${receivedOn}, ${registeredOrdinal})`.execute(models.db)
  return rows[0]?.earlier ?? 0
}

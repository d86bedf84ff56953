import { type Kysely, sql } from 'kysely'
import type { Instant } from '../domain/values.js'
import type { Schedule } from './timer.js'

// Durable, and no read model: `rebuild` never touches these rows.

/** One subject of a kind with the next moment at which something is due, set by the event at (stream, revision). */
export interface TimerRow {
  readonly kind: string
  readonly subject: string
  readonly stream: string
  readonly revision: number
  readonly dueAt: Instant
  readonly later: readonly Instant[]
}

/** Replaces the moments of a subject, unless an event further on in the stream has set them already. */
export async function setTimer(
  db: Kysely<unknown>,
  kind: string,
  { subject, moments }: Schedule,
  { stream, revision }: { readonly stream: string; readonly revision: number },
): Promise<void> {
  const [dueAt, ...later] = [...new Set(moments)].sort()
  if (dueAt === undefined) {
    await sql`delete from runtime.timers
      where kind = ${kind} and subject = ${subject} and revision <= ${revision}`.execute(db)
    return
  }
  await sql`insert into runtime.timers as t (kind, subject, stream, revision, due_at, later)
    values (${kind}, ${subject}, ${stream}, ${revision}, ${dueAt}, ${later}::text[])
    on conflict (kind, subject) do update set stream = excluded.stream, revision = excluded.revision,
      due_at = excluded.due_at, later = excluded.later
      where t.revision < excluded.revision`.execute(db)
}

/** The earliest first; what an operator has to look at is left out. */
export async function dueTimers(
  db: Kysely<unknown>,
  kinds: readonly string[],
  now: Instant,
  limit: number,
): Promise<readonly TimerRow[]> {
  const { rows } = await sql<TimerRow>`select kind, subject, stream, revision::int as revision, due_at as "dueAt", later
    from runtime.timers t
    where due_at <= ${now} and kind = any(${kinds}::text[]) and ${isNotSetAside}
    order by due_at, kind, subject limit ${limit}`.execute(db)
  return rows
}

/** Something is due that nobody has looked at yet, or that could not be done so far. */
export const isAnythingDue = async (db: Kysely<unknown>, kinds: readonly string[], now: Instant): Promise<boolean> =>
  (await dueTimers(db, kinds, now, 1)).length > 0

/** Done for all moments up to `now`; the next one is due next. Nothing when the row has been set anew meanwhile. */
export async function passTimer(db: Kysely<unknown>, row: TimerRow, now: Instant): Promise<void> {
  const [dueAt, ...later] = row.later.filter((moment) => moment > now)
  const same = sql`kind = ${row.kind} and subject = ${row.subject} and stream = ${row.stream}
    and revision = ${row.revision} and due_at = ${row.dueAt}`
  if (dueAt === undefined) await sql`delete from runtime.timers where ${same}`.execute(db)
  else await sql`update runtime.timers set due_at = ${dueAt}, later = ${later}::text[] where ${same}`.execute(db)
}

/** The process that fires them. */
export const TIMER = 'timer'

const isNotSetAside = sql`not exists (select 1 from runtime.quarantined q
  where q.process = ${TIMER} and q.stream = t.stream and q.revision = t.revision and not q.release)`

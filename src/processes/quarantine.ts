import { type Kysely, sql } from 'kysely'

/** A stream that a process has set aside: one of its events led to a command that is refused again and again. */
export interface QuarantinedStream {
  readonly process: string
  readonly stream: string
  readonly revision: number
  readonly eventId: string
  readonly error: string
  readonly quarantinedAt: string
  /** Events that wait, the failed one included. */
  readonly waiting: number
}

interface Queued {
  readonly stream: string
  readonly revision: number
  readonly id: string
}

export async function quarantine(
  db: Kysely<unknown>,
  process: string,
  { stream, revision, id }: Queued,
  error: string | null = null,
): Promise<void> {
  await sql`insert into runtime.quarantined (process, stream, revision, event_id, error)
    values (${process}, ${stream}, ${revision}, ${id}, ${error}) on conflict do nothing`.execute(db)
}

export async function quarantinedStreams(
  db: Kysely<unknown>,
  process: string,
): Promise<readonly { readonly stream: string; readonly release: boolean }[]> {
  const { rows } = await sql<{ stream: string; release: boolean }>`select stream, bool_or(release) as release
    from runtime.quarantined where process = ${process} group by stream order by stream`.execute(db)
  return rows
}

/** Revisions that wait, in their order. */
export async function queuedRevisions(
  db: Kysely<unknown>,
  process: string,
  stream: string,
): Promise<readonly number[]> {
  const { rows } = await sql<{ revision: number }>`select revision::int as revision from runtime.quarantined
    where process = ${process} and stream = ${stream} order by revision`.execute(db)
  return rows.map(({ revision }) => revision)
}

export async function letGo(db: Kysely<unknown>, process: string, stream: string, revision: number): Promise<void> {
  await sql`delete from runtime.quarantined
    where process = ${process} and stream = ${stream} and revision = ${revision}`.execute(db)
}

export async function noteStillFailing(
  db: Kysely<unknown>,
  process: string,
  stream: string,
  { revision, error }: { readonly revision: number; readonly error: string },
): Promise<void> {
  await sql`update runtime.quarantined set release = false,
      error = case when revision = ${revision} then ${error} else error end
    where process = ${process} and stream = ${stream}`.execute(db)
}

/** Asks the owner, in whatever program, to try again. False when the stream is not in quarantine. */
export async function requestRelease(db: Kysely<unknown>, process: string, stream: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update runtime.quarantined set release = true
    where process = ${process} and stream = ${stream}`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** Asks the owners to try again whatever was refused for this reason. */
export async function requestReleaseOf(db: Kysely<unknown>, code: string): Promise<void> {
  await sql`update runtime.quarantined set release = true
    where error like '%was refused: %' and position(${code} in error) > 0`.execute(db)
}

export async function listQuarantined(db: Kysely<unknown>): Promise<readonly QuarantinedStream[]> {
  const { rows } = await sql<QuarantinedStream>`select distinct on (process, stream) process, stream,
      revision::int as revision, event_id as "eventId", coalesce(error, '') as error,
      to_char(quarantined_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "quarantinedAt",
      (count(*) over (partition by process, stream))::int as waiting
    from runtime.quarantined order by process, stream, revision`.execute(db)
  return rows
}

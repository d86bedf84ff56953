import { type Kysely, sql } from 'kysely'
import type { Position } from '../eventstore/eventStore.js'

/** Up to where a process has reacted, and by which event that can be recognised again. */
export interface ProcessCheckpoint {
  readonly logId: string
  readonly position: Position
  readonly eventId: string
  readonly stream: string
  readonly revision: number
  readonly recordedAt: string
}

export interface ProcessRow {
  readonly name: string
  readonly version: number
  readonly paused: boolean
  readonly halted: string | null
  readonly owner: string | null
  readonly owned: boolean
  readonly fence: number
  readonly lastError: string | null
  readonly quarantined: number
  readonly toRelease: boolean
  readonly checkpoint: ProcessCheckpoint | undefined
}

/** Somebody else runs the process now. */
export class LostProcessError extends Error {
  override readonly name = 'LostProcessError'
  constructor(readonly process: string) {
    super(`another program has taken over the process ${process}`)
  }
}

export async function readProcesses(db: Kysely<unknown>): Promise<readonly ProcessRow[]> {
  const { rows } = await sql<Omit<ProcessRow, 'checkpoint'> & ProcessCheckpoint & { logId: string | null }>`
    select name, version, paused, halted, owner, fence::int as fence, last_error as "lastError",
      coalesce(lease_until > clock_timestamp(), false) as owned,
      (select count(distinct q.stream)::int from runtime.quarantined q where q.process = p.name) as quarantined,
      exists (select 1 from runtime.quarantined q where q.process = p.name and q.release) as "toRelease",
      log_id as "logId", position, event_id as "eventId", stream, revision::int as revision, recorded_at as "recordedAt"
    from runtime.processes p order by name`.execute(db)
  return rows.map(({ logId, position, eventId, stream, revision, recordedAt, ...row }) => ({
    ...row,
    checkpoint: logId === null ? undefined : { logId, position, eventId, stream, revision, recordedAt },
  }))
}

/** The fencing token; undefined while another program runs the process, or a newer release has taken it over. */
export async function claimProcess(
  db: Kysely<unknown>,
  { name, version }: { readonly name: string; readonly version: number },
  owner: string,
  leaseMs: number,
): Promise<number | undefined> {
  const { rows } = await sql<{ fence: number }>`
    insert into runtime.processes as p (name, version, owner, fence, lease_until)
      values (${name}, ${version}, ${owner}, 1, clock_timestamp() + ${leaseMs} * interval '1 millisecond')
      on conflict (name) do update set version = excluded.version, owner = excluded.owner, fence = p.fence + 1,
        lease_until = excluded.lease_until, updated_at = clock_timestamp()
        where p.version <= excluded.version and p.halted is null
          and (p.lease_until is null or p.lease_until < clock_timestamp() or p.owner = excluded.owner)
      returning fence::int as fence`.execute(db)
  return rows[0]?.fence
}

export async function renewProcess(
  db: Kysely<unknown>,
  name: string,
  fence: number,
  leaseMs: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update runtime.processes
    set lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where name = ${name} and fence = ${fence}`.execute(db)
  return numAffectedRows === 1n
}

export async function releaseProcess(db: Kysely<unknown>, name: string, fence: number): Promise<void> {
  await sql`update runtime.processes set owner = null, lease_until = null
    where name = ${name} and fence = ${fence}`.execute(db)
}

/** Compare and set under the fence; after a crash it is passed again, so that nothing waits for the disk. @throws LostProcessError */
export async function moveProcess(
  db: Kysely<unknown>,
  name: string,
  fence: number,
  from: Position | undefined,
  to: ProcessCheckpoint,
): Promise<void> {
  const { numAffectedRows } =
    await sql`with quick as materialized (select set_config('synchronous_commit', 'off', true))
    update runtime.processes set log_id = ${to.logId}, position = ${to.position},
      event_id = ${to.eventId}, stream = ${to.stream}, revision = ${to.revision}, recorded_at = ${to.recordedAt},
      updated_at = clock_timestamp()
    from quick
    where name = ${name} and fence = ${fence} and position is not distinct from ${from ?? null}`.execute(db)
  if (numAffectedRows !== 1n) throw new LostProcessError(name)
}

export async function haltProcess(db: Kysely<unknown>, name: string, reason: string): Promise<void> {
  await sql`update runtime.processes set halted = ${reason} where name = ${name}`.execute(db)
}

export async function pauseProcess(db: Kysely<unknown>, name: string, paused: boolean): Promise<void> {
  await sql`update runtime.processes set paused = ${paused} where name = ${name}`.execute(db)
}

export async function noteProcessError(db: Kysely<unknown>, name: string, error: string): Promise<void> {
  await sql`update runtime.processes set last_error = ${error}, last_error_at = clock_timestamp()
    where name = ${name}`.execute(db)
}

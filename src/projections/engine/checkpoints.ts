import type { Kysely } from 'kysely'
import type { Position } from '../../eventstore/eventStore.js'
import type { Build } from './buildSchema.js'
import { run } from './statements.js'

/** Up to where a read model has taken in the log, and by which event that can be recognised again. */
export interface Checkpoint {
  readonly logId: string
  readonly position: Position
  readonly eventId: string
  readonly stream: string
  readonly revision: number
  readonly recordedAt: string
  /** Events of the log up to here, counted from 1. */
  readonly ordinal: number
}

export interface BuildRow extends Build {
  readonly state: 'building' | 'live' | 'retired'
  readonly indexed: boolean
  readonly paused: boolean
  readonly halted: string | null
  readonly owner: string | null
  readonly owned: boolean
  readonly fence: number
  readonly rate: number | null
  readonly lastError: string | null
  readonly parkedStreams: number
  readonly checkpoint: Checkpoint | undefined
}

/** Somebody else owns the read model now; whatever was being written is rolled back. */
export class LostOwnershipError extends Error {
  constructor(build: Build) {
    super(`another process has taken over ${build.name} v${build.version} build ${build.build}`)
    this.name = 'LostOwnershipError'
  }
}

const KEY = 'name = $1 and version = $2 and build = $3'
const keyOf = ({ name, version, build }: Build): readonly unknown[] => [name, version, build]

interface RawBuildRow extends Omit<BuildRow, 'checkpoint'> {
  readonly log_id: string | null
  readonly position: Position
  readonly event_id: string
  readonly stream: string
  readonly revision: number
  readonly recorded_at: string
  readonly ordinal: number
}

/** All builds on record, or those of the named read models. */
export async function readBuilds(db: Kysely<unknown>, names?: readonly string[]): Promise<readonly BuildRow[]> {
  const rows = await run<RawBuildRow>(
    db,
    `select name, version, build, state, indexed, paused, halted, owner, fence, rate, last_error as "lastError",
        coalesce(lease_until > clock_timestamp(), false) as owned,
        log_id, position, event_id, stream, revision, recorded_at, ordinal,
        (select count(distinct k.stream)::int from runtime.parked k
          where k.name = p.name and k.version = p.version and k.build = p.build) as "parkedStreams"
      from runtime.projections p ${names === undefined ? '' : 'where name = any($1)'} order by name, version, build`,
    names === undefined ? [] : [names],
  )
  return rows.map(({ log_id, position, event_id, stream, revision, recorded_at, ordinal, ...row }) => ({
    ...row,
    checkpoint:
      log_id === null
        ? undefined
        : { logId: log_id, position, eventId: event_id, stream, revision, recordedAt: recorded_at, ordinal },
  }))
}

/** Makes the first build of a version on record; a later call changes nothing. */
export async function recordBuild(db: Kysely<unknown>, build: Build): Promise<void> {
  await run(
    db,
    'insert into runtime.projections (name, version, build) values ($1, $2, $3) on conflict do nothing',
    keyOf(build),
  )
}

/** The fencing token of the new owner; undefined while another owner's lease runs. The clock is the database's. */
export async function claim(
  db: Kysely<unknown>,
  build: Build,
  owner: string,
  leaseMs: number,
): Promise<number | undefined> {
  const rows = await run<{ fence: number }>(
    db,
    `update runtime.projections set owner = $4, fence = fence + 1,
        lease_until = clock_timestamp() + $5 * interval '1 millisecond', updated_at = clock_timestamp()
      where ${KEY} and (lease_until is null or lease_until < clock_timestamp() or owner = $4) returning fence`,
    [...keyOf(build), owner, leaseMs],
  )
  return rows[0]?.fence
}

export interface Renewal {
  readonly rate: number | null
  readonly lastError: string | null
}

/** Extends the lease; false when it is another's by now. */
export async function renew(
  db: Kysely<unknown>,
  build: Build,
  fence: number,
  leaseMs: number,
  { rate, lastError }: Renewal,
): Promise<boolean> {
  const rows = await run(
    db,
    `update runtime.projections set lease_until = clock_timestamp() + $5 * interval '1 millisecond', rate = $6,
        last_error = coalesce($7, last_error),
        last_error_at = case when $7::text is null then last_error_at else clock_timestamp() end
      where ${KEY} and fence = $4 returning 1`,
    [...keyOf(build), fence, leaseMs, rate, lastError],
  )
  return rows.length === 1
}

export async function release(db: Kysely<unknown>, build: Build, fence: number): Promise<void> {
  await run(
    db,
    `update runtime.projections set owner = null, lease_until = null, rate = null where ${KEY} and fence = $4`,
    [...keyOf(build), fence],
  )
}

/**
 * Compare and set: moves the checkpoint from `from`, under the fence, or rejects so that the page is rolled back. The durable
 * commit may follow a moment later: after a crash rows and checkpoint are gone together and are written again from the log.
 */
export async function moveCheckpoint(
  trx: Kysely<unknown>,
  build: Build,
  fence: number,
  from: Position | undefined,
  to: Checkpoint,
): Promise<void> {
  const rows = await run(
    trx,
    `with quick as materialized (select set_config('synchronous_commit', 'off', true))
      update runtime.projections set log_id = $6, position = $7, event_id = $8, stream = $9, revision = $10,
        recorded_at = $11, ordinal = $12, updated_at = clock_timestamp() from quick
      where ${KEY} and fence = $4 and position is not distinct from $5 returning 1`,
    [
      ...keyOf(build),
      fence,
      from ?? null,
      to.logId,
      to.position,
      to.eventId,
      to.stream,
      to.revision,
      to.recordedAt,
      to.ordinal,
    ],
  )
  if (rows.length !== 1) throw new LostOwnershipError(build)
}

export async function noteError(db: Kysely<unknown>, build: Build, error: string): Promise<void> {
  await run(db, `update runtime.projections set last_error = $4, last_error_at = clock_timestamp() where ${KEY}`, [
    ...keyOf(build),
    error,
  ])
}

export async function halt(db: Kysely<unknown>, build: Build, reason: string): Promise<void> {
  await run(db, `update runtime.projections set halted = $4 where ${KEY}`, [...keyOf(build), reason])
}

export async function setPaused(db: Kysely<unknown>, name: string, paused: boolean): Promise<void> {
  await run(db, 'update runtime.projections set paused = $2 where name = $1', [name, paused])
}

export async function markIndexed(db: Kysely<unknown>, build: Build, fence: number): Promise<void> {
  await run(db, `update runtime.projections set indexed = true where ${KEY} and fence = $4`, [...keyOf(build), fence])
}

/** Readers go over to this build; the former build of the same version is not fed any more. */
export async function switchReaders(db: Kysely<unknown>, build: Build, fence: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const live = await run(
      trx,
      `update runtime.projections set state = 'live' where ${KEY} and fence = $4 and state = 'building' returning 1`,
      [...keyOf(build), fence],
    )
    if (live.length !== 1) throw new LostOwnershipError(build)
    await run(
      trx,
      `update runtime.projections set state = 'retired' where name = $1 and version = $2 and build < $3`,
      keyOf(build),
    )
  })
}

export async function forgetBuild(db: Kysely<unknown>, build: Build): Promise<void> {
  await run(db, 'delete from runtime.parked where name = $1 and version = $2 and build = $3', keyOf(build))
  await run(db, `delete from runtime.projections where ${KEY}`, keyOf(build))
}

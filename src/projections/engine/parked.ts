import type { Kysely } from 'kysely'
import { arrayLiteral } from './arrayLiteral.js'
import type { Build } from './buildSchema.js'
import { run } from './statements.js'

/** A stream that a read model has set aside because one of its events could not be taken in. */
export interface ParkedStream extends Build {
  readonly stream: string
  readonly eventId: string
  readonly revision: number
  readonly error: string
  readonly parkedAt: string
  /** Events that wait, the failed one included. */
  readonly waiting: number
}

export interface QueuedEvent {
  readonly stream: string
  readonly revision: number
  readonly ordinal: number
  readonly id: string
}

const keyOf = ({ name, version, build }: Build): readonly unknown[] => [name, version, build]
const KEY = 'name = $1 and version = $2 and build = $3'

/** Events that queue behind a failed one of their stream, and the failed one itself with its error. */
export async function queueEvents(
  trx: Kysely<unknown>,
  build: Build,
  events: readonly QueuedEvent[],
  error: string | null = null,
): Promise<void> {
  if (events.length === 0) return
  await run(
    trx,
    `insert into runtime.parked (name, version, build, error, stream, revision, ordinal, event_id)
      select $1, $2, $3, $4, page.* from unnest($5::text[], $6::bigint[], $7::bigint[], $8::text[]) as page
      on conflict do nothing`,
    [
      ...keyOf(build),
      error,
      arrayLiteral(events.map(({ stream }) => stream)),
      arrayLiteral(events.map(({ revision }) => revision)),
      arrayLiteral(events.map(({ ordinal }) => ordinal)),
      arrayLiteral(events.map(({ id }) => id)),
    ],
  )
}

export async function parkedStreamNames(
  db: Kysely<unknown>,
  build: Build,
): Promise<{ readonly parked: ReadonlySet<string>; readonly toReplay: readonly string[] }> {
  const rows = await run<{ stream: string; replay: boolean }>(
    db,
    `select stream, bool_or(replay) as replay from runtime.parked where ${KEY} group by stream`,
    keyOf(build),
  )
  return {
    parked: new Set(rows.map(({ stream }) => stream)),
    toReplay: rows.filter(({ replay }) => replay).map(({ stream }) => stream),
  }
}

/** The events of a parked stream in their order, with the ordinals they had in the log. */
export const queueOf = (db: Kysely<unknown>, build: Build, stream: string): Promise<readonly QueuedEvent[]> =>
  run<QueuedEvent>(
    db,
    `select stream, revision, ordinal, event_id as id from runtime.parked where ${KEY} and stream = $4 order by revision`,
    [...keyOf(build), stream],
  )

export async function unpark(trx: Kysely<unknown>, build: Build, stream: string, upTo: number): Promise<void> {
  await run(trx, `delete from runtime.parked where ${KEY} and stream = $4 and revision <= $5`, [
    ...keyOf(build),
    stream,
    upTo,
  ])
}

export async function noteReplayFailed(
  db: Kysely<unknown>,
  build: Build,
  stream: string,
  failed: { readonly revision: number; readonly error: string },
): Promise<void> {
  await run(
    db,
    `update runtime.parked set replay = false, error = case when revision = $5 then $6 else error end
      where ${KEY} and stream = $4`,
    [...keyOf(build), stream, failed.revision, failed.error],
  )
}

/** Asks the owner of the read model, in whatever process, to try the stream again. False when it is not parked. */
export async function requestReplay(db: Kysely<unknown>, name: string, stream: string): Promise<boolean> {
  const rows = await run(db, 'update runtime.parked set replay = true where name = $1 and stream = $2 returning 1', [
    name,
    stream,
  ])
  return rows.length > 0
}

export const listParked = (db: Kysely<unknown>): Promise<readonly ParkedStream[]> =>
  run<ParkedStream>(
    db,
    `select distinct on (name, version, build, stream) name, version, build, stream, event_id as "eventId", revision,
        coalesce(error, '') as error,
        to_char(parked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "parkedAt",
        (count(*) over (partition by name, version, build, stream))::int as waiting
      from runtime.parked order by name, version, build, stream, revision`,
  )

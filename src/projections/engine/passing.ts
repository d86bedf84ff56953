import type { Kysely } from 'kysely'
import type { Position } from '../../eventstore/eventStore.js'
import type { Build } from './buildSchema.js'
import { type Checkpoint, LostOwnershipError } from './checkpoints.js'
import { run } from './statements.js'

interface Move {
  readonly build: Build
  readonly fence: number
  readonly from: Position | undefined
  readonly to: Checkpoint
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

const keyOf = ({ name, version, build }: Build): string => `${name}/${version}/${build}`

/** Moves a checkpoint past events that do not concern its build: compare and set under the fence, as every move. */
export type PassCheckpoint = (build: Build, fence: number, from: Position | undefined, to: Checkpoint) => Promise<void>

/**
 * Most pages concern few read models, and all the others only go past them: whoever does so in the same moment is
 * written in one statement. Each has its own outcome; who has lost ownership does not hold up the others.
 */
export function passCheckpoints(db: Kysely<unknown>): PassCheckpoint {
  let waiting: Move[] = []

  async function flush(): Promise<void> {
    const moves = waiting
    waiting = []
    try {
      const moved = new Set((await moveAll(db, moves)).map(keyOf))
      for (const { build, done, failed } of moves)
        if (moved.has(keyOf(build))) done()
        else failed(new LostOwnershipError(build))
    } catch (error) {
      for (const { failed } of moves) failed(error)
    }
  }

  return (build, fence, from, to) =>
    new Promise((done, failed) => {
      if (waiting.length === 0) setImmediate(() => void flush())
      waiting.push({ build, fence, from, to, done, failed })
    })
}

/** Locked in one order, so that two owners who both think they are it cannot wait for each other. */
const moveAll = (db: Kysely<unknown>, moves: readonly Move[]): Promise<readonly Build[]> =>
  run<Build>(
    db,
    // As for rows and checkpoints: after a crash it is passed again, so that nothing waits for the disk.
    `with quick as materialized (select set_config('synchronous_commit', 'off', true)),
      moves as materialized (
        select m.* from unnest($1::text[], $2::int[], $3::int[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[],
          $9::text[], $10::bigint[], $11::text[], $12::bigint[])
          as m(name, version, build, fence, was, log_id, position, event_id, stream, revision, recorded_at, ordinal)),
      mine as materialized (
        select p.name, p.version, p.build from runtime.projections p join moves m using (name, version, build)
        where p.fence = m.fence and p.position is not distinct from m.was
        order by p.name, p.version, p.build for update of p)
      update runtime.projections p set log_id = m.log_id, position = m.position, event_id = m.event_id, stream = m.stream,
          revision = m.revision, recorded_at = m.recorded_at, ordinal = m.ordinal, updated_at = clock_timestamp()
        from moves m join mine using (name, version, build) cross join quick
        where p.name = m.name and p.version = m.version and p.build = m.build
        returning p.name, p.version, p.build`,
    [
      moves.map(({ build }) => build.name),
      moves.map(({ build }) => build.version),
      moves.map(({ build }) => build.build),
      moves.map(({ fence }) => fence),
      moves.map(({ from }) => from ?? null),
      moves.map(({ to }) => to.logId),
      moves.map(({ to }) => to.position),
      moves.map(({ to }) => to.eventId),
      moves.map(({ to }) => to.stream),
      moves.map(({ to }) => to.revision),
      moves.map(({ to }) => to.recordedAt),
      moves.map(({ to }) => to.ordinal),
    ],
  )

import type { Kysely } from 'kysely'
import type { EventStore, Position } from '../eventstore/eventStore.js'
import { type Build, schemaOf } from './engine/buildSchema.js'
import { run } from './engine/statements.js'

export type WaitResult =
  | { readonly kind: 'visible' }
  | {
      readonly kind: 'notYetVisible'
      readonly code: 'NOT_YET_VISIBLE'
      /** Read models that had not reached the position in time. */
      readonly projections: readonly string[]
    }

/** No build of a read model has caught up yet: the program has just been installed, or the name is unknown. */
export class ReadModelNotReadyError extends Error {
  override readonly name = 'ReadModelNotReadyError'
  constructor(readonly projection: string) {
    super(`the read model ${projection} is still being filled`)
  }
}

/** What queries need: where the tables are, how far they are, and what is missing from them. */
export interface ReadSide {
  readonly db: Kysely<unknown>
  /** Schema of the build that readers use. @throws ReadModelNotReadyError */
  readonly schemaOf: (projection: string) => Promise<string>
  /** Waits until each named read model has taken in the event at `position`, at most `timeoutMs`. */
  readonly waitFor: (
    projections: readonly string[],
    position: Position | undefined,
    timeoutMs: number,
  ) => Promise<WaitResult>
  /** Streams whose events are set aside in one of the read models: answers about them may be incomplete. */
  readonly parkedStreams: (projections: readonly string[]) => Promise<readonly string[]>
  /** For the engine of the same process: spares asking the database. */
  readonly reached: (build: Build, position: Position) => void
}

export interface ReadSideOptions {
  readonly db: Kysely<unknown>
  readonly store: Pick<EventStore, 'comparePositions'>
  /** The newest version of each read model that the queries of this release understand. */
  readonly versions: Readonly<Record<string, number>>
}

const FRESH_MS = 1_000
const POLL_MS = 20

interface Live extends Build {
  readonly position: Position | null
}

/** Answers of this object are at most a second old where they concern other processes. */
export function createReadSide({ db, store, versions }: ReadSideOptions): ReadSide {
  const positions = new Map<string, Position>()
  const waiting = new Set<() => void>()
  const schemas = remembered((name: string) => liveBuild(db, versions, name).then(schemaOf))
  const parked = remembered((name: string) => liveBuild(db, versions, name).then((build) => parkedOf(db, build)))

  const reachedBy = (name: string, position: Position): boolean => {
    const known = positions.get(name)
    return known !== undefined && store.comparePositions(known, position) >= 0
  }
  const noteReached = (name: string, position: Position): void => {
    if (!reachedBy(name, position)) positions.set(name, position)
  }

  return {
    db,
    schemaOf: (name) => schemas(name),
    parkedStreams: async (names) => {
      const streams = await Promise.all(names.map((name) => parked(name)))
      return [...new Set(streams.flat())].sort()
    },
    reached: ({ name, version }, position) => {
      if (version !== versions[name]) return
      noteReached(name, position)
      for (const look of waiting) look()
    },
    waitFor: async (names, position, timeoutMs) => {
      if (position === undefined) return { kind: 'visible' }
      const until = performance.now() + timeoutMs
      const missing = (): readonly string[] => names.filter((name) => !reachedBy(name, position))
      while (missing().length > 0) {
        const left = until - performance.now()
        if (left <= 0) return { kind: 'notYetVisible', code: 'NOT_YET_VISIBLE', projections: missing() }
        await newsOrPause(waiting, () => missing().length === 0, Math.min(left, POLL_MS))
        if (missing().length === 0) break
        for (const live of await liveBuilds(db, versions, missing()))
          if (live.position !== null) noteReached(live.name, live.position)
      }
      return { kind: 'visible' }
    },
  }
}

function newsOrPause(waiting: Set<() => void>, done: () => boolean, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      waiting.delete(look)
      resolve()
    }
    const look = () => {
      if (done()) end()
    }
    const timer = setTimeout(end, ms)
    waiting.add(look)
  })
}

async function liveBuild(
  db: Kysely<unknown>,
  versions: Readonly<Record<string, number>>,
  name: string,
): Promise<Build> {
  const [live] = await liveBuilds(db, versions, [name])
  if (live === undefined) throw new ReadModelNotReadyError(name)
  return live
}

/** The newest build that has caught up, of the newest version that this release understands. */
const liveBuilds = (
  db: Kysely<unknown>,
  versions: Readonly<Record<string, number>>,
  names: readonly string[],
): Promise<readonly Live[]> =>
  run<Live>(
    db,
    `select distinct on (p.name) p.name, p.version, p.build, p.position
      from runtime.projections p join unnest($1::text[], $2::int[]) as known(name, version)
        on known.name = p.name and p.version <= known.version
      where p.state = 'live' order by p.name, p.version desc, p.build desc`,
    [names, names.map((name) => versions[name] ?? 0)],
  )

const parkedOf = async (db: Kysely<unknown>, { name, version, build }: Build): Promise<readonly string[]> => {
  const rows = await run<{ stream: string }>(
    db,
    'select distinct stream from runtime.parked where name = $1 and version = $2 and build = $3',
    [name, version, build],
  )
  return rows.map(({ stream }) => stream)
}

/** Asks once for all who ask at the same time, and again when the answer is older than a second. */
function remembered<T>(ask: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const answers = new Map<string, { readonly at: number; readonly answer: Promise<T> }>()
  return (name) => {
    const known = answers.get(name)
    if (known !== undefined && performance.now() - known.at < FRESH_MS) return known.answer
    const answer = ask(name)
    answers.set(name, { at: performance.now(), answer })
    answer.catch(() => answers.delete(name))
    return answer
  }
}

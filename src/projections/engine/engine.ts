import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Kysely } from 'kysely'
import type { Clock } from '../../eventstore/clock.js'
import type { EventStore, Position, Subscription } from '../../eventstore/eventStore.js'
import type { AnyProjection } from '../projection.js'
import type { ReadSide } from '../readSide.js'
import { type Build, createTables, dropTables } from './buildSchema.js'
import { BuildRunner } from './buildRunner.js'
import { type BuildRow, claim, forgetBuild, readBuilds, recordBuild, release, renew, setPaused } from './checkpoints.js'
import type { EventDecoder } from './decoder.js'
import { messageOf } from './faults.js'
import { Lane } from './lane.js'
import { LogReader } from './logReader.js'
import { listParked, type ParkedStream, parkedStreamNames, requestReplay } from './parked.js'
import { passCheckpoints } from './passing.js'
import { ensureRuntimeSchema } from './runtimeSchema.js'
import { type ProjectionStatus, statusOf } from './status.js'

export interface EngineOptions {
  readonly db: Kysely<unknown>
  readonly store: EventStore
  readonly decoder: EventDecoder
  readonly projections: readonly AnyProjection[]
  readonly readSide: Pick<ReadSide, 'reached'>
  /** Where the time for lag comes from. */
  readonly clock: Clock
  /** Most events in memory and in one transaction of a read model. */
  readonly pageSize?: number
  /** How long a process that has died keeps its read models. */
  readonly leaseMs?: number
  /** Events after one position up to another, where the store can tell; for lag and ETA. */
  readonly distance?: (from: Position | undefined, to: Position) => number | undefined
  readonly onFault?: (build: Build, error: unknown) => void
}

export interface Engine {
  /** Makes tables where they are missing and follows the log. Several processes may: each build has one owner. */
  readonly start: () => Promise<void>
  /** Ends after the pages in hand; the leases are given back, so that another process goes on at once. */
  readonly stop: () => Promise<void>
  readonly status: () => Promise<readonly ProjectionStatus[]>
  readonly parked: () => Promise<readonly ParkedStream[]>
  /** Fills a new build beside the present one; readers switch when it has caught up. */
  readonly rebuild: (name: string) => Promise<Build>
  readonly pause: (name: string) => Promise<void>
  readonly resume: (name: string) => Promise<void>
  /** Tries a parked stream again. False when it is not parked. */
  readonly replayParked: (name: string, stream: string) => Promise<boolean>
  /** Resolves when readers use the present build of each read model and it holds every event there was at the call. */
  readonly caughtUp: (names?: readonly string[]) => Promise<void>
  /** Builds that no reader of this release is led to any more. */
  readonly retired: () => Promise<readonly Build[]>
  /** Drops those builds, or only some of them; answers which. */
  readonly dropRetired: (only?: (build: Build) => boolean) => Promise<readonly Build[]>
}

const PAGE_SIZE = 5_000
const LEASE_MS = 15_000
/** How soon a build is taken over that another process has given back, or has begun. */
const LOOK_EVERY_MS = 1_000
const keyOf = ({ name, version, build }: Build): string => `${name}/${version}/${build}`
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export function createEngine(options: EngineOptions): Engine {
  const { db, store, decoder, projections, readSide, clock, leaseMs = LEASE_MS, pageSize = PAGE_SIZE } = options
  const owner = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`
  const definitions = new Map(projections.map((projection) => [projection.name, projection]))
  const runners = new Map<string, BuildRunner>()
  const onFault = (build: Build, error: unknown) => options.onFault?.(build, error)
  const pass = passCheckpoints(db)
  const lanes = { behind: lane(), live: lane() }
  let subscription: Subscription | undefined
  let heartbeat: NodeJS.Timeout | undefined
  let supervising: Promise<void> = Promise.resolve()
  let stopped = false

  function lane(): Lane {
    return new Lane(new LogReader(store, decoder, pageSize), store, {
      onEnd: async (runner) => {
        if (!(await runner.reachedEnd())) return true
        if (lanes.behind.has(runner)) {
          lanes.behind.remove(runner)
          lanes.live.add(runner)
        }
        return false
      },
      onLost: (runner) => void runners.delete(keyOf(runner.build)),
      onFault: (runner, error) => {
        runner.lastError = messageOf(error)
        onFault(runner.build, error)
      },
    })
  }

  const leave = (runner: BuildRunner): void => {
    lanes.behind.remove(runner)
    lanes.live.remove(runner)
  }

  async function takeOver(row: BuildRow, projection: AnyProjection): Promise<void> {
    const fence = await claim(db, row, owner, leaseMs)
    if (fence === undefined) return
    // Read again: the former owner may have moved the checkpoint until the moment of the claim.
    const now = (await readBuilds(db, [row.name])).find((other) => keyOf(other) === keyOf(row))
    if (now === undefined || now.fence !== fence) return
    await createTables(db, projection, now)
    const build = { name: now.name, version: now.version, build: now.build }
    const runner = new BuildRunner(
      projection,
      build,
      { db, store, decoder, pass, onVisible: readSide.reached, onFault },
      {
        fence,
        checkpoint: now.checkpoint,
        live: now.state === 'live',
        indexed: now.indexed,
        logId: await store.logId(),
      },
    )
    if (!(await runner.verify())) return release(db, build, fence)
    runners.set(keyOf(row), runner)
  }

  async function keep(row: BuildRow, runner: BuildRunner): Promise<void> {
    const kept = await renew(db, row, runner.fence, leaseMs, {
      rate: runner.rate.perSecond,
      lastError: runner.lastError,
    })
    runner.lastError = null
    if (!kept || row.state === 'retired') {
      leave(runner)
      runners.delete(keyOf(row))
      if (kept) await release(db, row, runner.fence)
      return
    }
    if (row.paused) return leave(runner)
    if (!lanes.behind.has(runner) && !lanes.live.has(runner)) lanes.behind.add(runner)
    if (row.parkedStreams > 0)
      for (const stream of (await parkedStreamNames(db, row)).toReplay) await runner.replay(stream)
  }

  async function superviseBuild(row: BuildRow, projection: AnyProjection): Promise<void> {
    if (!runners.has(keyOf(row)) && row.state !== 'retired' && !row.paused) await takeOver(row, projection)
    const runner = runners.get(keyOf(row))
    if (runner !== undefined) await keep(row, runner)
  }

  async function supervise(): Promise<void> {
    for (const row of await readBuilds(db, [...definitions.keys()])) {
      const projection = definitions.get(row.name)!
      if (stopped || row.version !== projection.version || row.halted !== null) continue
      // What is wrong with one read model must not keep the others.
      await superviseBuild(row, projection).catch((error: unknown) => onFault(row, error))
    }
  }

  /** One round at a time; a fault of one round is tried again by the next. */
  const superviseNow = (): Promise<void> => {
    supervising = supervising.then(supervise).catch((error: unknown) => {
      for (const { build } of runners.values()) onFault(build, error)
    })
    return supervising
  }

  const withReadBuilds = async (): Promise<readonly BuildRow[]> => readBuilds(db, [...definitions.keys()])
  const wake = () => {
    lanes.live.wake()
    lanes.behind.wake()
  }

  async function isCaughtUp(names: readonly string[], head: Position | undefined): Promise<boolean> {
    const rows = await withReadBuilds()
    return names.every((name) => {
      const mine = rows.filter((row) => row.name === name && row.version === definitions.get(name)!.version)
      const newest = mine.at(-1)
      if (newest?.state !== 'live') return false
      const position = newest.checkpoint?.position
      return head === undefined || (position !== undefined && store.comparePositions(position, head) >= 0)
    })
  }

  return {
    start: async () => {
      await ensureRuntimeSchema(db)
      for (const { name, version } of projections) await recordBuild(db, { name, version, build: 0 })
      lanes.behind.start()
      lanes.live.start()
      subscription = store.subscribe({
        ...(await afterHead(store)),
        onEvents: async () => wake(),
      })
      // Without wake-ups the lanes still look twice a second.
      subscription.closed.catch((error: unknown) => {
        for (const { build } of runners.values()) onFault(build, error)
      })
      await superviseNow()
      heartbeat = setInterval(() => void superviseNow(), Math.min(leaseMs / 5, LOOK_EVERY_MS))
      heartbeat.unref()
    },
    stop: async () => {
      stopped = true
      clearInterval(heartbeat)
      await subscription?.stop()
      await supervising
      await Promise.all([lanes.behind.stop(), lanes.live.stop()])
      await Promise.all([...runners.values()].map(({ build, fence }) => release(db, build, fence)))
      runners.clear()
    },
    status: async () => {
      const head = await store.head()
      const distance = options.distance ?? (() => undefined)
      return (await withReadBuilds()).map((row) => statusOf(row, { head, now: clock.now(), distance }))
    },
    parked: () => listParked(db),
    rebuild: async (name) => {
      const projection = definitions.get(name)
      if (projection === undefined) throw new UnknownProjectionError(name)
      const rows = (await readBuilds(db, [name])).filter(({ version }) => version === projection.version)
      const build = { name, version: projection.version, build: Math.max(-1, ...rows.map((row) => row.build)) + 1 }
      await recordBuild(db, build)
      await superviseNow()
      return build
    },
    pause: async (name) => {
      await setPaused(db, name, true)
      await superviseNow()
    },
    resume: async (name) => {
      await setPaused(db, name, false)
      await superviseNow()
    },
    replayParked: async (name, stream) => {
      const found = await requestReplay(db, name, stream)
      await superviseNow()
      return found
    },
    caughtUp: async (names = [...definitions.keys()]) => {
      const head = await store.head()
      wake()
      while (!stopped && !(await isCaughtUp(names, head))) await pause(10)
    },
    retired: async () => {
      const rows = await withReadBuilds()
      return rows
        .filter((row) => isOutdated(row, rows, definitions))
        .map(({ name, version, build }) => ({ name, version, build }))
    },
    dropRetired: async (only = () => true) => {
      const rows = await withReadBuilds()
      const droppable = rows.filter((row) => isOutdated(row, rows, definitions) && only(row))
      for (const row of droppable) {
        await dropTables(db, row)
        await forgetBuild(db, row)
      }
      return droppable.map(({ name, version, build }) => ({ name, version, build }))
    },
  }
}

export class UnknownProjectionError extends Error {
  override readonly name = 'UnknownProjectionError'
  constructor(readonly projection: string) {
    super(`there is no read model ${projection}`)
  }
}

/** Retired, or of an older version while the present one is live. */
function isOutdated(
  row: BuildRow,
  rows: readonly BuildRow[],
  definitions: ReadonlyMap<string, AnyProjection>,
): boolean {
  if (row.state === 'retired') return true
  const { version } = definitions.get(row.name)!
  return (
    row.version < version &&
    rows.some((other) => other.name === row.name && other.version === version && other.state === 'live')
  )
}

async function afterHead(store: EventStore): Promise<{ after?: Position }> {
  const after = await store.head()
  return after === undefined ? {} : { after }
}

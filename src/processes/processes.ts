import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Kysely } from 'kysely'
import type { Clock } from '../eventstore/clock.js'
import type { EventStore, Position, Subscription } from '../eventstore/eventStore.js'
import {
  claimProcess,
  LostProcessError,
  noteProcessError,
  pauseProcess,
  type ProcessRow,
  readProcesses,
  releaseProcess,
  renewProcess,
} from './checkpoint.js'
import type { ExecuteCommand } from './deliver.js'
import { ProcessRunner } from './processRunner.js'
import { listQuarantined, type QuarantinedStream, requestRelease } from './quarantine.js'
import type { AnyReaction } from './reaction.js'
import { ensureProcessTables } from './runtimeTables.js'
import { sharedReads } from './sharedReads.js'
import type { AnyTimerKind } from './timer.js'
import { timerReaction } from './timerReaction.js'
import { isAnythingDue, TIMER } from './timerRows.js'
import { TimerRunner } from './timerRunner.js'

export interface ProcessesOptions {
  readonly db: Kysely<unknown>
  readonly store: EventStore
  readonly execute: ExecuteCommand
  readonly reactions: readonly AnyReaction[]
  /** What comes about because time passes, and the clock that says how late it is. */
  readonly timer?: { readonly clock: Clock; readonly kinds: readonly AnyTimerKind[] }
  /** How long a program that has died keeps its processes. */
  readonly leaseMs?: number
  /** Tries of one event before its stream is set aside. */
  readonly mostAttempts?: number
  readonly firstRetryMs?: number
  readonly onFault?: (process: string, error: unknown) => void
}

export interface ProcessStatus {
  readonly name: string
  readonly version: number
  readonly state: 'running' | 'paused' | 'standby' | 'logMismatch'
  readonly position: Position | undefined
  /** Has reacted to the whole log; the timer: nothing is due that it has not looked at. */
  readonly caughtUp: boolean
  readonly owner: string | null
  readonly lastError: string | null
  readonly quarantinedStreams: number
}

export interface Processes {
  /** Follows the log. Several programs may: each process has one owner. */
  readonly start: () => Promise<void>
  /** Ends after the event in hand; another program goes on at once. */
  readonly stop: () => Promise<void>
  readonly status: () => Promise<readonly ProcessStatus[]>
  readonly quarantined: () => Promise<readonly QuarantinedStream[]>
  /** Tries a stream again. False when it is not in quarantine. */
  readonly release: (process: string, stream: string) => Promise<boolean>
  readonly pause: (process: string) => Promise<void>
  readonly resume: (process: string) => Promise<void>
  /** Resolves when every process has reacted to all there was and to what followed from that, and nothing is due. */
  readonly idle: () => Promise<void>
}

const LEASE_MS = 15_000
const IDLE_MS = 500
/** For how long one look at the rows serves all processes; what is changed from here is looked at anew at once. */
const SHARED_MS = 100
/** How often the timer looks at the clock. */
const LOOK_MS = 1_000
const pauseFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

export function createProcesses(options: ProcessesOptions): Processes {
  const { db, store, timer, leaseMs = LEASE_MS, mostAttempts = 6, firstRetryMs = 100 } = options
  const kinds = timer?.kinds ?? []
  const reactions = [...options.reactions, ...kinds.map((kind) => timerReaction(kind, db))]
  const owner = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`
  const runners = new Map<string, ProcessRunner>()
  let timerRunner: TimerRunner | undefined
  const onFault = (name: string, error: unknown) => options.onFault?.(name, error)
  const reads = sharedReads(SHARED_MS)
  const deps = { db, store, execute: options.execute, mostAttempts, firstRetryMs, onFault }
  let stopped = false
  let subscription: Subscription | undefined
  let heartbeat: NodeJS.Timeout | undefined
  let loops: readonly Promise<void>[] = []
  const sleepers = new Set<() => void>()
  const wake = () => {
    for (const awake of sleepers) awake()
  }
  /** What stands in the rows was changed from here: nobody goes by an earlier look. */
  const wakeAnew = () => {
    reads.forget()
    wake()
  }

  const rowOf = async (name: string): Promise<ProcessRow | undefined> =>
    (await readProcesses(db)).find((row) => row.name === name)
  const rowForNow = async (name: string): Promise<ProcessRow | undefined> =>
    (await reads.read('processes', () => readProcesses(db))).find((row) => row.name === name)

  /** Up to where each process has reacted; of those that run here it is known before it is written down. */
  const withPositions = (rows: readonly ProcessRow[]): ReadonlyMap<string, Position | undefined> =>
    new Map(rows.map(({ name, checkpoint }) => [name, runners.get(name)?.checkpoint?.position ?? checkpoint?.position]))

  /** The same, without asking the database where all of them run here. */
  async function positions(): Promise<ReadonlyMap<string, Position | undefined>> {
    const here = reactions.map(({ name }) => [name, runners.get(name)?.checkpoint?.position] as const)
    return here.every(([, position]) => position !== undefined) ? new Map(here) : withPositions(await readProcesses(db))
  }

  async function take(reaction: AnyReaction): Promise<ProcessRunner | undefined> {
    const fence = await claimProcess(db, reaction, owner, leaseMs)
    if (fence === undefined) return undefined
    const row = await rowOf(reaction.name)
    if (row?.fence !== fence) return undefined
    const runner = new ProcessRunner(reaction, deps, fence, await store.logId(), row.checkpoint)
    if (!(await runner.verify())) return undefined
    runners.set(reaction.name, runner)
    return runner
  }

  /** One turn of a process. True when there is nothing to do for now. */
  async function turn(reaction: AnyReaction): Promise<boolean> {
    const runner = runners.get(reaction.name) ?? (await take(reaction))
    if (runner === undefined) return true
    const row = await rowForNow(reaction.name)
    if (row?.toRelease) await runner.release()
    return row?.paused ? true : runner.step()
  }

  /** One look of the timer at the clock. True when nothing is due for now. */
  async function timerTurn({ clock }: { readonly clock: Clock }): Promise<boolean> {
    if (timerRunner === undefined) {
      const fence = await claimProcess(db, { name: TIMER, version: 1 }, owner, leaseMs)
      if (fence === undefined) return true
      const processes = reactions.filter(({ afterTheFact }) => afterTheFact !== true).map(({ name }) => name)
      reads.forget()
      timerRunner = new TimerRunner({ ...deps, clock, kinds, processes, positions }, fence)
    }
    const row = await rowForNow(TIMER)
    if (row?.fence !== timerRunner.fence) throw new LostProcessError(TIMER)
    if (row.toRelease) await timerRunner.release()
    return row.paused ? true : timerRunner.look()
  }

  function lose(name: string): void {
    if (name === TIMER) timerRunner = undefined
    else runners.delete(name)
  }

  async function run(name: string, idleMs: number, turn: () => Promise<boolean>): Promise<void> {
    let failures = 0
    while (!stopped) {
      const sleep = sleepUntilWoken(sleepers)
      try {
        const idle = await turn()
        failures = 0
        if (idle && !stopped) await Promise.race([sleep.woken, pauseFor(idleMs)])
      } catch (error) {
        if (error instanceof LostProcessError) lose(name)
        failures += 1
        onFault(name, error)
        await noteProcessError(db, name, String(error)).catch(() => undefined)
        await Promise.race([sleep.woken, pauseFor(Math.min(100 * 2 ** failures, 5_000))])
      } finally {
        sleep.forget()
      }
    }
  }

  const owned = (): readonly (readonly [name: string, runner: ProcessRunner | TimerRunner])[] => [
    ...runners,
    ...(timerRunner === undefined ? [] : [[TIMER, timerRunner] as const]),
  ]

  async function renewAll(): Promise<void> {
    for (const [name, { fence }] of owned()) if (!(await renewProcess(db, name, fence, leaseMs))) lose(name)
  }

  const isAnyTimerDue = async (): Promise<boolean> =>
    timer !== undefined &&
    isAnythingDue(
      db,
      kinds.map(({ name }) => name),
      timer.clock.now(),
    )

  async function isIdle(): Promise<boolean> {
    const head = await store.head()
    const reached = await positions()
    const haveReacted = reactions.every(
      ({ name }) => reached.has(name) && (head === undefined || reached.get(name) === head),
    )
    if (!haveReacted) return false
    if (await isAnyTimerDue()) {
      wake()
      return false
    }
    // What was fired in between has moved the head.
    return (await store.head()) === head
  }

  return {
    start: async () => {
      await ensureProcessTables(db)
      const after = await store.head()
      subscription = store.subscribe({ ...(after === undefined ? {} : { after }), onEvents: async () => wake() })
      subscription.closed.catch((error: unknown) => onFault('subscription', error))
      loops = [
        ...reactions.map((reaction) => run(reaction.name, IDLE_MS, () => turn(reaction))),
        ...(timer === undefined ? [] : [run(TIMER, LOOK_MS, () => timerTurn(timer))]),
      ]
      heartbeat = setInterval(() => void renewAll().catch((error: unknown) => onFault('lease', error)), leaseMs / 3)
      heartbeat.unref()
    },
    stop: async () => {
      stopped = true
      clearInterval(heartbeat)
      for (const [, runner] of owned()) runner.stop()
      wake()
      await subscription?.stop()
      await Promise.all(loops)
      for (const runner of runners.values()) await runner.save().catch(() => undefined)
      for (const [name, { fence }] of owned()) await releaseProcess(db, name, fence)
      runners.clear()
      timerRunner = undefined
    },
    status: async () => {
      const head = await store.head()
      const isDue = await isAnyTimerDue()
      const rows = await readProcesses(db)
      const reached = withPositions(rows)
      return rows.map((row) => ({
        name: row.name,
        version: row.version,
        state: stateOf(row),
        position: reached.get(row.name),
        caughtUp: row.name === TIMER ? !isDue : head === undefined || reached.get(row.name) === head,
        owner: row.owned ? row.owner : null,
        lastError: row.lastError,
        quarantinedStreams: row.quarantined,
      }))
    },
    quarantined: () => listQuarantined(db),
    release: async (name, stream) => {
      const found = await requestRelease(db, name, stream)
      wakeAnew()
      return found
    },
    pause: async (name) => {
      await pauseProcess(db, name, true)
      wakeAnew()
    },
    resume: async (name) => {
      await pauseProcess(db, name, false)
      wakeAnew()
    },
    idle: async () => {
      while (!stopped && !(await isIdle())) await pauseFor(10)
    },
  }
}

function stateOf({ halted, paused, owned }: ProcessRow): ProcessStatus['state'] {
  if (halted !== null) return 'logMismatch'
  if (paused) return 'paused'
  return owned ? 'running' : 'standby'
}

function sleepUntilWoken(sleepers: Set<() => void>): { readonly woken: Promise<void>; readonly forget: () => void } {
  let awake: () => void = () => {}
  const woken = new Promise<void>((resolve) => {
    awake = resolve
  })
  sleepers.add(awake)
  return { woken, forget: () => sleepers.delete(awake) }
}

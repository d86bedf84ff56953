import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Kysely } from 'kysely'
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

export interface ProcessesOptions {
  readonly db: Kysely<unknown>
  readonly store: EventStore
  readonly execute: ExecuteCommand
  readonly reactions: readonly AnyReaction[]
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
  /** Resolves when every process has reacted to all there was at the call and to what followed from that. */
  readonly idle: () => Promise<void>
}

const LEASE_MS = 15_000
const IDLE_MS = 500
const pauseFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

export function createProcesses(options: ProcessesOptions): Processes {
  const { db, store, reactions, leaseMs = LEASE_MS, mostAttempts = 6, firstRetryMs = 100 } = options
  const owner = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`
  const runners = new Map<string, ProcessRunner>()
  const onFault = (name: string, error: unknown) => options.onFault?.(name, error)
  const deps = { db, store, execute: options.execute, mostAttempts, firstRetryMs, onFault }
  let stopped = false
  let subscription: Subscription | undefined
  let heartbeat: NodeJS.Timeout | undefined
  let loops: readonly Promise<void>[] = []
  const sleepers = new Set<() => void>()
  const wake = () => {
    for (const awake of sleepers) awake()
  }

  const rowOf = async (name: string): Promise<ProcessRow | undefined> =>
    (await readProcesses(db)).find((row) => row.name === name)

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
    const row = await rowOf(reaction.name)
    if (row?.toRelease) await runner.release()
    return row?.paused ? true : runner.step()
  }

  async function run(reaction: AnyReaction): Promise<void> {
    let failures = 0
    while (!stopped) {
      const sleep = sleepUntilWoken(sleepers)
      try {
        const idle = await turn(reaction)
        failures = 0
        if (idle && !stopped) await Promise.race([sleep.woken, pauseFor(IDLE_MS)])
      } catch (error) {
        if (error instanceof LostProcessError) runners.delete(reaction.name)
        failures += 1
        onFault(reaction.name, error)
        await noteProcessError(db, reaction.name, String(error)).catch(() => undefined)
        await Promise.race([sleep.woken, pauseFor(Math.min(100 * 2 ** failures, 5_000))])
      } finally {
        sleep.forget()
      }
    }
  }

  async function renewAll(): Promise<void> {
    for (const [name, runner] of runners)
      if (!(await renewProcess(db, name, runner.fence, leaseMs))) runners.delete(name)
  }

  async function isIdle(): Promise<boolean> {
    const head = await store.head()
    const rows = await readProcesses(db)
    return reactions.every(({ name }) => {
      const row = rows.find((known) => known.name === name)
      return row !== undefined && (head === undefined || row.checkpoint?.position === head)
    })
  }

  return {
    start: async () => {
      await ensureProcessTables(db)
      const after = await store.head()
      subscription = store.subscribe({ ...(after === undefined ? {} : { after }), onEvents: async () => wake() })
      subscription.closed.catch((error: unknown) => onFault('subscription', error))
      loops = reactions.map(run)
      heartbeat = setInterval(() => void renewAll().catch((error: unknown) => onFault('lease', error)), leaseMs / 3)
      heartbeat.unref()
    },
    stop: async () => {
      stopped = true
      clearInterval(heartbeat)
      for (const runner of runners.values()) runner.stop()
      wake()
      await subscription?.stop()
      await Promise.all(loops)
      for (const [name, { fence }] of runners) await releaseProcess(db, name, fence)
      runners.clear()
    },
    status: async () => {
      const head = await store.head()
      return (await readProcesses(db)).map((row) => ({
        name: row.name,
        version: row.version,
        state: stateOf(row),
        position: row.checkpoint?.position,
        caughtUp: head === undefined || row.checkpoint?.position === head,
        owner: row.owned ? row.owner : null,
        lastError: row.lastError,
        quarantinedStreams: row.quarantined,
      }))
    },
    quarantined: () => listQuarantined(db),
    release: async (name, stream) => {
      const found = await requestRelease(db, name, stream)
      wake()
      return found
    },
    pause: (name) => pauseProcess(db, name, true),
    resume: async (name) => {
      await pauseProcess(db, name, false)
      wake()
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

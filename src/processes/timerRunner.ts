import type { Kysely } from 'kysely'
import type { Instant } from '../domain/values.js'
import type { Clock } from '../eventstore/clock.js'
import type { EventStore, Position } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import { noteProcessError } from './checkpoint.js'
import { type ExecuteCommand, giveAll } from './deliver.js'
import { passes } from './processRunner.js'
import { letGo, quarantine, quarantinedStreams, queuedRevisions } from './quarantine.js'
import type { AnyTimerKind } from './timer.js'
import { dueTimers, isAnythingDue, passTimer, TIMER, type TimerRow } from './timerRows.js'
import { withoutTexts } from './withoutTexts.js'

export interface TimerDependencies {
  readonly db: Kysely<unknown>
  readonly store: EventStore
  readonly execute: ExecuteCommand
  readonly clock: Clock
  readonly kinds: readonly AnyTimerKind[]
  /** Processes whose commands come before anything that time brings about. */
  readonly processes: readonly string[]
  /** Up to where each process has reacted. */
  readonly positions: () => Promise<ReadonlyMap<string, Position | undefined>>
  readonly mostAttempts: number
  readonly firstRetryMs: number
  readonly onFault: (process: string, error: unknown) => void
}

const PAGE_SIZE = 500
/** Rows fired at the same time; the store commits what arrives together as one group. */
const AT_ONCE = 8
/** From an act to the deadline it meets lie a few processes, each reacting to what the one before has recorded. */
const MOST_ROUNDS = 8
const LONGEST_WAIT_MS = 10_000
const LAST_RETRY_MS = 5_000

/** The one owner of the timer: fires what is due by the clock, each moment of each subject once. */
export class TimerRunner {
  #stopped = false
  readonly #kinds: ReadonlyMap<string, AnyTimerKind>

  constructor(
    readonly deps: TimerDependencies,
    readonly fence: number,
  ) {
    this.#kinds = new Map(deps.kinds.map((kind) => [kind.name, kind]))
  }

  stop(): void {
    this.#stopped = true
  }

  /** Fires a page of what is due. True when there is nothing more to do for now. */
  async look(): Promise<boolean> {
    const { db, clock } = this.deps
    const now = clock.now()
    const kinds = [...this.#kinds.keys()]
    if (!(await isAnythingDue(db, kinds, now))) return true
    const head = await this.#othersHaveReacted()
    if (head === 'behind') {
      await noteProcessError(db, TIMER, 'something is due, but a process is behind the log: nothing is fired before it')
      return true
    }
    const due = await dueTimers(db, kinds, now, PAGE_SIZE)
    for (let next = 0; next < due.length && !this.#stopped;) {
      const together = this.#together(due.slice(next, next + AT_ONCE))
      await Promise.all(together.map((row) => this.#fire(row, now, head)))
      next += together.length
    }
    return due.length < PAGE_SIZE
  }

  /** Lets what an operator has released be fired again. */
  async release(): Promise<void> {
    const { db } = this.deps
    for (const { stream, release } of await quarantinedStreams(db, TIMER)) {
      if (!release) continue
      for (const revision of await queuedRevisions(db, TIMER, stream)) await letGo(db, TIMER, stream, revision)
    }
  }

  /**
   * Waits until every process has reacted to the log as it stands now, and to what followed from that: an act that
   * was recorded before anyone looked wins over a miss. The position they have reached.
   */
  async #othersHaveReacted(): Promise<Position | 'behind'> {
    const { store } = this.deps
    const until = Date.now() + LONGEST_WAIT_MS
    for (let round = 1; ; round += 1) {
      const head = await store.head()
      if (head === undefined) return 'behind'
      const slowest = await this.#slowestAt(head, until)
      if (slowest === 'behind') return 'behind'
      if (slowest === 'atHead' || round === MOST_ROUNDS) return head
    }
  }

  /** `atHead`: nobody has anything left to react to. */
  async #slowestAt(head: Position, until: number): Promise<'atHead' | 'passed' | 'behind'> {
    const { store, processes, positions } = this.deps
    for (;;) {
      const reached = await positions()
      const passed = processes.every((name) => {
        const position = reached.get(name)
        return position !== undefined && store.comparePositions(position, head) >= 0
      })
      if (passed) return (await store.head()) === head ? 'atHead' : 'passed'
      if (this.#stopped || Date.now() > until) return 'behind'
      await pause(10)
    }
  }

  /** The first of the rows, with those that may be fired at the same time. */
  #together(rows: readonly TimerRow[]): readonly TimerRow[] {
    const alone = rows.findIndex(({ kind }) => this.#kinds.get(kind)?.oneByOne === true)
    return alone < 0 ? rows : rows.slice(0, Math.max(alone, 1))
  }

  async #fire(row: TimerRow, now: Instant, minPosition: Position): Promise<void> {
    const { db, clock } = this.deps
    const moment = [row.dueAt, ...row.later].filter((each) => each <= now).at(-1) ?? row.dueAt
    const event = await this.#eventOf(row)
    const kind = this.#kinds.get(row.kind)
    if (event !== undefined && kind !== undefined && !(await this.#attempt(kind, event, moment, minPosition))) return
    // The clock was set back while the rules looked at it: they have not seen the moment yet.
    if (clock.now() < moment) return
    await passTimer(db, row, now)
  }

  /** The event that set the row; undefined in a log that was restored without it. */
  async #eventOf({ stream, revision }: TimerRow): Promise<RecordedEvent | undefined> {
    const stored = await this.deps.store.readStream(stream, { from: revision, limit: 1 })
    return (await withoutTexts(stored))[0]
  }

  /** False when it fails again and again: the row is set aside, an operator has to look at it. */
  async #attempt(kind: AnyTimerKind, event: RecordedEvent, moment: Instant, minPosition: Position): Promise<boolean> {
    const { db, execute, mostAttempts, firstRetryMs, onFault } = this.deps
    for (let attempt = 1; ; attempt += 1) {
      try {
        const giver = { process: `timer-${kind.name}`, event, minPosition, moment }
        await giveAll(await kind.fire(event, minPosition), giver, execute)
        return true
      } catch (error) {
        if (this.#stopped) throw error
        if (!passes(error) || attempt >= mostAttempts) onFault(TIMER, error)
        if (!passes(error) && attempt >= mostAttempts) {
          await quarantine(db, TIMER, event, String(error))
          await noteProcessError(db, TIMER, `${kind.name} ${event.stream}: ${String(error)}`)
          return false
        }
        await pause(Math.min(firstRetryMs * 2 ** (attempt - 1), LAST_RETRY_MS))
      }
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

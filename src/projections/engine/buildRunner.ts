import type { Kysely } from 'kysely'
import type { EventStore, Position } from '../../eventstore/eventStore.js'
import type { AnyProjection, LogEvent } from '../projection.js'
import { type Build, createIndexes } from './buildSchema.js'
import { type Checkpoint, halt, markIndexed, moveCheckpoint, noteError, switchReaders } from './checkpoints.js'
import type { EventDecoder } from './decoder.js'
import { HandlerError, isPoison, messageOf } from './faults.js'
import { type LogPlace } from './logReader.js'
import type { PassCheckpoint } from './passing.js'
import { PageWriter } from './pageWriter.js'
import { noteReplayFailed, parkedStreamNames, queueEvents, queueOf, unpark } from './parked.js'
import { Rate } from './rate.js'

export interface RunnerDependencies {
  readonly db: Kysely<unknown>
  readonly store: EventStore
  readonly decoder: EventDecoder
  readonly pass: PassCheckpoint
  /** Called after each commit of a build that readers use. */
  readonly onVisible: (build: Build, position: Position) => void
  readonly onFault: (build: Build, error: unknown) => void
}

export interface RunnerStart {
  readonly fence: number
  readonly checkpoint: Checkpoint | undefined
  readonly live: boolean
  readonly indexed: boolean
  readonly logId: string
}

/** The log holds another event at the checkpoint, or is another log: only a rebuild helps. */
export const NEEDS_REBUILD = 'needsRebuild'

/** The one owner of a build: takes in pages, parks what cannot be taken in, and moves the checkpoint. */
export class BuildRunner {
  readonly rate = new Rate()
  lastError: string | null = null
  #checkpoint: Checkpoint | undefined
  #live: boolean
  #indexed: boolean
  #parked: Set<string> = new Set()
  readonly #writer: PageWriter
  /** One thing at a time: pages, replays, the switch. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(
    readonly projection: AnyProjection,
    readonly build: Build,
    readonly deps: RunnerDependencies,
    readonly start: RunnerStart,
  ) {
    this.#checkpoint = start.checkpoint
    this.#live = start.live
    this.#indexed = start.indexed
    this.#writer = new PageWriter(projection, build)
  }

  get place(): LogPlace | undefined {
    return this.#checkpoint
  }
  get checkpoint(): Checkpoint | undefined {
    return this.#checkpoint
  }
  get live(): boolean {
    return this.#live
  }
  get fence(): number {
    return this.start.fence
  }

  /** True when the checkpoint stands in this log; otherwise the build is halted until it is rebuilt. */
  async verify(): Promise<boolean> {
    const { db, store } = this.deps
    const mark = this.#checkpoint
    this.#parked = new Set((await parkedStreamNames(db, this.build)).parked)
    if (mark === undefined) return true
    const [found] = await store.readStream(mark.stream, { from: mark.revision, limit: 1 })
    const same = found?.revision === mark.revision && found.position === mark.position && found.id === mark.eventId
    if (same && mark.logId === this.start.logId) {
      if (this.#live) this.deps.onVisible(this.build, mark.position)
      return true
    }
    await halt(db, this.build, NEEDS_REBUILD)
    return false
  }

  /** Takes in events that follow the checkpoint. A fault that passes rejects, and nothing has moved. */
  apply(events: readonly LogEvent[]): Promise<void> {
    return this.#exclusively(async () => {
      if (events.length === 0) return
      try {
        await this.#applyBisecting(events)
      } catch (error) {
        this.#writer.forget()
        throw error
      }
    })
  }

  /** The log's end was reached: builds indexes, then lets readers switch. True when readers use this build. */
  reachedEnd(): Promise<boolean> {
    return this.#exclusively(async () => {
      if (this.#live) return true
      const { db } = this.deps
      if (!this.#indexed) {
        await createIndexes(db, this.projection, this.build)
        await markIndexed(db, this.build, this.fence)
        this.#indexed = true
        return false // meanwhile the log may have grown
      }
      await switchReaders(db, this.build, this.fence)
      this.#live = true
      if (this.#checkpoint !== undefined) this.deps.onVisible(this.build, this.#checkpoint.position)
      return true
    })
  }

  /** Tries a parked stream again, event by event; what still fails stays parked with what queues behind it. */
  replay(stream: string): Promise<boolean> {
    return this.#exclusively(async () => {
      const { db, store } = this.deps
      const queue = await queueOf(db, this.build, stream)
      const first = queue[0]
      if (first === undefined) return true
      const stored = await store.readStream(stream, { from: first.revision })
      const ordinals = new Map(queue.map(({ id, ordinal }) => [id, ordinal]))
      for (const event of stored) {
        const ordinal = ordinals.get(event.id)
        if (ordinal === undefined) continue
        try {
          const decoded = this.deps.decoder.decode([event], ordinal)
          await this.#commit(decoded, async (trx) => unpark(trx, this.build, stream, event.revision))
        } catch (error) {
          this.#writer.forget()
          if (!isPoison(error)) throw error
          await noteReplayFailed(db, this.build, stream, { revision: event.revision, error: messageOf(error) })
          return false
        }
      }
      this.#parked.delete(stream)
      return true
    })
  }

  async #applyBisecting(events: readonly LogEvent[]): Promise<void> {
    try {
      await this.#applyPage(events)
    } catch (error) {
      if (!isPoison(error)) throw error
      this.#writer.forget()
      if (events.length === 1) return this.#park(events[0]!, error)
      const middle = events.length >> 1
      await this.#applyBisecting(events.slice(0, middle))
      await this.#applyBisecting(events.slice(middle))
    }
  }

  async #applyPage(events: readonly LogEvent[]): Promise<void> {
    const relevant = events.filter((event) => this.#writer.handles(event))
    const queued = this.#parked.size === 0 ? [] : relevant.filter(({ stream }) => this.#parked.has(stream))
    const taken = queued.length === 0 ? relevant : relevant.filter(({ stream }) => !this.#parked.has(stream))
    const to = this.#checkpointAt(events.at(-1)!)
    const from = this.#checkpoint?.position
    if (relevant.length === 0) await this.deps.pass(this.build, this.fence, from, to)
    else
      await this.#commit(taken, async (trx) => {
        await queueEvents(trx, this.build, queued)
        await moveCheckpoint(trx, this.build, this.fence, from, to)
      })
    this.#moved(to, events.length)
  }

  async #commit(events: readonly LogEvent[], also: (trx: Kysely<unknown>) => Promise<void>): Promise<void> {
    const readable = this.projection.opensItemText ? await this.#opened(events) : events
    const page = await this.deps.db.transaction().execute(async (trx) => {
      const written = readable.length === 0 ? [] : await this.#writer.write(trx, readable)
      await also(trx)
      return written
    })
    this.#writer.remember(page)
  }

  async #opened(events: readonly LogEvent[]): Promise<readonly LogEvent[]> {
    try {
      return await this.deps.decoder.openItemText(events)
    } catch (error) {
      // A seal that does not open is a fault of its event; a key store that cannot be reached passes.
      throw error instanceof Error && error.name === 'SealBrokenError' ? new HandlerError(error) : error
    }
  }

  async #park(event: LogEvent, error: unknown): Promise<void> {
    const to = this.#checkpointAt(event)
    const from = this.#checkpoint?.position
    await this.deps.db.transaction().execute(async (trx) => {
      await queueEvents(trx, this.build, [event], messageOf(error))
      await moveCheckpoint(trx, this.build, this.fence, from, to)
      await noteError(trx, this.build, `${event.type} ${event.id}: ${messageOf(error)}`)
    })
    this.#parked.add(event.stream)
    this.deps.onFault(this.build, error)
    this.#moved(to, 1)
  }

  #checkpointAt({ position, id, stream, revision, metadata, ordinal }: LogEvent): Checkpoint {
    const { recordedAt } = metadata
    return { logId: this.start.logId, position, eventId: id, stream, revision, recordedAt, ordinal }
  }

  #moved(to: Checkpoint, events: number): void {
    this.#checkpoint = to
    this.rate.count(events)
    if (this.#live) this.deps.onVisible(this.build, to.position)
  }

  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work)
    this.#turn = result.catch(() => undefined)
    return result
  }
}

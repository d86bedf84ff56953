import type { Kysely } from 'kysely'
import type { EventStore, StoredEvent } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import { haltProcess, moveProcess, noteProcessError, type ProcessCheckpoint } from './checkpoint.js'
import { deliver, type ExecuteCommand, RefusedByRulesError } from './deliver.js'
import { letGo, noteStillFailing, quarantine, quarantinedStreams, queuedRevisions } from './quarantine.js'
import type { AnyReaction } from './reaction.js'
import { withoutTexts } from './withoutTexts.js'

export interface ProcessDependencies {
  readonly db: Kysely<unknown>
  /** May answer several processes that ask for the same page at the same time by one query. */
  readonly store: EventStore
  readonly execute: ExecuteCommand
  /** Tries of one event before its stream is set aside. */
  readonly mostAttempts: number
  readonly firstRetryMs: number
  readonly onFault: (process: string, error: unknown) => void
}

/** The log holds another event at the checkpoint, or is another log: an operator has to look. */
export const LOG_MISMATCH = 'logMismatch'

const PAGE_SIZE = 1_000
/**
 * How long the checkpoint in the database may stay behind. What a killed program had done since is given again by the next
 * one, with the same command ids, so that nothing is done twice.
 */
const SAVE_MS = 1_000
const SAVE_REACTED_MS = 200
const LAST_RETRY_MS = 5_000
/** The one owner of a process: reacts to the log event by event and moves the checkpoint behind what it has done. */
export class ProcessRunner {
  #checkpoint: ProcessCheckpoint | undefined
  /** As it stands in the database. */
  #saved: ProcessCheckpoint | undefined
  #savedAt = Date.now()
  #quarantined = new Set<string>()
  #stopped = false

  constructor(
    readonly reaction: AnyReaction,
    readonly deps: ProcessDependencies,
    readonly fence: number,
    readonly logId: string,
    checkpoint: ProcessCheckpoint | undefined,
  ) {
    this.#checkpoint = checkpoint
    this.#saved = checkpoint
  }

  get checkpoint(): ProcessCheckpoint | undefined {
    return this.#checkpoint
  }

  stop(): void {
    this.#stopped = true
  }

  /** True when the checkpoint stands in this log. */
  async verify(): Promise<boolean> {
    const { db, store } = this.deps
    this.#quarantined = new Set((await quarantinedStreams(db, this.reaction.name)).map(({ stream }) => stream))
    const mark = this.#checkpoint
    if (mark === undefined) return true
    const [found] = await store.readStream(mark.stream, { from: mark.revision, limit: 1 })
    const same = found?.revision === mark.revision && found.position === mark.position && found.id === mark.eventId
    if (same && mark.logId === this.logId) return true
    await haltProcess(db, this.reaction.name, LOG_MISMATCH)
    return false
  }

  /** Reacts to one page. True when the end of the log was reached. */
  async step(): Promise<boolean> {
    const page = await this.deps.store.readAll(this.#checkpoint?.position, PAGE_SIZE)
    for (const stored of page) {
      if (this.#stopped) return true
      if (!Object.hasOwn(this.reaction.on, stored.type)) continue
      await this.#react(stored)
      await this.#move(stored)
    }
    const last = page.at(-1)
    if (last !== undefined) this.#checkpoint = markOf(this.logId, last)
    if (Date.now() - this.#savedAt >= SAVE_MS) await this.save()
    return page.length < PAGE_SIZE
  }

  /** Writes down how far it has got. */
  async save(): Promise<void> {
    const to = this.#checkpoint
    if (to === undefined || to.position === this.#saved?.position) return
    await moveProcess(this.deps.db, this.reaction.name, this.fence, this.#saved?.position, to)
    this.#saved = to
    this.#savedAt = Date.now()
  }

  /** Tries the streams again that an operator has released. */
  async release(): Promise<void> {
    const { db, store } = this.deps
    const { name } = this.reaction
    for (const { stream, release } of await quarantinedStreams(db, name)) {
      if (!release) continue
      const waiting = new Set(await queuedRevisions(db, name, stream))
      const stored = (await store.readStream(stream)).filter(({ revision }) => waiting.has(revision))
      if (await this.#releaseAll(stream, stored)) this.#quarantined.delete(stream)
    }
  }

  async #releaseAll(stream: string, stored: readonly StoredEvent[]): Promise<boolean> {
    const { db, store } = this.deps
    // Tried with everything that is known by now: what it lacked came after it.
    const head = await store.head()
    const execute: ExecuteCommand = (request) =>
      this.deps.execute(head === undefined ? request : { ...request, minPosition: head })
    for (const event of await withoutTexts(stored)) {
      try {
        await deliver(this.reaction, event, execute)
        await letGo(db, this.reaction.name, stream, event.revision)
      } catch (error) {
        await noteStillFailing(db, this.reaction.name, stream, { revision: event.revision, error: String(error) })
        return false
      }
    }
    return true
  }

  async #react(stored: StoredEvent): Promise<void> {
    const { db, onFault } = this.deps
    const { name } = this.reaction
    if (this.#quarantined.has(stored.stream)) return quarantine(db, name, stored)
    const [event] = await withoutTexts([stored])
    const fault = await this.#attempt(event!)
    if (fault === undefined) return
    await quarantine(db, name, stored, String(fault))
    await noteProcessError(db, name, `${stored.type} ${stored.id}: ${String(fault)}`)
    this.#quarantined.add(stored.stream)
    onFault(name, fault)
  }

  /** The fault that remained after every try; undefined when it was done. */
  async #attempt(event: RecordedEvent): Promise<unknown> {
    const { execute, mostAttempts, firstRetryMs, onFault } = this.deps
    for (let attempt = 1; ; attempt += 1) {
      try {
        await deliver(this.reaction, event, execute)
        return undefined
      } catch (error) {
        // While the store or the database is away nothing is at fault with the event.
        if (this.#stopped) throw error
        if (!passes(error) && attempt >= mostAttempts) return error
        // What is of the moment is news only when the moment lasts.
        if (!passes(error) || attempt >= mostAttempts) onFault(this.reaction.name, error)
        await pause(Math.min(firstRetryMs * 2 ** (attempt - 1), LAST_RETRY_MS))
      }
    }
  }

  async #move(stored: StoredEvent): Promise<void> {
    this.#checkpoint = markOf(this.logId, stored)
    // What was set aside may be released and done at any moment, and is then not to be set aside again.
    if (this.#quarantined.size > 0 || Date.now() - this.#savedAt >= SAVE_REACTED_MS) await this.save()
  }
}

function markOf(logId: string, { position, id, stream, revision, metadata }: StoredEvent): ProcessCheckpoint {
  const { recordedAt } = JSON.parse(metadata) as { recordedAt: string }
  return { logId, position, eventId: id, stream, revision, recordedAt }
}

const AWAY: readonly unknown[] = ['EventStoreUnavailableError', 'ReadModelBehindError', 'RegisterBehindError']

const OF_THE_MOMENT: readonly string[] = ['CONTEXT_STALE', 'STREAM_BUSY']

/** `CONTEXT_STALE` and a busy stream are of the moment; so are a store that does not answer and a read model that lags. */
export function passes(error: unknown): boolean {
  if (error instanceof RefusedByRulesError) return error.codes.every((code) => OF_THE_MOMENT.includes(code))
  const { name, code } = error as { name?: unknown; code?: unknown }
  return AWAY.includes(name) || (typeof code === 'string' && /^(08|53|57)|^ECONN/.test(code))
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

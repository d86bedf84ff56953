import type { EventStore, Position, StoredEvent } from '../../eventstore/eventStore.js'
import type { LogEvent } from '../projection.js'
import type { EventDecoder } from './decoder.js'

/** A place in the log with the number of events up to it; undefined stands before the first event. */
export interface LogPlace {
  readonly position: Position
  readonly ordinal: number
}

export interface LogPage {
  readonly events: readonly LogEvent[]
  /** The end of the log was reached with this page. */
  readonly last: boolean
}

/** Reads pages of the log, parsed once for all read models, and fetches the next page while this one is taken in. */
export class LogReader {
  #ahead: { readonly after: Position; readonly events: Promise<readonly StoredEvent[]> } | undefined

  constructor(
    readonly store: EventStore,
    readonly decoder: EventDecoder,
    readonly pageSize: number,
  ) {}

  async pageAfter(place: LogPlace | undefined): Promise<LogPage> {
    const stored = await this.#stored(place?.position)
    const last = stored.length < this.pageSize
    if (!last) this.#readAhead(stored.at(-1)!.position)
    return { events: this.decoder.decode(stored, (place?.ordinal ?? 0) + 1), last }
  }

  #stored(after: Position | undefined): Promise<readonly StoredEvent[]> {
    const ahead = this.#ahead
    this.#ahead = undefined
    if (ahead !== undefined && ahead.after === after) return ahead.events
    return this.store.readAll(after, this.pageSize)
  }

  #readAhead(after: Position): void {
    const events = this.store.readAll(after, this.pageSize)
    // Whoever takes the page sees the fault; a page that nobody takes must not end the process.
    events.catch(() => undefined)
    this.#ahead = { after, events }
  }
}

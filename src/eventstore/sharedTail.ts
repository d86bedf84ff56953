import type { Position, StoredEvent } from './eventStore.js'

export type ReadAll = (after: Position | undefined, limit: number) => Promise<readonly StoredEvent[]>

export interface SharedTailOptions {
  /** What is held of the log's end, in events and in characters of their data and metadata. */
  readonly mostEvents?: number
  readonly mostChars?: number
  /** Events asked for at once at the end. */
  readonly pageSize?: number
}

const MOST_EVENTS = 4_000
const MOST_CHARS = 16 * 1024 * 1024
const PAGE_SIZE = 1_000

/**
 * Reading the end of the log for many followers that are woken together: read models, processes, reference facts. It
 * is asked once for all of them, and never earlier than they asked: whoever comes while an answer is on its way shares
 * the next one. Only for a log whose order is that of commit, so that nothing can appear before what was seen.
 */
export function sharedTail(read: ReadAll, options: SharedTailOptions = {}): ReadAll {
  const { mostEvents = MOST_EVENTS, mostChars = MOST_CHARS, pageSize = PAGE_SIZE } = options
  /** Consecutive events up to the end as it was seen last; `end` is there also when none of them is held. */
  let events: StoredEvent[] = []
  let chars = 0
  /** How many events were held before the first of those that are now. */
  let dropped = 0
  /** The number of held or dropped events up to a position, that position included. */
  let places = new Map<Position, number>()
  let end: Position | undefined
  /** The question that was put last, and the one that will be when it is answered. */
  let asked: Promise<unknown> = Promise.resolve()
  let toAsk: Promise<boolean> | undefined

  function hold(from: Position, page: readonly StoredEvent[]): void {
    if (end === undefined || !places.has(from)) {
      events = []
      chars = 0
      dropped = 0
      places = new Map([[from, 0]])
    }
    for (const event of page) {
      events.push(event)
      chars += sizeOf(event)
      places.set(event.position, dropped + events.length)
    }
    end = page.at(-1)?.position ?? from
    trim()
  }

  function trim(): void {
    let gone = 0
    while (events.length - gone > mostEvents || (chars > mostChars && gone < events.length)) {
      chars -= sizeOf(events[gone]!)
      gone += 1
    }
    if (gone === 0) return
    events = events.slice(gone)
    dropped += gone
    for (const [position, place] of places) {
      if (place >= dropped) break
      places.delete(position)
    }
  }

  /** True when the end of the log was reached. */
  async function ask(): Promise<boolean> {
    const from = end!
    const page = await read(from, pageSize)
    if (end === from) hold(from, page)
    return page.length < pageSize
  }

  /** The answer to a question that is put after the call, shared with whoever calls before it is put. */
  function askAnew(): Promise<boolean> {
    toAsk ??= asked.then(() => {
      toAsk = undefined
      const answer = ask()
      asked = answer.catch(() => false)
      return answer
    })
    return toAsk
  }

  /** Undefined when what follows the position is not held. */
  const heldAfter = (after: Position, limit: number): readonly StoredEvent[] | undefined => {
    const place = places.get(after)
    return place === undefined ? undefined : events.slice(place - dropped, place - dropped + limit)
  }

  async function readHere(after: Position | undefined, limit: number): Promise<readonly StoredEvent[]> {
    const page = await read(after, limit)
    const from = page.at(-1)?.position ?? after
    // Another one may have seen a later end meanwhile; an earlier one is left behind.
    if (page.length < limit && from !== undefined && !places.has(from)) hold(from, [])
    return page
  }

  return async (after, limit) => {
    if (after === undefined) return readHere(after, limit)
    for (;;) {
      const held = heldAfter(after, limit)
      if (held === undefined) return readHere(after, limit)
      if (held.length === limit) return held
      if (await askAnew()) return heldAfter(after, limit) ?? readHere(after, limit)
    }
  }
}

const sizeOf = ({ data, metadata }: StoredEvent): number => data.length + metadata.length

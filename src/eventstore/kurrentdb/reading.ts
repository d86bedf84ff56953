import type { Position, ReadStreamOptions, StoredEvent } from '../eventStore.js'
import type { Connection, RawEvent, RawReader } from './client.js'
import { isTransient, typeOf, within } from './faults.js'
import { comparePositions, type LogPrefix, logPositionOf, storedEvent } from './records.js'

/** What is asked of the server in any read; a decision must not rest on a follower that lags behind. */
const LEADER = { requiresLeader: true, resolvesLink: false } as const

/** The longest silence before the next page of a reading. */
const NEXT_PAGE_MS = 15_000
/** Streams that are read side by side. */
const AT_ONCE = 16
const ALL = BigInt(Number.MAX_SAFE_INTEGER)

export type Direction = 'forwards' | 'backwards'

/** Pages of raw events; none is waited for longer than this. */
export async function* pagesOf(
  source: AsyncIterable<readonly RawEvent[]>,
  withinMs = NEXT_PAGE_MS,
): AsyncGenerator<readonly RawEvent[]> {
  const pages = source[Symbol.asyncIterator]()
  for (;;) {
    const next = await within(withinMs, pages.next())
    if (next.done === true) return
    yield next.value
  }
}

/** The events that a reading hands over. */
export async function* rawEvents(
  connection: Connection,
  read: (raw: RawReader) => AsyncIterable<readonly RawEvent[]>,
): AsyncGenerator<RawEvent> {
  const client = connection.client()
  try {
    for await (const page of pagesOf(read(client.rustClient))) yield* page
  } catch (error) {
    if (isTransient(error)) connection.lost(client)
    throw error
  }
}

export function logReading(connection: Connection, prefix: LogPrefix) {
  async function readAll(
    direction: Direction,
    after: Position | undefined,
    limit: number,
  ): Promise<readonly StoredEvent[]> {
    const found: StoredEvent[] = []
    const wanted: Parameters<RawReader['readAll']>[0] = {
      ...LEADER,
      direction,
      filter: { filterOn: 'streamName', prefixes: [prefix] },
      fromPosition: after === undefined ? (direction === 'forwards' ? 'start' : 'end') : logPositionOf(after),
      // Reading begins with the event at the position, which the caller has already.
      maxCount: BigInt(limit + (after === undefined ? 0 : 1)),
    }
    for await (const event of rawEvents(connection, (raw) => raw.readAll(wanted))) {
      const stored = storedEvent(event, prefix)
      const isNew = after === undefined || comparePositions(stored.position, after) !== 0
      if (isNew && found.length < limit) found.push(stored)
    }
    return found
  }

  async function readStream(
    stream: string,
    { direction = 'forwards', from, limit }: ReadStreamOptions = {},
  ): Promise<readonly StoredEvent[]> {
    const found: StoredEvent[] = []
    const wanted: Parameters<RawReader['readStream']>[1] = {
      ...LEADER,
      direction,
      fromRevision: from === undefined ? (direction === 'forwards' ? 'start' : 'end') : BigInt(from),
      maxCount: limit === undefined ? ALL : BigInt(limit),
    }
    try {
      for await (const event of rawEvents(connection, (raw) => raw.readStream(prefix + stream, wanted))) {
        found.push(storedEvent(event, prefix))
      }
    } catch (error) {
      if (typeOf(error) === 'stream-not-found') return []
      throw error
    }
    return found
  }

  async function readStreams(streams: readonly string[]): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
    const found = new Map<string, readonly StoredEvent[]>(streams.map((stream) => [stream, []]))
    const waiting = [...found.keys()]
    const next = async (): Promise<void> => {
      for (let stream = waiting.pop(); stream !== undefined; stream = waiting.pop()) {
        found.set(stream, await readStream(stream))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, next))
    return found
  }

  return { readAll, readStream, readStreams }
}

export type LogReading = ReturnType<typeof logReading>

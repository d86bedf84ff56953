import { randomUUID } from 'node:crypto'
import { type Clock, systemClock } from '../../src/eventstore/clock.js'
import { assertAcceptable, repeatedId } from '../../src/eventstore/acceptable.js'
import type {
  AppendResult,
  EventStore,
  ExpectedRevision,
  NewEvent,
  Position,
  StoredEvent,
} from '../../src/eventstore/eventStore.js'
import { metadataHalves, metadataText } from '../../src/eventstore/metadataText.js'
import { followLog } from '../../src/eventstore/subscribe.js'
import { wakeUps } from '../../src/eventstore/wakeUps.js'

const positionOf = (index: number) => String(index + 1) as Position
const indexAfter = (position: Position | undefined) => (position === undefined ? 0 : Number(position))

/** The port in memory, for tests of everything above it; it runs the same contract as the real ones. */
export function memoryEventStore(clock: Clock = systemClock): EventStore {
  const log: StoredEvent[] = []
  const streams = new Map<string, StoredEvent[]>()
  const byId = new Map<string, StoredEvent>()
  const id = randomUUID()
  let lastRecordedAt = ''
  const news = wakeUps()

  function write(stream: string, events: readonly NewEvent[]): StoredEvent {
    const now = clock.now()
    lastRecordedAt = now > lastRecordedAt ? now : lastRecordedAt
    const stored = events.map(({ metadata, ...event }) => ({
      event,
      metadata: metadataText(metadataHalves(metadata), lastRecordedAt),
    }))
    const target = streams.get(stream) ?? []
    streams.set(stream, target)
    for (const { event, metadata } of stored) {
      const written = { ...event, stream, revision: target.length, position: positionOf(log.length), metadata }
      target.push(written)
      log.push(written)
      byId.set(written.id, written)
    }
    news.wake()
    return target.at(-1)!
  }

  const seenBefore = (stream: string, events: readonly NewEvent[], expected: ExpectedRevision) => {
    const known = events.find((event) => byId.has(event.id))
    if (known === undefined) return undefined
    const first = byId.get(events[0]!.id)
    const whole = events.every(({ id }, i) => {
      const found = byId.get(id)
      return found?.stream === stream && found.revision === first!.revision + i
    })
    const asExpected = typeof expected === 'number' ? first?.revision === expected + 1 : true
    const atStart = expected === 'none' ? first?.revision === 0 : true
    return whole && asExpected && atStart ? byId.get(events.at(-1)!.id)! : known.id
  }

  function append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): AppendResult {
    assertAcceptable(stream, events, expected)
    const repeated = repeatedId(events)
    if (repeated !== undefined) return { kind: 'duplicateId', id: repeated }
    const seen = seenBefore(stream, events, expected)
    if (typeof seen === 'string') return { kind: 'duplicateId', id: seen }
    if (seen !== undefined) {
      return { kind: 'appended', revision: seen.revision, position: seen.position, idempotent: true }
    }
    const last = (streams.get(stream)?.length ?? 0) - 1
    const holds =
      expected === 'any' || (expected === 'none' ? last < 0 : expected === 'exists' ? last >= 0 : last === expected)
    if (!holds) return { kind: 'wrongRevision', actual: last < 0 ? 'none' : last }
    const { revision, position } = write(stream, events)
    return { kind: 'appended', revision, position, idempotent: false }
  }

  const readAll = async (after: Position | undefined, limit: number) =>
    log.slice(indexAfter(after), indexAfter(after) + limit)

  return {
    logId: async () => id,
    append: async (stream, events, expected) => append(stream, events, expected),
    readStream: async (stream, { direction = 'forwards', from, limit = Infinity } = {}) => {
      const events = streams.get(stream) ?? []
      return direction === 'forwards'
        ? events.slice(from ?? 0).slice(0, limit)
        : events
            .slice(0, from === undefined ? undefined : from + 1)
            .reverse()
            .slice(0, limit)
    },
    readStreams: async (names) => new Map(names.map((name) => [name, [...(streams.get(name) ?? [])]])),
    readAll,
    head: async () => log.at(-1)?.position,
    subscribe: (options) => followLog({ readAll, wakeUps: news, pollMs: 60_000, isTransient: () => false }, options),
    comparePositions: (a, b) => indexAfter(a) - indexAfter(b),
    close: async () => undefined,
  }
}

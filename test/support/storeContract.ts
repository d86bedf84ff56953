import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Clock, settableClock } from '../../src/eventstore/clock.js'
import type { Instant } from '../../src/domain/values.js'
import { canonicalJson } from '../../src/eventstore/canonicalJson.js'
import { UnacceptableAppendError } from '../../src/eventstore/errors.js'
import type { EventStore, ExpectedRevision, StoredEvent } from '../../src/eventstore/eventStore.js'
import { aStream, eventually, newEvent, newEvents, revisionsOf } from './storeFixtures.js'

export interface StoreUnderContract {
  readonly name: string
  readonly open: (clock: Clock) => Promise<EventStore>
  /** What this engine cannot promise, and why; the rest of the suite runs, and the report says what did not. */
  readonly cannot?: { readonly [P in Promise_]?: string }
}

/** Promises of the port that not every engine can keep. */
type Promise_ = 'gapless positions' | 'event ids unique in the whole log'

/**
 * What every event store must do, whatever it is made of. Streams and ids are fresh in each test, so that the suite
 * runs on a server that already holds a log.
 */
export function storeContract({ name, open, cannot = {} }: StoreUnderContract): void {
  const needs = (promise: Promise_) => (title: string, body: () => Promise<void>) => {
    const reason = cannot[promise]
    if (reason === undefined) return void test(title, body)
    console.warn(`NOT RUN on ${name}: "${title}", because ${reason}`)
    test.skip(`${title} (not run: ${reason})`, body)
  }

  describe(`event store contract: ${name}`, () => {
    const clock = settableClock('2026-03-02T01:02:03.004Z' as Instant)
    let store: EventStore
    beforeAll(async () => {
      store = await open(clock)
    })
    afterAll(() => store.close())

    describe('expectations', () => {
      const situations: readonly [ExpectedRevision, before: number, 'appended' | number | 'none'][] = [
        ['none', 0, 'appended'],
        ['none', 1, 0],
        ['none', 3, 2],
        ['exists', 0, 'none'],
        ['exists', 2, 'appended'],
        ['any', 0, 'appended'],
        ['any', 2, 'appended'],
        [0, 0, 'none'],
        [0, 1, 'appended'],
        [0, 2, 1],
        [1, 1, 0],
        [2, 3, 'appended'],
        [7, 3, 2],
      ]
      test.each(situations)('%s on a stream of %i events: %s', async (expected, before, outcome) => {
        const stream = aStream()
        if (before > 0) await store.append(stream, newEvents(before), 'none')
        const result = await store.append(stream, newEvents(2), expected)
        const written = (await store.readStream(stream)).length
        if (outcome === 'appended') {
          expect(result).toMatchObject({ kind: 'appended', revision: before + 1, idempotent: false })
          expect(written).toBe(before + 2)
        } else {
          expect(result).toEqual({ kind: 'wrongRevision', actual: outcome })
          expect(written).toBe(before)
        }
      })

      test('20 parallel appends with the same expected revision: exactly one wins', async () => {
        const stream = aStream()
        await store.append(stream, newEvents(1), 'none')
        const results = await Promise.all(Array.from({ length: 20 }, () => store.append(stream, newEvents(1), 0)))
        expect(results.filter(({ kind }) => kind === 'appended')).toHaveLength(1)
        expect(results.filter(({ kind }) => kind === 'wrongRevision')).toHaveLength(19)
        expect(revisionsOf(await store.readStream(stream))).toEqual([0, 1])
      })

      test('20 parallel appends that want a new stream: exactly one wins', async () => {
        const stream = aStream()
        const results = await Promise.all(Array.from({ length: 20 }, () => store.append(stream, newEvents(2), 'none')))
        expect(results.filter(({ kind }) => kind === 'appended')).toHaveLength(1)
        expect(revisionsOf(await store.readStream(stream))).toEqual([0, 1])
      })
    })

    describe('asking twice', () => {
      test.each([
        ['none', 0],
        [0, 1],
        [2, 3],
      ] as const)('the same ids with %s are the same append, also when others came later', async (expected, before) => {
        const stream = aStream()
        if (before > 0) await store.append(stream, newEvents(before), 'none')
        const events = newEvents(2)
        const first = await store.append(stream, events, expected)
        expect(await store.append(stream, events, expected)).toEqual({ ...first, idempotent: true })
        await store.append(stream, newEvents(3), 'any')
        expect(await store.append(stream, events, expected)).toEqual({ ...first, idempotent: true })
        expect(await store.readStream(stream)).toHaveLength(before + 5)
      })

      test('the same append sent 10 times at once is written once', async () => {
        const stream = aStream()
        const events = newEvents(2)
        const results = await Promise.all(Array.from({ length: 10 }, () => store.append(stream, events, 'none')))
        expect(results.every(({ kind }) => kind === 'appended')).toBe(true)
        expect(results.filter((result) => result.kind === 'appended' && !result.idempotent)).toHaveLength(1)
        expect(await store.readStream(stream)).toHaveLength(2)
      })

      test('an id twice in one append is refused', async () => {
        const event = newEvent()
        const stream = aStream()
        const result = await store.append(stream, [event, newEvent(), event], 'none')
        expect(result).toEqual({ kind: 'duplicateId', id: event.id })
        expect(await store.readStream(stream)).toEqual([])
      })

      needs('event ids unique in the whole log')('an id that stands in another stream is refused', async () => {
        const [event, other] = [newEvent(), newEvent()]
        await store.append(aStream(), [event], 'none')
        const stream = aStream()
        for (const expected of ['none', 'any'] as const) {
          expect(await store.append(stream, [other, event], expected)).toEqual({ kind: 'duplicateId', id: event.id })
        }
        expect(await store.readStream(stream)).toEqual([])
      })

      needs('event ids unique in the whole log')(
        'a part of an earlier append, or its order changed, is refused',
        async () => {
          const stream = aStream()
          const [a, b] = [newEvent(), newEvent()]
          await store.append(stream, [a, b], 'none')
          expect(await store.append(stream, [a, b, newEvent()], 'none')).toMatchObject({ kind: 'duplicateId' })
          expect(await store.append(stream, [b, a], 'none')).toMatchObject({ kind: 'duplicateId' })
          expect(await store.append(stream, [b], 1)).toMatchObject({ kind: 'duplicateId' })
          expect(await store.readStream(stream)).toHaveLength(2)
        },
      )
    })

    describe('bytes', () => {
      test('what is read is what was written, byte for byte, with recordedAt in its canonical place', async () => {
        const stream = aStream()
        const data = canonicalJson({
          标题: '关于“征收”\\的通知\u0000\u001f\n🀄',
          n: [1.5, -0, 1e21 / 1e10],
          z: null,
          a: {},
        })
        const event = newEvent({ data, metadata: { 事由: '"x"', aaa: 1, recorded: 2, recordedBy: [3], zzz: '' } })
        await store.append(stream, [event], 'none')
        const [read] = await store.readStream(stream)
        expect(read!.data).toBe(data)
        const metadata = JSON.parse(read!.metadata) as { recordedAt: string }
        expect(metadata).toEqual({ ...event.metadata, recordedAt: metadata.recordedAt })
        expect(metadata.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
        expect(read!.metadata).toBe(canonicalJson(metadata))
        expect(read).toMatchObject({ id: event.id, type: event.type, schemaVersion: event.schemaVersion, stream })
      })

      test('empty metadata still gets its recordedAt', async () => {
        const stream = aStream()
        await store.append(stream, [newEvent({ metadata: {} })], 'none')
        expect((await store.readStream(stream))[0]!.metadata).toMatch(/^\{"recordedAt":"[^"]{24}"\}$/)
      })

      test('an event of almost a megabyte is taken, a larger one refused before anything is written', async () => {
        const stream = aStream()
        const large = newEvent({ data: canonicalJson({ text: 'x'.repeat(990_000) }) })
        expect(await store.append(stream, [large], 'none')).toMatchObject({ kind: 'appended' })
        expect((await store.readStream(stream))[0]!.data).toBe(large.data)
        const larger = newEvent({ data: canonicalJson({ text: '政'.repeat(400_000) }) })
        await expect(store.append(stream, [newEvent(), larger], 0)).rejects.toThrow(UnacceptableAppendError)
        expect(await store.readStream(stream)).toHaveLength(1)
      })

      test.each([
        ['a stream name of the engine’s own', '$all', newEvent()],
        ['an empty stream name', '', newEvent()],
        ['a line break in the stream name', 'item-1\n', newEvent()],
        ['an id that is no UUID', 'item-1', newEvent({ id: 'x' })],
        ['a type with a space', 'item-1', newEvent({ type: 'Item Registered' })],
        ['a recordedAt from outside', 'item-1', newEvent({ metadata: { recordedAt: 'now' } })],
      ])('%s is refused', async (_what, stream, event) => {
        await expect(store.append(stream, [event], 'any')).rejects.toThrow(UnacceptableAppendError)
      })
    })

    describe('recordedAt', () => {
      test('comes from the clock and never runs backwards along the log, also when the clock is set back', async () => {
        const from = await store.head()
        const stream = aStream()
        const later = '2031-01-01T00:00:00.000Z' as Instant
        clock.set(later)
        await store.append(stream, newEvents(1), 'none')
        clock.set('2030-12-31T23:59:59.999Z' as Instant)
        await store.append(stream, newEvents(1), 'any')
        clock.set('2031-01-01T00:00:00.001Z' as Instant)
        await store.append(aStream(), newEvents(2), 'any')
        const times = (await store.readAll(from, 10)).map(recordedAtOf)
        expect(times).toEqual([later, later, '2031-01-01T00:00:00.001Z', '2031-01-01T00:00:00.001Z'])
      })
    })

    describe('reading', () => {
      test('a stream forwards, backwards, from a revision, limited', async () => {
        const stream = aStream()
        const events = newEvents(6)
        await store.append(stream, events, 'none')
        const read = async (options?: Parameters<EventStore['readStream']>[1]) =>
          revisionsOf(await store.readStream(stream, options))
        expect((await store.readStream(stream)).map(({ id }) => id)).toEqual(events.map(({ id }) => id))
        expect(await read()).toEqual([0, 1, 2, 3, 4, 5])
        expect(await read({ from: 4 })).toEqual([4, 5])
        expect(await read({ from: 2, limit: 2 })).toEqual([2, 3])
        expect(await read({ from: 6 })).toEqual([])
        expect(await read({ direction: 'backwards' })).toEqual([5, 4, 3, 2, 1, 0])
        expect(await read({ direction: 'backwards', from: 2 })).toEqual([2, 1, 0])
        expect(await read({ direction: 'backwards', limit: 1 })).toEqual([5])
        expect(await read({ direction: 'backwards', from: 99, limit: 2 })).toEqual([5, 4])
      })

      test('a stream that does not exist is empty, and so is its list among many', async () => {
        const [one, other, missing] = [aStream(), aStream(), aStream()]
        await store.append(one, newEvents(3), 'none')
        await store.append(other, newEvents(1), 'none')
        expect(await store.readStream(missing)).toEqual([])
        const streams = await store.readStreams([other, missing, one, one])
        expect([...streams.keys()].sort()).toEqual([one, other, missing].sort())
        expect(revisionsOf(streams.get(one)!)).toEqual([0, 1, 2])
        expect(streams.get(one)).toEqual(await store.readStream(one))
        expect(streams.get(missing)).toEqual([])
      })

      test('the whole log in pages: each event once, in the order of its positions, up to the head', async () => {
        const start = await store.head()
        const streams = [aStream(), aStream(), aStream()]
        for (let i = 0; i < 12; i++) await store.append(streams[i % 3]!, newEvents((i % 2) + 1), 'any')
        const whole = await store.readAll(start, 1_000)
        expect(whole).toHaveLength(18)
        expect(whole.at(-1)!.position).toBe(await store.head())
        const paged: StoredEvent[] = []
        for (let after = start; ; after = paged.at(-1)!.position) {
          const page = await store.readAll(after, 5)
          if (page.length === 0) break
          expect(page.length).toBeLessThanOrEqual(5)
          paged.push(...page)
        }
        expect(paged).toEqual(whole)
        expectAscending(store, whole)
        for (const stream of streams) {
          expect(whole.filter((event) => event.stream === stream)).toEqual(await store.readStream(stream))
        }
      })

      test('an append answers the position of its last event', async () => {
        const stream = aStream()
        const result = await store.append(stream, newEvents(3), 'none')
        expect((await store.readStream(stream)).at(-1)!.position).toBe((result as { position: string }).position)
      })

      test('the log has one identity', async () => {
        expect(await store.logId()).toBe(await store.logId())
        expect(await store.logId()).not.toBe('')
      })
    })

    describe('many writers', () => {
      test('200 parallel appends with any: all are there, streams without gaps', async () => {
        const start = await store.head()
        const streams = Array.from({ length: 7 }, aStream)
        const results = await Promise.all(
          Array.from({ length: 200 }, (_, i) => store.append(streams[i % 7]!, newEvents(1 + (i % 3)), 'any')),
        )
        expect(results.every(({ kind }) => kind === 'appended')).toBe(true)
        const log = await store.readAll(start, 1_000)
        expect(log).toHaveLength(399)
        expectAscending(store, log)
        for (const stream of streams) {
          const revisions = revisionsOf(log.filter((event) => event.stream === stream))
          expect(revisions).toEqual(revisions.map((_, i) => i))
        }
      })

      needs('gapless positions')('positions have no gap, whatever was refused in between', async () => {
        const start = BigInt((await store.head()) ?? '0')
        const busy = aStream()
        const reused = newEvent()
        await store.append(aStream(), [reused], 'none')
        await Promise.all(
          Array.from({ length: 60 }, (_, i) => {
            if (i % 3 === 0) return store.append(aStream(), newEvents(2), 'any')
            return i % 3 === 1 ? store.append(busy, newEvents(1), 'none') : store.append(aStream(), [reused], 'any')
          }),
        )
        const positions = (await store.readAll(String(start) as StoredEvent['position'], 1_000)).map(({ position }) =>
          BigInt(position),
        )
        expect(positions).toHaveLength(1 + 40 + 1)
        expect(positions).toEqual(positions.map((_, i) => start + BigInt(i + 1)))
      })

      test('property: any sequence of appends leaves what a plain model says', async () => {
        const expectation = fc.constantFrom<ExpectedRevision>('none', 'exists', 'any', 0, 1, 2)
        const append = fc.record({ stream: fc.nat(2), size: fc.integer({ min: 1, max: 3 }), expected: expectation })
        await fc.assert(
          fc.asyncProperty(fc.array(append, { maxLength: 12 }), async (appends) => {
            const names = [aStream(), aStream(), aStream()]
            const model = new Map(names.map((stream) => [stream, [] as string[]]))
            for (const { stream, size, expected } of appends) {
              const ids = model.get(names[stream]!)!
              const last = ids.length - 1
              const holds =
                expected === 'any' ||
                (expected === 'none' ? last < 0 : expected === 'exists' ? last >= 0 : last === expected)
              const events = newEvents(size)
              const { kind } = await store.append(names[stream]!, events, expected)
              expect(kind).toBe(holds ? 'appended' : 'wrongRevision')
              if (holds) ids.push(...events.map(({ id }) => id))
            }
            const streams = await store.readStreams(names)
            for (const [stream, ids] of model) expect(streams.get(stream)!.map(({ id }) => id)).toEqual(ids)
          }),
          { numRuns: 25 },
        )
      })
    })

    describe('subscriptions', () => {
      test('catch up in pages, say so, then deliver what comes, each event once and in order', async () => {
        const start = await store.head()
        const stream = aStream()
        for (let i = 0; i < 5; i++) await store.append(stream, newEvents(5), 'any')
        const seen: StoredEvent[] = []
        const pages: number[] = []
        let caughtUp = 0
        const subscription = store.subscribe({
          ...(start === undefined ? {} : { after: start }),
          pageSize: 10,
          onEvents: async (events) => {
            pages.push(events.length)
            seen.push(...events)
          },
          onCaughtUp: () => caughtUp++,
        })
        await eventually(() => expect(caughtUp).toBe(1))
        expect(seen).toHaveLength(25)
        expect(Math.max(...pages)).toBeLessThanOrEqual(10)
        await Promise.all(Array.from({ length: 30 }, () => store.append(aStream(), newEvents(2), 'none')))
        await eventually(() => expect(seen).toHaveLength(85))
        expect(seen).toEqual(await store.readAll(start, 1_000))
        await subscription.stop()
        await subscription.closed
      })

      test('an event is handed over soon after it was appended', async () => {
        const seen = new Map<string, number>()
        const head = await store.head()
        const subscription = store.subscribe({
          ...(head === undefined ? {} : { after: head }),
          onEvents: async (events) => events.forEach(({ id }) => seen.set(id, performance.now())),
        })
        const delays: number[] = []
        for (let i = 0; i < 20; i++) {
          const event = newEvent()
          await store.append(aStream(), [event], 'none')
          const written = performance.now()
          await eventually(() => expect(seen.has(event.id)).toBe(true))
          delays.push(seen.get(event.id)! - written)
        }
        await subscription.stop()
        expect(delays.sort((a, b) => a - b)[10]).toBeLessThan(100)
      })

      test('the next page waits until the handler is done', async () => {
        const start = await store.head()
        await store.append(aStream(), newEvents(9), 'none')
        let running = 0
        let most = 0
        let seen = 0
        const subscription = store.subscribe({
          ...(start === undefined ? {} : { after: start }),
          pageSize: 2,
          onEvents: async (events) => {
            most = Math.max(most, ++running)
            await new Promise((resolve) => setTimeout(resolve, 5))
            running--
            seen += events.length
          },
        })
        await eventually(() => expect(seen).toBe(9))
        expect(most).toBe(1)
        await subscription.stop()
      })

      test('a handler that fails ends its subscription, with its error, and nothing more is handed over', async () => {
        const start = await store.head()
        await store.append(aStream(), newEvents(6), 'none')
        let calls = 0
        const subscription = store.subscribe({
          ...(start === undefined ? {} : { after: start }),
          pageSize: 2,
          onEvents: async () => {
            if (++calls === 2) throw new Error('planted')
          },
        })
        await expect(subscription.closed).rejects.toThrow('planted')
        expect(calls).toBe(2)
        await subscription.stop()
      })

      test('stopping waits for the handler that is running, and ends the waiting at the head', async () => {
        const start = await store.head()
        await store.append(aStream(), newEvents(1), 'none')
        let state = 'idle'
        const subscription = store.subscribe({
          ...(start === undefined ? {} : { after: start }),
          onEvents: async () => {
            state = 'running'
            await new Promise((resolve) => setTimeout(resolve, 50))
            state = 'done'
          },
        })
        await eventually(() => expect(state).toBe('running'))
        await subscription.stop()
        expect(state).toBe('done')
        const head = await store.head()
        const idle = store.subscribe({ after: head!, onEvents: async () => undefined })
        await idle.stop()
        await idle.closed
      })
    })

    test('a store of the same log opened elsewhere reads what this one wrote, and its subscription is woken', async () => {
      if (name === 'memory') return // there is no elsewhere
      const other = await open(clock)
      const id = randomUUID()
      const seen: string[] = []
      const head = await store.head()
      other.subscribe({
        ...(head === undefined ? {} : { after: head }),
        onEvents: async (events) => void seen.push(...events.map((event) => event.id)),
      })
      const stream = aStream()
      await store.append(stream, [newEvent({ id })], 'none')
      expect((await other.readStream(stream)).map((event) => event.id)).toEqual([id])
      await eventually(() => expect(seen).toContain(id))
      expect(await other.logId()).toBe(await store.logId())
      await other.close()
    })
  })
}

const recordedAtOf = ({ metadata }: StoredEvent) => (JSON.parse(metadata) as { recordedAt: string }).recordedAt

function expectAscending(store: EventStore, events: readonly StoredEvent[]): void {
  for (let i = 1; i < events.length; i++) {
    expect(store.comparePositions(events[i - 1]!.position, events[i]!.position)).toBeLessThan(0)
    expect(store.comparePositions(events[i]!.position, events[i - 1]!.position)).toBeGreaterThan(0)
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Position, StoredEvent } from '../../src/eventstore/eventStore.js'
import { type ReadAll, sharedTail } from '../../src/eventstore/sharedTail.js'

const event = (n: number): StoredEvent => ({
  position: String(n) as Position,
  stream: 's',
  revision: n - 1,
  id: `id-${n}`,
  type: 'Counted',
  schemaVersion: 1,
  data: `{"n":${n}}` as StoredEvent['data'],
  metadata: '{}' as StoredEvent['metadata'],
})
const at = (n: number) => (n === 0 ? undefined : (String(n) as Position))
const numbers = (events: readonly StoredEvent[]) => events.map(({ position }) => Number(position))

/** A log that answers after a while what it held when it was asked. */
function slowLog(delay: () => number = () => 1) {
  const log: StoredEvent[] = []
  let asked = 0
  const read: ReadAll = async (after, limit) => {
    asked += 1
    const from = after === undefined ? 0 : Number(after)
    const page = log.slice(from, from + limit)
    await sleep(delay())
    return page
  }
  const append = (count: number) => {
    for (let i = 0; i < count; i += 1) log.push(event(log.length + 1))
  }
  return { log, read, append, asked: () => asked }
}

test('followers that stand at the end are answered by one question', async () => {
  const { read, append, asked } = slowLog()
  append(3)
  const tail = sharedTail(read)
  await tail(undefined, 10)
  append(2)
  const before = asked()
  const pages = await Promise.all(Array.from({ length: 20 }, () => tail(at(3), 10)))
  expect(pages.map(numbers)).toEqual(Array.from({ length: 20 }, () => [4, 5]))
  expect(asked() - before).toBe(1)
  // Somewhat behind costs no further question.
  expect(numbers((await Promise.all([tail(at(3), 1), tail(at(3), 2)]))[1])).toEqual([4, 5])
  expect(asked() - before).toBe(1)
})

test('a question that was put before something was appended answers nobody who came after', async () => {
  const { read, append } = slowLog(() => 20)
  append(1)
  const tail = sharedTail(read)
  await tail(undefined, 10)
  const early = tail(at(1), 10)
  await sleep(5)
  append(1)
  const late = tail(at(1), 10)
  expect(numbers(await late)).toEqual([2])
  expect([[], [2]]).toContainEqual(numbers(await early))
})

test('who is far behind reads alone, page by page, and what is held stays bounded', async () => {
  const { read, append } = slowLog(() => 0)
  append(100)
  const tail = sharedTail(read, { mostEvents: 10, pageSize: 7 })
  expect(numbers(await tail(undefined, 40))).toHaveLength(40)
  expect(numbers(await tail(at(40), 100))).toHaveLength(60)
  append(30)
  expect(numbers(await tail(at(100), 25))).toEqual(Array.from({ length: 25 }, (_, i) => 101 + i))
  expect(numbers(await tail(at(100), 50))).toHaveLength(30)
  expect(numbers(await tail(at(20), 3))).toEqual([21, 22, 23])
})

test('a fault of the store reaches those who asked, and the next question is put anew', async () => {
  let isDown = false
  const { read, append } = slowLog()
  append(1)
  const tail = sharedTail((after, limit) => (isDown ? Promise.reject(new Error('down')) : read(after, limit)))
  await tail(undefined, 10)
  isDown = true
  const answers = await Promise.allSettled([tail(at(1), 10), tail(at(1), 10)])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  isDown = false
  append(1)
  expect(numbers(await tail(at(1), 10))).toEqual([2])
})

test('whatever is appended meanwhile, each follower sees every event once and in order, and never an old end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 30 }),
      fc.array(fc.record({ limit: fc.integer({ min: 1, max: 8 }), pause: fc.integer({ min: 0, max: 2 }) }), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.integer({ min: 1, max: 12 }),
      async (appends, followers, mostEvents) => {
        let turn = 0
        const { log, read, append } = slowLog(() => (turn = (turn + 1) % 3))
        const tail = sharedTail(read, { mostEvents, pageSize: 4 })
        const total = appends.reduce((sum, count) => sum + count, 0)
        const follow = async ({ limit, pause }: { limit: number; pause: number }) => {
          const seen: number[] = []
          while (seen.length < total) {
            const there = log.length
            const page = numbers(await tail(at(seen.length), limit))
            expect(page.length).toBeLessThanOrEqual(limit)
            expect(page.length).toBeGreaterThanOrEqual(Math.min(limit, there - seen.length))
            seen.push(...page)
            await sleep(pause)
          }
          expect(seen).toEqual(Array.from({ length: total }, (_, i) => i + 1))
        }
        const writing = (async () => {
          for (const count of appends) {
            append(count)
            await sleep(1)
          }
        })()
        await Promise.all([writing, ...followers.map(follow)])
      },
    ),
    { numRuns: 40 },
  )
})

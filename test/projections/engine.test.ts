import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { EventStore } from '../../src/eventstore/eventStore.js'
import type { Engine, EngineOptions } from '../../src/projections/engine/engine.js'
import { run } from '../../src/projections/engine/statements.js'
import { memoryEventStore } from '../support/memoryEventStore.js'
import { emptyReadDatabase, readDatabase } from './readDatabase.js'
import { added, append, engineOf, noted, type SumsBehaviour, sumRows, sums } from './sums.js'

const { db, drop } = await readDatabase()
let store: EventStore
let started: Engine[] = []

beforeEach(() => {
  store = memoryEventStore()
})
afterEach(async () => {
  await stopAll()
  await emptyReadDatabase(db)
})
afterAll(drop)

const stopAll = async () => {
  await Promise.all(started.map((engine) => engine.stop()))
  started = []
}

async function start(behaviour: SumsBehaviour = {}, options: Partial<EngineOptions> = {}) {
  const both = engineOf(db, store, sums(behaviour), options)
  started.push(both.engine)
  await both.engine.start()
  return both
}

test('what is in the log stands in the tables, and what is appended follows', async () => {
  await append(store, 'a', added(1), noted('skipped'), added(2))
  const { engine, readSide } = await start()
  await engine.caughtUp()
  const position = await append(store, 'b', added(5))
  expect(await readSide.waitFor(['sums'], position, 2_000)).toEqual({ kind: 'visible' })
  expect(await sumRows(db, await readSide.schemaOf('sums'))).toEqual([
    { stream: 'a', sum: 3, last: 2, trail: [1, 2] },
    { stream: 'b', sum: 5, last: 5, trail: [5] },
  ])
})

test('a position that is not reached in time is answered as NOT_YET_VISIBLE with the read models that lag', async () => {
  const { engine, readSide } = await start()
  await engine.caughtUp()
  await engine.pause('sums')
  const position = await append(store, 'a', added(1))
  expect(await readSide.waitFor(['sums'], position, 50)).toEqual({
    kind: 'notYetVisible',
    code: 'NOT_YET_VISIBLE',
    projections: ['sums'],
  })
  expect(await engine.status()).toMatchObject([{ name: 'sums', state: 'paused' }])
  await engine.resume('sums')
  expect(await readSide.waitFor(['sums'], position, 2_000)).toEqual({ kind: 'visible' })
})

test('a process without an engine learns positions from the database', async () => {
  const { engine } = await start()
  await engine.caughtUp()
  const { readSide } = engineOf(db, store)
  const position = await append(store, 'a', added(1))
  expect(await readSide.waitFor(['sums'], position, 2_000)).toEqual({ kind: 'visible' })
})

test('one poison event parks its stream; others go on; later events of the stream queue; replay takes all in', async () => {
  let poison = new Set([13])
  for (let n = 1; n <= 40; n += 1) await append(store, n % 2 === 0 ? 'even' : 'odd', added(n))
  const { engine, readSide } = await start({ poison: () => poison })
  await engine.caughtUp()
  await append(store, 'odd', added(41))
  await engine.caughtUp()

  const schema = await readSide.schemaOf('sums')
  expect(await sumRows(db, schema)).toMatchObject([
    { stream: 'even', sum: 420 },
    { stream: 'odd', sum: 36, last: 11 },
  ])
  expect(await engine.parked()).toMatchObject([
    { name: 'sums', stream: 'odd', error: 'cannot take in 13', waiting: 15 },
  ])
  expect(await readSide.parkedStreams(['sums'])).toEqual(['odd'])
  expect(await engine.status()).toMatchObject([
    { parkedStreams: 1, lastError: expect.stringContaining('cannot take in 13') },
  ])

  poison = new Set([41])
  expect(await engine.replayParked('sums', 'odd')).toBe(true)
  expect(await sumRows(db, schema)).toMatchObject([{ stream: 'even' }, { stream: 'odd', sum: 400, last: 39 }])
  expect(await engine.parked()).toMatchObject([{ stream: 'odd', error: 'cannot take in 41', waiting: 1 }])

  poison = new Set()
  await engine.replayParked('sums', 'odd')
  expect(await sumRows(db, schema)).toMatchObject([{ stream: 'even' }, { stream: 'odd', sum: 441, last: 41 }])
  expect(await engine.parked()).toEqual([])
  expect(await engine.replayParked('sums', 'odd')).toBe(false)
})

test('a parked stream stays parked over a restart', async () => {
  await append(store, 'a', added(13), added(1))
  await (await start({ poison: () => new Set([13]) })).engine.caughtUp()
  await stopAll()
  await append(store, 'a', added(2))
  const { engine, readSide } = await start({ poison: () => new Set() })
  await engine.caughtUp()
  expect(await engine.parked()).toMatchObject([{ stream: 'a', waiting: 3 }])
  await engine.replayParked('sums', 'a')
  expect(await sumRows(db, await readSide.schemaOf('sums'))).toMatchObject([{ sum: 16, trail: [13, 1, 2] }])
})

test('a build has one owner; another process takes over when its lease has ended, and the former owner moves nothing', async () => {
  const first = await start({}, { leaseMs: 60_000 })
  await first.engine.caughtUp()
  const second = await start({}, { leaseMs: 500 })
  const [owned] = await first.engine.status()
  expect(owned!.owner).not.toBeNull()

  // The first owner freezes: its lease ends without its noticing.
  await run(db, `update runtime.projections set lease_until = clock_timestamp() - interval '1 second'`)
  await second.engine.resume('sums')
  expect((await second.engine.status())[0]!.owner).not.toBe(owned!.owner)

  for (let n = 1; n <= 20; n += 1) await append(store, 'a', added(n))
  await second.engine.caughtUp()
  expect(await sumRows(db, await second.readSide.schemaOf('sums'))).toMatchObject([{ sum: 210 }])
})

test('another log, or a log that lost its tail, stops the read model until it is rebuilt', async () => {
  await append(store, 'a', added(1), added(2))
  await (await start()).engine.caughtUp()
  await stopAll()

  store = memoryEventStore()
  await append(store, 'a', added(7))
  const { engine, readSide } = await start()
  expect(await engine.status()).toMatchObject([{ state: 'needsRebuild' }])
  expect(await sumRows(db, await readSide.schemaOf('sums'))).toMatchObject([{ sum: 3 }])

  await engine.rebuild('sums')
  await engine.caughtUp()
  const after = engineOf(db, store)
  expect(await after.readSide.schemaOf('sums')).toBe('read_sums_v1_b1')
  expect(await sumRows(db, 'read_sums_v1_b1')).toMatchObject([{ sum: 7 }])
})

test('a new version fills tables of its own; readers switch when it has caught up, and the old ones go when told', async () => {
  await append(store, 'a', added(1), added(2))
  const first = await start()
  await first.engine.caughtUp()

  // The next release starts while this one still serves; it is held back until its tables are looked at.
  const next = engineOf(db, store, sums({ version: 2, factor: 10 }))
  expect(await next.readSide.schemaOf('sums')).toBe('read_sums_v1')
  started.push(next.engine)
  await next.engine.start()
  await next.engine.caughtUp()
  const position = await append(store, 'a', added(3))
  await next.readSide.waitFor(['sums'], position, 2_000)
  await first.readSide.waitFor(['sums'], position, 2_000)

  expect(await engineOf(db, store, sums({ version: 2 })).readSide.schemaOf('sums')).toBe('read_sums_v2')
  expect(await sumRows(db, 'read_sums_v2')).toMatchObject([{ sum: 60 }])
  expect(await sumRows(db, await first.readSide.schemaOf('sums'))).toMatchObject([{ sum: 6 }])
  expect(
    await run(db, `select 1 from pg_indexes where schemaname = 'read_sums_v2' and indexname = 'sums_i0'`),
  ).toHaveLength(1)

  await first.engine.stop()
  expect(await next.engine.dropRetired()).toEqual([{ name: 'sums', version: 1, build: 0 }])
  expect(await run(db, `select 1 from pg_namespace where nspname = 'read_sums_v1'`)).toEqual([])
})

test('a fault of the moment is tried again and parks nothing', async () => {
  const { engine, readSide } = await start()
  await engine.caughtUp()
  await run(
    db,
    `select pg_terminate_backend(pid) from pg_stat_activity
    where pid <> pg_backend_pid() and datname = current_database()`,
  ).catch(() => undefined)
  const position = await append(store, 'a', added(1))
  expect(await readSide.waitFor(['sums'], position, 5_000)).toEqual({ kind: 'visible' })
  expect(await engine.parked()).toEqual([])
})

test('rebuilt ≡ incremental ≡ any page size, with poison among the events', { timeout: 120_000 }, async () => {
  const event = fc.record({ stream: fc.constantFrom('a', 'b', 'c'), n: fc.integer({ min: 0, max: 13 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 60 }), fc.integer({ min: 1, max: 7 }), async (events, pageSize) => {
      store = memoryEventStore()
      const poison = () => new Set([13])
      const { engine } = await start({ poison }, { pageSize })
      for (const { stream, n } of events) await append(store, stream, added(n))
      await engine.caughtUp()
      const incremental = await sumRows(db, 'read_sums_v1')
      const parked = (await engine.parked()).map(({ stream, waiting }) => ({ stream, waiting }))

      await engine.rebuild('sums')
      await engine.caughtUp()
      await stopAll()
      const whole = engineOf(db, store, sums({ poison }), { pageSize: 1_000 })
      started.push(whole.engine)
      await whole.engine.start()
      await whole.engine.rebuild('sums')
      await whole.engine.caughtUp()

      expect(await sumRows(db, 'read_sums_v1_b1')).toEqual(incremental)
      expect(await sumRows(db, 'read_sums_v1_b2')).toEqual(incremental)
      const again = (await whole.engine.parked()).filter(({ build }) => build === 2)
      expect(again.map(({ stream, waiting }) => ({ stream, waiting }))).toEqual(parked)
      await stopAll()
      await emptyReadDatabase(db)
    }),
    { numRuns: 12 },
  )
})

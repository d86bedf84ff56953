import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { settableClock, systemClock } from '../../src/eventstore/clock.js'
import type { Instant } from '../../src/domain/values.js'
import { EventStoreUnavailableError } from '../../src/eventstore/errors.js'
import type { EventStore, StoredEvent } from '../../src/eventstore/eventStore.js'
import { openPostgresEventStore } from '../../src/eventstore/postgres/postgresEventStore.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'
import { appendAndHold, run } from '../support/rawAppend.js'
import { aStream, eventually, newEvent, newEvents, revisionsOf } from '../support/storeFixtures.js'

let database: TestDatabase
let store: EventStore
const opened: EventStore[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  store = open()
})
afterEach(async () => {
  await Promise.all(opened.splice(1).map((other) => other.close()))
})
afterAll(async () => {
  await store.close()
  await database.drop()
})

function open(options: Partial<Parameters<typeof openPostgresEventStore>[0]> = {}): EventStore {
  const another = openPostgresEventStore({ connectionString: database.logUrl, clock: systemClock, ...options })
  opened.push(another)
  return another
}

/** What a subscriber has seen since it began at the head. */
async function follow(from: EventStore): Promise<StoredEvent[]> {
  const seen: StoredEvent[] = []
  const head = await from.head()
  from.subscribe({
    ...(head === undefined ? {} : { after: head }),
    onEvents: async (events) => void seen.push(...events),
  })
  return seen
}

const pending = (stream: string, events = newEvents(2)) => ({ stream, events, expected: 'none' as const })
const positionsOf = (events: readonly StoredEvent[]) => events.map(({ position }) => Number(position))
const isSettled = (promise: Promise<unknown>) => Promise.race([promise.then(() => true), sleep(150).then(() => false)])

test.each(['commit', 'rollback', 'die', 'hang'] as const)(
  'A has appended and holds its transaction open, B appends, then A ends by %s: order kept, nothing lost, no gap',
  async (end) => {
    const seen = await follow(open())
    const head = Number((await store.head()) ?? 0)
    const [a, b] = [aStream(), aStream()]
    const held = await appendAndHold(database.logUrl, [pending(a)])
    expect(held.result).toMatchObject([{ kind: 'appended', revision: 1 }])

    const writing = store.append(b, newEvents(3), 'none')
    expect(await isSettled(writing)).toBe(false)
    expect(seen).toEqual([])

    if (end === 'commit') await held.commit()
    if (end === 'rollback') await held.rollback()
    if (end === 'die') held.die()
    // hang: nobody does anything; the server's own time limit ends the idle transaction.
    expect(await writing).toMatchObject({ kind: 'appended', revision: 2 })

    const expected = end === 'commit' ? [a, a, b, b, b] : [b, b, b]
    await eventually(() => expect(seen).toHaveLength(expected.length))
    expect(seen.map(({ stream }) => stream)).toEqual(expected)
    expect(positionsOf(seen)).toEqual(expected.map((_, i) => head + i + 1))
    held.die()
  },
)

test('an unrelated transaction that writes and stays open stalls neither appends nor subscribers', async () => {
  const seen = await follow(open())
  const writer = new pg.Client({ connectionString: database.workUrl })
  await writer.connect()
  await writer.query('create table runtime.unrelated (a int)')
  await writer.query('begin')
  await writer.query('insert into runtime.unrelated values (1)')
  const started = performance.now()
  for (let i = 0; i < 10; i++) await store.append(aStream(), newEvents(1), 'none')
  await eventually(() => expect(seen).toHaveLength(10))
  expect(performance.now() - started).toBeLessThan(2_000)
  await writer.query('rollback')
  await writer.end()
})

test('in one group a reused id, a wrong revision and good appends each get their own outcome', async () => {
  const reused = newEvent()
  const [known, one, other, wrong] = [aStream(), aStream(), aStream(), aStream()]
  await store.append(known, [reused], 'none')
  const head = Number(await store.head())
  const results = await Promise.all([
    store.append(one, newEvents(2), 'none'),
    store.append(aStream(), [newEvent(), reused], 'any'),
    store.append(wrong, newEvents(1), 4),
    store.append(known, [reused], 'none'),
    store.append(other, newEvents(1), 'any'),
  ])
  expect(results).toEqual([
    { kind: 'appended', revision: 1, position: String(head + 2), idempotent: false },
    { kind: 'duplicateId', id: reused.id },
    { kind: 'wrongRevision', actual: 'none' },
    { kind: 'appended', revision: 0, position: String(head), idempotent: true },
    { kind: 'appended', revision: 0, position: String(head + 3), idempotent: false },
  ])
  const { rows } = await run(
    database.ownerUrl,
    `select count(distinct xmin::text)::int as transactions from log.events where stream in ('${one}', '${other}')`,
  )
  expect(rows).toEqual([{ transactions: 1 }])
})

test('a group in which one append is an error of the database is written one by one', async () => {
  await run(
    database.ownerUrl,
    `create function log.poison() returns trigger language plpgsql as $$ begin raise exception 'poison'; end $$`,
    `create trigger poison before insert on log.events for each row when (new.type = 'Poison') execute function log.poison()`,
  )
  const before = Number(await store.head())
  const results = await Promise.allSettled([
    store.append(aStream(), newEvents(1), 'none'),
    store.append(aStream(), [newEvent({ type: 'Poison' })], 'none'),
    store.append(aStream(), newEvents(1), 'none'),
  ])
  await run(database.ownerUrl, 'drop trigger poison on log.events')
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(Number(await store.head())).toBe(before + 2)
})

test('100 parallel appends with any by three processes’ worth of stores: all there, positions gapless', async () => {
  const stores = [store, open(), open()]
  const head = await store.head()
  const stream = aStream()
  await Promise.all(Array.from({ length: 100 }, (_, i) => stores[i % 3]!.append(stream, newEvents(2), 'any')))
  const log = await store.readAll(head, 1_000)
  expect(revisionsOf(log)).toEqual(Array.from({ length: 200 }, (_, i) => i))
  expect(positionsOf(log)).toEqual(log.map((_, i) => Number(head) + i + 1))
})

test('recordedAt does not run backwards when another process’s clock is behind', async () => {
  const ahead = open({ clock: settableClock('2040-01-01T00:00:00.000Z' as Instant) })
  const behind = open({ clock: settableClock('2039-01-01T00:00:00.000Z' as Instant) })
  const stream = aStream()
  await ahead.append(stream, newEvents(1), 'any')
  await behind.append(stream, newEvents(1), 'any')
  const times = (await store.readStream(stream)).map(({ metadata }) => JSON.parse(metadata).recordedAt as string)
  expect(times).toEqual(['2040-01-01T00:00:00.000Z', '2040-01-01T00:00:00.000Z'])
})

test.each([
  ['update', `update log.events set data = '{}'`],
  ['an update of nothing', `update log.events set data = '{}' where false`],
  ['delete', 'delete from log.events'],
  ['truncate', 'truncate log.events'],
])('%s is refused to the program’s role and to the owner, triggers off or on', async (_what, statement) => {
  await expect(run(database.logUrl, statement)).rejects.toMatchObject({ code: '42501' })
  await expect(run(database.ownerUrl, statement)).rejects.toMatchObject({ code: '23000' })
  const replica = 'set session_replication_role = replica'
  await expect(run(database.ownerUrl, replica, statement)).rejects.toMatchObject({ code: '23000' })
})

test('the program’s role cannot insert past the function, nor take the triggers away', async () => {
  for (const statement of [
    `insert into log.events values (999999, 's', 0, gen_random_uuid(), 'T', 1, '{}', '{}')`,
    'alter table log.events disable trigger append_only',
    'drop table log.events',
    'create function log.mine() returns int language sql as $$ select 1 $$',
  ]) {
    await expect(run(database.logUrl, statement)).rejects.toMatchObject({ code: '42501' })
  }
})

test('an append under a snapshot older than the lock is refused', async () => {
  const client = new pg.Client({ connectionString: database.logUrl })
  await client.connect()
  await client.query('begin isolation level repeatable read')
  const call = client.query(
    `select * from log.append('t', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')`,
  )
  await expect(call).rejects.toThrow('READ COMMITTED')
  await client.end()
})

test('appending never scans the table, however large it has become since the plan was made', async () => {
  const client = new pg.Client({ connectionString: database.logUrl })
  await client.connect()
  const scans = async () => {
    await client.query('select pg_stat_force_next_flush()')
    const { rows } = await client.query<{ n: string }>(
      `select seq_scan as n from pg_stat_all_tables where schemaname = 'log' and relname = 'events'`,
    )
    return Number(rows[0]!.n)
  }
  const before = await scans()
  for (let i = 0; i < 12; i++) {
    await client.query(
      `select * from log.append('t', array[$1], array[-1], array[1], array[1], array[0], array[$1], array[$2]::uuid[],
        array['T'], array[1], array['{}'], array['{"recordedAt":"'], array['"}'])`,
      [aStream(), randomUUID()],
    )
  }
  expect(await scans()).toBe(before)
  await client.end()
})

test('wake-ups are few and outside the appends', async () => {
  const listener = new pg.Client({ connectionString: database.logUrl })
  await listener.connect()
  let heard = 0
  listener.on('notification', () => heard++)
  await listener.query('listen gongkai_log')
  const started = performance.now()
  for (let i = 0; i < 100; i++) await store.append(aStream(), newEvents(1), 'none')
  await eventually(() => expect(heard).toBeGreaterThan(0))
  await sleep(60)
  expect(heard).toBeLessThanOrEqual(Math.ceil((performance.now() - started) / 20) + 1)
  expect(heard).toBeLessThan(100)
  await listener.end()
})

test('a lost wake-up costs time only: the subscription looks by itself', async () => {
  const deaf = open({ pollMs: 50 })
  const seen = await follow(deaf)
  await run(
    database.ownerUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gongkai-listen' and datname = current_database()`,
  )
  const held = await appendAndHold(database.logUrl, [pending(aStream())])
  await held.commit() // by hand, so that nothing announces it
  await eventually(() => expect(seen).toHaveLength(2))
})

test('when every connection is cut, subscriptions go on where they were and later appends succeed', async () => {
  const seen = await follow(store)
  await store.append(aStream(), newEvents(1), 'none')
  await eventually(() => expect(seen).toHaveLength(1))
  await run(
    database.ownerUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'gongkai-%' and datname = current_database()`,
  )
  const event = newEvent()
  const stream = aStream()
  // Whether this one was written is unknown; asking again with the same id is safe.
  await store.append(stream, [event], 'none').catch((error: unknown) => {
    expect(error).toBeInstanceOf(EventStoreUnavailableError)
  })
  await eventually(async () => {
    expect(await store.append(stream, [event], 'none')).toMatchObject({ kind: 'appended', revision: 0 })
  })
  await eventually(() => expect(seen.map(({ id }) => id)).toContain(event.id))
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
  expect(positionsOf(seen)).toEqual(positionsOf(seen).map((_, i) => positionsOf(seen)[0]! + i))
})

test('a server that is not there is said to be unavailable', async () => {
  const url = new URL(database.logUrl)
  url.port = '1'
  const nowhere = open({ connectionString: url.href })
  await expect(nowhere.append(aStream(), newEvents(1), 'none')).rejects.toThrow(EventStoreUnavailableError)
  await expect(nowhere.readStream('a')).rejects.toThrow(EventStoreUnavailableError)
  await expect(nowhere.logId()).rejects.toThrow(EventStoreUnavailableError)
})

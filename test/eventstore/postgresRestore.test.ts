import { afterAll, expect, test } from 'vitest'
import { systemClock } from '../../src/eventstore/clock.js'
import type { EventStore } from '../../src/eventstore/eventStore.js'
import { openPostgresEventStore } from '../../src/eventstore/postgres/postgresEventStore.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'
import { dumpAndRestore } from '../support/dumpAndRestore.js'
import { aStream, eventually, newEvent, newEvents } from '../support/storeFixtures.js'

const opened: { store: EventStore; database: TestDatabase }[] = []
afterAll(async () => {
  for (const { store, database } of opened) {
    await store.close()
    await database.drop()
  }
})

async function open() {
  const database = await createTestDatabase()
  const store = openPostgresEventStore({ connectionString: database.logUrl, clock: systemClock })
  opened.push({ store, database })
  return { database, store }
}

test('a dump restored elsewhere reads the same, goes on without a gap and is another log', async () => {
  const original = await open()
  const streams = Array.from({ length: 5 }, aStream)
  const event = newEvent()
  await original.store.append(streams[0]!, [event], 'none')
  for (let i = 0; i < 40; i++) await original.store.append(streams[i % 5]!, newEvents(1 + (i % 3)), 'any')
  const log = await original.store.readAll(undefined, 1_000)
  // Transaction ids of the other database run behind or ahead; nothing may depend on them.
  const restored = await open()
  const way = await dumpAndRestore(original.database.ownerUrl, restored.database.ownerUrl)
  console.info(`dump and restore by ${way}`)

  const { store } = restored
  expect(await store.readAll(undefined, 1_000)).toEqual(log)
  expect(await store.readStreams(streams)).toEqual(await original.store.readStreams(streams))
  const seen: string[] = []
  store.subscribe({
    after: log[9]!.position,
    onEvents: async (events) => void seen.push(...events.map(({ position }) => position)),
  })
  expect(await store.append(streams[0]!, [event], 'none')).toMatchObject({ kind: 'appended', idempotent: true })
  expect(await store.append(aStream(), newEvents(1), 'none')).toMatchObject({ position: String(log.length + 1) })
  await eventually(() => expect(seen).toHaveLength(log.length - 10 + 1))
  expect(await store.logId()).not.toBe(await original.store.logId())
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../src/eventstore/clock.js'
import { EventStoreUnavailableError } from '../../src/eventstore/errors.js'
import type { EventStore } from '../../src/eventstore/eventStore.js'
import { openPostgresEventStore } from '../../src/eventstore/postgres/postgresEventStore.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'
import { aStream, eventually, newEvent, newEvents } from '../support/storeFixtures.js'
import { tcpProxy, type TcpProxy } from '../support/tcpProxy.js'

let database: TestDatabase
let proxy: TcpProxy
let near: EventStore
let far: EventStore
beforeAll(async () => {
  database = await createTestDatabase()
  proxy = await tcpProxy(database.logUrl)
  near = openPostgresEventStore({ connectionString: database.logUrl, clock: systemClock })
  far = openPostgresEventStore({ connectionString: proxy.url, clock: systemClock, pollMs: 500 })
})
afterAll(async () => {
  proxy.heal()
  await Promise.all([near.close(), far.close()])
  await proxy.close()
  await database.drop()
})

test('a network that swallows everything: the far store says so in time, the near one is not held up, then both go on', async () => {
  const seen: string[] = []
  far.subscribe({ onEvents: async (events) => void seen.push(...events.map(({ id }) => id)) })
  await far.append(aStream(), newEvents(1), 'none')
  await eventually(() => expect(seen).toHaveLength(1))

  proxy.swallow()
  const event = newEvent()
  const stream = aStream()
  const lost = far.append(stream, [event], 'none')
  lost.catch(() => undefined)
  const started = performance.now()
  for (let i = 0; i < 5; i++) await near.append(aStream(), newEvents(1), 'none')
  expect(performance.now() - started).toBeLessThan(5_000)
  await expect(lost).rejects.toThrow(EventStoreUnavailableError)
  expect(performance.now() - started).toBeLessThan(25_000)

  proxy.heal()
  expect(await far.append(stream, [event], 'none')).toMatchObject({ kind: 'appended', revision: 0 })
  await eventually(() => expect(seen).toHaveLength(7), 10_000)
  expect(await near.readStream(stream)).toHaveLength(1)
})

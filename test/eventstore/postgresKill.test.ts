import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../src/eventstore/clock.js'
import type { EventStore } from '../../src/eventstore/eventStore.js'
import { openPostgresEventStore } from '../../src/eventstore/postgres/postgresEventStore.js'
import { startProgram } from '../support/childProcess.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'
import { eventually, newEvents } from '../support/storeFixtures.js'

let database: TestDatabase
let store: EventStore
beforeAll(async () => {
  database = await createTestDatabase()
  store = openPostgresEventStore({ connectionString: database.logUrl, clock: systemClock })
})
afterAll(async () => {
  await store.close()
  await database.drop()
})

test('a process killed between appends: every acknowledged event is there, none half, and others go on', async () => {
  for (const appends of [1, 40, 150]) {
    const writer = startProgram('appendingProcess.ts', database.logUrl)
    await eventually(() => expect(writer.lines.length).toBeGreaterThanOrEqual(appends), 20_000)
    await writer.kill()

    const streams = await store.readStreams(writer.lines)
    expect(streams.size).toBe(writer.lines.length)
    for (const events of streams.values()) expect(events).toHaveLength(3)
    expect(await store.append(`after-${appends}`, newEvents(1), 'none')).toMatchObject({ kind: 'appended' })
  }
  const log = await store.readAll(undefined, 100_000)
  expect(log.map(({ position }) => Number(position))).toEqual(log.map((_, i) => i + 1))
  const perStream = new Map<string, number>()
  for (const { stream } of log) perStream.set(stream, (perStream.get(stream) ?? 0) + 1)
  const killed = [...perStream].filter(([stream]) => stream.startsWith('killed-'))
  expect(killed.every(([, count]) => count === 3)).toBe(true)
})

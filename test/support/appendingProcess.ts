import { randomUUID } from 'node:crypto'
import { systemClock } from '../../src/eventstore/clock.js'
import { openPostgresEventStore } from '../../src/eventstore/postgres/postgresEventStore.js'
import { newEvents } from './storeFixtures.js'

/**
 * A program of its own that appends three events at a time, by four writers, until it is killed. It prints the
 * stream of each append that was acknowledged.
 */
const store = openPostgresEventStore({ connectionString: process.argv[2]!, clock: systemClock })

async function write(): Promise<never> {
  for (;;) {
    const stream = `killed-${randomUUID()}`
    const result = await store.append(stream, newEvents(3), 'none')
    if (result.kind === 'appended') process.stdout.write(`${stream}\n`)
  }
}

await Promise.all([write(), write(), write(), write()])

import { randomUUID } from 'node:crypto'
import { prepareDatabase } from '../../src/app/database.js'
import { startEmbeddedPostgres } from '../../src/app/embeddedPostgres.js'
import { systemClock } from '../../src/eventstore/clock.js'
import { openPostgresEventStore } from '../../src/eventstore/postgres/postgresEventStore.js'
import { newEvents } from './storeFixtures.js'

/** Embedded server, store and 16 writers in one program; prints the stream of each acknowledged append of three events. */
const server = await startEmbeddedPostgres({ dataDir: process.argv[2]! })
const { logUrl } = await prepareDatabase({ url: server.url })
const store = openPostgresEventStore({ connectionString: logUrl, clock: systemClock })

async function write(): Promise<void> {
  for (;;) {
    const stream = `killed-${randomUUID()}`
    const result = await store.append(stream, newEvents(3), 'none')
    if (result.kind === 'appended') process.stdout.write(`${stream}\n`)
  }
}

await Promise.all(Array.from({ length: 16 }, write)).catch(() => process.exit(1))

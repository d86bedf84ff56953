import { afterAll } from 'vitest'
import { openPostgresEventStore } from '../../src/eventstore/postgres/postgresEventStore.js'
import { createTestDatabase } from '../support/database.js'
import { storeContract } from '../support/storeContract.js'

const database = createTestDatabase()
afterAll(async () => (await database).drop())

storeContract({
  name: 'PostgreSQL',
  open: async (clock) => openPostgresEventStore({ connectionString: (await database).logUrl, clock }),
})

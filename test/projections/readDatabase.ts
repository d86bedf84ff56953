import type { Kysely } from 'kysely'
import { openReadDatabase } from '../../src/projections/database.js'
import { run } from '../../src/projections/engine/statements.js'
import { createTestDatabase } from '../support/database.js'

/** A database for read models alone; drop it in `afterAll`. */
export async function readDatabase(): Promise<{ readonly db: Kysely<unknown>; readonly drop: () => Promise<void> }> {
  const database = await createTestDatabase()
  const db = openReadDatabase({ connectionString: database.workUrl })
  return {
    db,
    drop: async () => {
      await db.destroy()
      await database.drop()
    },
  }
}

/** As after an installation: no read models, no checkpoints. */
export async function emptyReadDatabase(db: Kysely<unknown>): Promise<void> {
  for (const table of ['projections', 'parked', 'processes', 'quarantined', 'timers'])
    await run(db, `drop table if exists runtime.${table}`)
  const schemas = await run<{ name: string }>(
    db,
    `select nspname as name from pg_namespace where nspname like 'read\\_%'`,
  )
  for (const { name } of schemas) await run(db, `drop schema ${name} cascade`)
}

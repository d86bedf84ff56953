import pg from 'pg'
import type { EmbeddedPostgresError } from '../../src/app/embedded/errors.js'
import { startEmbeddedPostgres } from '../../src/app/embeddedPostgres.js'

/** A program of its own that runs the embedded server, writes rows as fast as it can, and prints what was committed. */
const server = await startEmbeddedPostgres({ dataDir: process.argv[2]! }).catch((error: EmbeddedPostgresError) => {
  process.stdout.write(`refused ${error.fault} ${error.message}\n`)
  process.exit(1)
})
process.stdout.write(`url ${server.url}\n`)
const client = new pg.Client({ connectionString: server.url })
client.on('error', () => process.exit(1))
await client.connect()
await client.query('create table if not exists committed (n bigint generated always as identity primary key)')
for (;;) {
  const { rows } = await client.query<{ n: string }>('insert into committed default values returning n')
  process.stdout.write(`committed ${rows[0]!.n}\n`)
}

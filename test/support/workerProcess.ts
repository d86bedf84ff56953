import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startCore } from '../../src/app/compose/core.js'
import { openProcesses } from '../../src/app/compose/processes.js'
import { openReadModels } from '../../src/app/compose/readModels.js'
import { undoStack } from '../../src/app/compose/undo.js'
import type { Config } from '../../src/app/config.js'
import { builtinScanner } from '../../src/app/files/builtinScanner.js'
import { openFileStore } from '../../src/app/files/openFileStore.js'
import { openKeyStore } from '../../src/app/keys/openKeyStore.js'
import type { Instant } from '../../src/domain/values.js'
import { openPostgresEventStore } from '../../src/eventstore/postgres/postgresEventStore.js'

/** A worker of its own on the database and the keys of a test; `dir/clock` says what time it is. Ends by being killed. */
const [logUrl, workUrl, dir] = process.argv.slice(2) as [string, string, string]

const clock = { now: () => readFileSync(join(dir, 'clock'), 'utf8').trim() as Instant }
const undo = undoStack()
const store = openPostgresEventStore({ connectionString: logUrl, clock })
const keys = await openKeyStore({ url: join(dir, 'keys'), masterKeyFile: join(dir, 'master.key'), production: false })
const scanner = builtinScanner()
const files = await openFileStore({ dir: join(dir, 'blobs'), keys, scanner, now: clock.now })
const storage = { database: { logUrl, workUrl }, store, keys, files, scanner }
const core = await startCore(storage, clock, undo)
const models = openReadModels(storage, clock, undo, () => undefined)
const processes = openProcesses({
  config: { publicUrl: new URL('http://gongkai.test') } as unknown as Config,
  clock,
  storage,
  core,
  models,
  onFault: (where, error) => process.stdout.write(`fault ${where} ${String(error)}\n`),
})
await processes.start()
process.stdout.write('started\n')
for (;;) {
  await processes.idle()
  process.stdout.write(`idle ${(await store.head()) ?? ''}\n`)
  await new Promise((resolve) => setTimeout(resolve, 100))
}

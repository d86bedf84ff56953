import { join } from 'node:path'
import type { Clock } from '../../eventstore/clock.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import { openKurrentEventStore } from '../../eventstore/kurrentdb/kurrentEventStore.js'
import { openPostgresEventStore } from '../../eventstore/postgres/postgresEventStore.js'
import type { Config } from '../config.js'
import { type Database, prepareDatabase } from '../database.js'
import { startEmbeddedPostgres } from '../embeddedPostgres.js'
import { builtinScanner } from '../files/builtinScanner.js'
import { clamdScanner } from '../files/clamdScanner.js'
import type { FileStore } from '../files/fileStore.js'
import { openFileStore } from '../files/openFileStore.js'
import type { MalwareScanner } from '../files/scanner.js'
import type { KeyStore } from '../keys/keyStore.js'
import { openKeyStore } from '../keys/openKeyStore.js'
import { assertLogProtected } from './logProtection.js'
import type { Undo } from './undo.js'

/** Everything that outlives the process: the log, the keys, the files, and the database of what is derived. */
export interface Storage {
  readonly database: Database
  readonly store: EventStore
  readonly keys: KeyStore
  readonly files: FileStore
  readonly scanner: MalwareScanner
  /** Rejects when the embedded server ends by itself; absent with DATABASE_URL. */
  readonly serverFailed?: Promise<never>
}

export async function openStorage(config: Config, clock: Clock, undo: Undo): Promise<Storage> {
  const server = config.databaseUrl === undefined ? await startEmbeddedPostgres({ dataDir: config.dataDir }) : undefined
  if (server !== undefined) undo.push(server.stop)

  const database = await prepareDatabase({
    url: config.databaseUrl ?? server!.url,
    ...(config.databaseOwnerUrl === undefined ? {} : { ownerUrl: config.databaseOwnerUrl }),
  })
  const store = await openLog(config, database, clock)
  undo.push(store.close)

  const keys = await openKeyStore({
    url: config.keyStoreUrl,
    masterKeyFile: config.masterKeyFile ?? join(config.dataDir, 'master.key'),
    production: config.production,
  })
  undo.push(() => Promise.resolve(keys.close()))

  const scanner = config.clamdUrl === undefined ? builtinScanner() : clamdScanner({ url: config.clamdUrl })
  const files = await openFileStore({
    dir: config.blobDir,
    keys,
    scanner,
    now: clock.now,
    maxBytes: config.maxUploadBytes,
  })
  return {
    database,
    store,
    keys,
    files,
    scanner,
    ...(server === undefined ? {} : { serverFailed: server.failed }),
  }
}

/** In PostgreSQL beside the read models, or in the engine that EVENT_STORE_URL names. */
async function openLog(config: Config, database: Database, clock: Clock): Promise<EventStore> {
  if (config.eventStoreUrl === undefined) return openPostgresEventStore({ connectionString: database.logUrl, clock })
  await assertLogProtected(config.eventStoreUrl, config.production)
  return openKurrentEventStore({ url: config.eventStoreUrl, clock })
}

import { join } from 'node:path'
import type { Clock } from '../../eventstore/clock.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import { openKurrentEventStore } from '../../eventstore/kurrentdb/kurrentEventStore.js'
import { openPostgresEventStore } from '../../eventstore/postgres/postgresEventStore.js'
import type { Config } from '../config.js'
import { type Database, prepareDatabase } from '../database.js'
import { runningEmbeddedPostgres, startEmbeddedPostgres } from '../embeddedPostgres.js'
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

export interface StorageOptions {
  /** A command of the operator: where the program itself runs on DATA_DIR, its server is used and left running. */
  readonly besideProgram?: boolean
}

export async function openStorage(
  config: Config,
  clock: Clock,
  undo: Undo,
  { besideProgram = false }: StorageOptions = {},
): Promise<Storage> {
  const server = await openServer(config, undo, besideProgram)
  const database = await prepareDatabase({
    url: server.url,
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
    ...(server.failed === undefined ? {} : { serverFailed: server.failed }),
  }
}

async function openServer(
  { databaseUrl, dataDir }: Config,
  undo: Undo,
  besideProgram: boolean,
): Promise<{ readonly url: string; readonly failed?: Promise<never> }> {
  if (databaseUrl !== undefined) return { url: databaseUrl }
  const running = besideProgram ? await runningEmbeddedPostgres(dataDir) : undefined
  if (running !== undefined) return running
  const server = await startEmbeddedPostgres({ dataDir })
  undo.push(server.stop)
  return server
}

/** In PostgreSQL beside the read models, or in the engine that EVENT_STORE_URL names. */
async function openLog(config: Config, database: Database, clock: Clock): Promise<EventStore> {
  if (config.eventStoreUrl === undefined) return openPostgresEventStore({ connectionString: database.logUrl, clock })
  await assertLogProtected(config.eventStoreUrl, config.production)
  return openKurrentEventStore({ url: config.eventStoreUrl, clock })
}

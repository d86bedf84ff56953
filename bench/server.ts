import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareDatabase, type Database } from '../src/app/database.js'
import { startEmbeddedPostgres } from '../src/app/embeddedPostgres.js'

export interface BenchServer extends Database {
  /** Owner of the database. */
  readonly url: string
  readonly adminUrl: string
  readonly stop: () => Promise<void>
}

/** The embedded server as the program runs it, fsync on, in a directory of its own that is removed afterwards. */
export async function startBenchServer(): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-bench-'))
  await chmod(dataDir, 0o755)
  const server = await startEmbeddedPostgres({ dataDir })
  const database = await prepareDatabase({ url: server.url })
  return {
    ...database,
    url: server.url,
    adminUrl: server.adminUrl,
    stop: async () => {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

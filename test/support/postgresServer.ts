import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type Database, prepareDatabase } from '../../src/app/database.js'
import { startEmbeddedPostgres } from '../../src/app/embeddedPostgres.js'

export interface ProvidedServer {
  /** Superuser, database `postgres`. */
  readonly adminUrl: string
  /** As `prepareDatabase` answered for the template; other databases share its roles. */
  readonly template: Database
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: ProvidedServer
  }
}

export const TEMPLATE = 'gongkai_template'

/** One server per run. Nothing in it outlives the run, so that it need not wait for the disk. */
const UNSAFE = { fsync: 'off', full_page_writes: 'off', shared_buffers: '128MB', max_connections: '300' }

/** vitest globalSetup: a PostgreSQL of our own in a temporary directory, with one migrated database to copy from. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-test-'))
  await chmod(dataDir, 0o755) // the server's account has to get through it
  const server = await startEmbeddedPostgres({ dataDir, settings: UNSAFE })
  const teardown = async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const admin = new pg.Client({ connectionString: server.adminUrl })
    await admin.connect()
    await admin.query(`create database ${TEMPLATE}`)
    await admin.end()
    const url = new URL(server.adminUrl)
    url.pathname = TEMPLATE
    project.provide('postgres', {
      adminUrl: server.adminUrl,
      template: await prepareDatabase({ url: url.href, rolePrefix: 'gongkai_test' }),
    })
    return teardown
  } catch (error) {
    await teardown()
    throw error
  }
}

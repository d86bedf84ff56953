import { randomBytes } from 'node:crypto'
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
  /** A migrated database to copy from, which nobody may connect to. */
  readonly templateName: string
  /** As `prepareDatabase` answered for the template; the copies share its roles. */
  readonly template: Database
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: ProvidedServer
  }
}

/** Nothing in the server outlives the run, so that it need not wait for the disk. */
const UNSAFE = { fsync: 'off', full_page_writes: 'off', shared_buffers: '128MB', max_connections: '300' }

/**
 * vitest globalSetup: one PostgreSQL per run, in a temporary directory, or the one that TEST_DATABASE_URL names
 * (as its superuser; to try another version). Everything made in it is removed at the end.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer()
  const templateName = `template_${randomBytes(6).toString('hex')}`
  const teardown = async () => {
    await run(server.adminUrl, `drop database if exists ${templateName} with (force)`)
    await server.stop()
    sayWhatWasNotRun()
  }
  try {
    await run(server.adminUrl, `create database ${templateName}`)
    const url = new URL(server.adminUrl)
    url.pathname = templateName
    const template = await prepareDatabase({ url: url.href, rolePrefix: 'gongkai_test' })
    project.provide('postgres', { adminUrl: server.adminUrl, templateName, template })
    return teardown
  } catch (error) {
    await teardown()
    throw error
  }
}

async function startServer(): Promise<{ readonly adminUrl: string; readonly stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (given !== undefined) return { adminUrl: given, stop: async () => undefined }
  const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-test-'))
  await chmod(dataDir, 0o755) // the server's account has to get through it
  const server = await startEmbeddedPostgres({ dataDir, settings: UNSAFE })
  return {
    adminUrl: server.adminUrl,
    stop: async () => {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** `npm test` says which suites it leaves out, so that nobody takes it for everything. */
function sayWhatWasNotRun(): void {
  if (process.env.npm_lifecycle_event !== 'test') return
  console.warn('NOT RUN by npm test: the longer suites, npm run test:faults and npm run test:conformance')
  console.warn(
    process.env.KURRENTDB_URL === undefined
      ? 'NOT RUN: the event store contract on KurrentDB/EventStoreDB; set KURRENTDB_URL and npm run test:kurrentdb'
      : 'NOT RUN by npm test: the event store contract on KURRENTDB_URL; npm run test:kurrentdb',
  )
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

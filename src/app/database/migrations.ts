import type pg from 'pg'
import { LOG_SCHEMA } from '../../eventstore/postgres/schema.js'
import { DatabaseTooNewError } from './errors.js'

export interface Migration {
  readonly name: string
  /** Run once, in a transaction, as the owner. */
  readonly sql: string
}

/** Forward only: append to this list, never change what was released. */
export const MIGRATIONS: readonly Migration[] = [
  { name: 'log', sql: LOG_SCHEMA },
  { name: 'runtime and secret', sql: 'create schema if not exists runtime; create schema if not exists secret;' },
]

/** Any number; processes that start at the same time prepare the database one after the other. */
const MIGRATION_LOCK = 4_729_002

export async function whileLocked<T>(owner: pg.Client, work: () => Promise<T>): Promise<T> {
  await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
  try {
    return await work()
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
  }
}

/**
 * Brings the database to this release; call it `whileLocked`.
 * @returns how many migrations were run
 * @throws DatabaseTooNewError
 */
export async function migrate(owner: pg.Client, migrations: readonly Migration[] = MIGRATIONS): Promise<number> {
  await owner.query(`
    create schema if not exists runtime;
    create table if not exists runtime.migrations (
      version integer primary key, name text not null, applied_at timestamptz not null default now()
    )`)
  const version = await versionOf(owner)
  if (version > migrations.length) throw new DatabaseTooNewError(version, migrations.length)
  for (const [i, { name, sql }] of migrations.slice(version).entries()) {
    await inTransaction(owner, async () => {
      await owner.query(sql)
      await owner.query('insert into runtime.migrations (version, name) values ($1, $2)', [version + i + 1, name])
    })
  }
  return migrations.length - version
}

/** 0 for a database that was never migrated. */
export async function versionOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    'select coalesce(max(version), 0) as version from runtime.migrations',
  )
  return rows[0]!.version
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

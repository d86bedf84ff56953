import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { Database } from '../../src/app/database.js'
import type {} from './postgresServer.js'

export interface TestDatabase extends Database {
  /** As the superuser who owns the database. */
  readonly ownerUrl: string
  /** Closes what is still connected and removes the database. */
  readonly drop: () => Promise<void>
}

/** A fresh, migrated database of one's own; drop it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, template, templateName } = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(adminUrl, [
    `create database ${name} template ${templateName}`,
    // Rights on the database itself are not copied from the template.
    `grant create on database ${name} to gongkai_test_work`,
  ])
  return {
    ownerUrl: withDatabase(adminUrl, name),
    logUrl: withDatabase(template.logUrl, name),
    workUrl: withDatabase(template.workUrl, name),
    drop: () => asAdmin(adminUrl, [`drop database ${name} with (force)`]),
  }
}

/** A new database without anything in it, for tests of the migration itself. */
export async function createEmptyDatabase(): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const { adminUrl } = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(adminUrl, [`create database ${name}`])
  return {
    url: withDatabase(adminUrl, name),
    drop: () => asAdmin(adminUrl, [`drop database ${name} with (force)`]),
  }
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = name
  return changed.href
}

async function asAdmin(url: string, statements: readonly string[]): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    for (const statement of statements) await admin.query(statement)
  } finally {
    await admin.end()
  }
}

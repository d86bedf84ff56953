import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { prepareDatabase } from '../../src/app/database.js'
import { DatabaseConfigurationError, DatabaseTooNewError } from '../../src/app/database/errors.js'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.js'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

async function run(url: string, ...statements: string[]): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements.slice(0, -1)) await client.query(statement)
    return await client.query(statements.at(-1)!)
  } finally {
    await client.end()
  }
}

test('the log’s role owns nothing and may only read and append', async () => {
  const { rows } = await run(
    database.logUrl,
    `select table_schema as schema, privilege_type as privilege from information_schema.role_table_grants
      where grantee = current_user and table_schema = 'log'
     union all
     select 'owned', relname from pg_class where pg_has_role(current_user, relowner, 'member')`,
  )
  expect(rows).toEqual([{ schema: 'log', privilege: 'SELECT' }])
  await expect(run(database.logUrl, 'create schema mine')).rejects.toMatchObject({ code: '42501' })
})

test('the role of the read models makes its own tables and cannot read or write the log', async () => {
  await run(
    database.workUrl,
    'create schema read_x_v1',
    'create table read_x_v1.x (a int)',
    'drop schema read_x_v1 cascade',
  )
  await run(database.workUrl, 'create table secret.s (a int)')
  await expect(run(database.workUrl, 'select from log.events')).rejects.toMatchObject({ code: '42501' })
})

test('preparing twice, and at the same time, changes nothing', async () => {
  const empty = await createEmptyDatabase()
  const options = { url: empty.url, rolePrefix: 'gongkai_twice' }
  const [first, second] = await Promise.all([prepareDatabase(options), prepareDatabase(options)])
  expect(second).toEqual(first)
  expect(await prepareDatabase(options)).toEqual(first)
  await run(first.logUrl, 'select from log.events')
  await empty.drop()
})

test('a database of a newer release is refused', async () => {
  const empty = await createEmptyDatabase()
  await prepareDatabase({ url: empty.url, rolePrefix: 'gongkai_newer' })
  await run(empty.url, `insert into runtime.migrations (version, name) values (999, 'later')`)
  await expect(prepareDatabase({ url: empty.url, rolePrefix: 'gongkai_newer' })).rejects.toThrow(DatabaseTooNewError)
  await empty.drop()
})

test('an owner and a role that the operator made: the role is granted what it needs, then does without the owner', async () => {
  const empty = await createEmptyDatabase()
  await run(empty.url, `create role gongkai_given login password 'given'`)
  const url = new URL(empty.url)
  url.username = 'gongkai_given'
  url.password = 'given'

  const granted = await prepareDatabase({ url: url.href, ownerUrl: empty.url })
  expect(granted).toEqual({ logUrl: url.href, workUrl: url.href })
  expect(await prepareDatabase({ url: url.href })).toEqual(granted)
  await run(granted.logUrl, 'select from log.events')
  await expect(run(granted.logUrl, 'delete from log.events')).rejects.toMatchObject({ code: '42501' })

  await run(empty.url, 'delete from runtime.migrations where version > 1')
  await expect(prepareDatabase({ url: url.href })).rejects.toThrow(DatabaseConfigurationError)
  await empty.drop()
})

test('without a password of the owner no role gets a guessable one', async () => {
  const url = new URL(database.ownerUrl)
  vi.stubEnv('PGPASSWORD', decodeURIComponent(url.password))
  onTestFinished(() => void vi.unstubAllEnvs())
  url.password = ''
  await expect(prepareDatabase({ url: url.href })).rejects.toThrow(DatabaseConfigurationError)
})

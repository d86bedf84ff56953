import pg from 'pg'
import { DatabaseConfigurationError, DatabaseTooNewError, DatabaseTooOldError } from './database/errors.js'
import { migrate, MIGRATIONS, versionOf, whileLocked } from './database/migrations.js'
import { ensureLoginRole, grantRole, loginRole, type RoleName } from './database/roles.js'

export interface DatabaseOptions {
  /** DATABASE_URL. */
  readonly url: string
  /** DATABASE_OWNER_URL: then `url` is a role that the operator made, and this one owns and migrates. */
  readonly ownerUrl?: string
  /** Start of the names of the roles made here; the database's name where it is absent. Roles belong to the server. */
  readonly rolePrefix?: string
}

export interface Database {
  /** For the event store: may read the log and append, owns nothing. */
  readonly logUrl: string
  /** For read models, processes, identity: owns its tables, cannot touch the log. */
  readonly workUrl: string
}

const OLDEST_SERVER = 150_000

/**
 * Migrates the database and makes ready the roles the program works with; see docs/decisions/0002.
 *
 * - `url` alone: its role owns the log and makes two login roles.
 * - `url` and `ownerUrl`: the owner migrates and grants; the program works as the role of `url`.
 * - `url` of a role that does not own the log, which is up to date: nothing is changed (`gongkai migrate` ran before).
 * @throws DatabaseTooNewError, DatabaseTooOldError, DatabaseConfigurationError
 */
export async function prepareDatabase({ url, ownerUrl, rolePrefix }: DatabaseOptions): Promise<Database> {
  const owner = new URL(ownerUrl ?? url)
  const client = new pg.Client({ connectionString: owner.href, application_name: 'gongkai-migrate' })
  await client.connect()
  try {
    await assertServer(client)
    if (ownerUrl === undefined && (await isGrantedRole(client))) {
      const version = await versionOf(client)
      if (version > MIGRATIONS.length) throw new DatabaseTooNewError(version, MIGRATIONS.length)
      if (version < MIGRATIONS.length) throw new DatabaseConfigurationError(NEEDS_OWNER)
      return { logUrl: url, workUrl: url }
    }
    return await whileLocked(client, async () => {
      await migrate(client)
      return ownerUrl === undefined
        ? await makeRoles(client, owner, rolePrefix ?? databaseOf(owner))
        : await grantTo(client, url)
    })
  } finally {
    await client.end()
  }
}

const NEEDS_OWNER =
  'The database must be migrated, and the role of DATABASE_URL does not own it: set DATABASE_OWNER_URL.'

async function grantTo(owner: pg.Client, url: string): Promise<Database> {
  const user = decodeURIComponent(new URL(url).username)
  await grantRole(owner, user, 'log')
  await grantRole(owner, user, 'work')
  return { logUrl: url, workUrl: url }
}

async function makeRoles(client: pg.Client, owner: URL, prefix: string): Promise<Database> {
  if (owner.password === '') {
    throw new DatabaseConfigurationError(
      'DATABASE_URL has no password, so that no safe one can be derived for the roles of the program. ' +
        'Make a role for it, set DATABASE_URL to that role and DATABASE_OWNER_URL to the owner.',
    )
  }
  const urlOf = async (name: RoleName) => {
    const role = loginRole(owner, prefix, name)
    await ensureLoginRole(client, role, name)
    await grantRole(client, role.user, name)
    const url = new URL(owner)
    url.username = role.user
    url.password = role.password
    return url.href
  }
  return { logUrl: await urlOf('log'), workUrl: await urlOf('work') }
}

const databaseOf = (url: URL) => decodeURIComponent(url.pathname.slice(1)) || 'gongkai'

async function assertServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; text: string }>(
    `select current_setting('server_version_num')::integer as number, current_setting('server_version') as text`,
  )
  if (rows[0]!.number < OLDEST_SERVER) throw new DatabaseTooOldError(rows[0]!.text)
}

/** The log exists and belongs to somebody else. */
async function isGrantedRole(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ other: boolean }>(
    `select not pg_has_role(nspowner, 'member') as other from pg_namespace where nspname = 'log'`,
  )
  return rows[0]?.other ?? false
}

import { createHmac } from 'node:crypto'
import pg from 'pg'
import { grantLog } from '../../eventstore/postgres/schema.js'

/**
 * `log`: reads the log and appends through its one function; owns nothing.
 * `work`: owns the read models and what stands in the schemas `runtime` and `secret`; cannot touch the log.
 */
export type RoleName = 'log' | 'work'

/** Connections of the log's role never wait inside a transaction for good reason; what hangs is cut off. */
const LOG_ROLE_SETTINGS: Readonly<Record<string, string>> = {
  idle_in_transaction_session_timeout: '2s',
  lock_timeout: '10s',
  statement_timeout: '60s',
  tcp_keepalives_idle: '10',
  tcp_keepalives_interval: '5',
  tcp_keepalives_count: '3',
}

export interface LoginRole {
  readonly user: string
  readonly password: string
}

/**
 * A role of this database's own, with a password that depends on the owner's: every process that knows the owner's URL
 * comes to the same one, and nothing has to be stored or handed around.
 */
export function loginRole(owner: URL, prefix: string, name: RoleName): LoginRole {
  const user = `${prefix}_${name}`
  const password = createHmac('sha256', decodeURIComponent(owner.password))
    .update(`gongkai database role ${user}`)
    .digest('base64url')
  return { user, password }
}

/** Makes the role or brings its password and settings up to date. */
export async function ensureLoginRole(owner: pg.Client, { user, password }: LoginRole, name: RoleName): Promise<void> {
  const role = pg.escapeIdentifier(user)
  const secret = pg.escapeLiteral(password)
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [user])
  if (rowCount === 0) await owner.query(`create role ${role} login noinherit`).catch(ignoreExisting)
  await owner.query(`alter role ${role} password ${secret}`)
  const settings = name === 'log' ? Object.entries(LOG_ROLE_SETTINGS) : []
  for (const [setting, value] of settings) {
    await owner.query(`alter role ${role} set ${setting} = ${pg.escapeLiteral(value)}`)
  }
}

/** Idempotent. */
export async function grantRole(owner: pg.Client, user: string, name: RoleName): Promise<void> {
  const role = pg.escapeIdentifier(user)
  const { rows } = await owner.query<{ name: string }>('select current_database() as name')
  const database = pg.escapeIdentifier(rows[0]!.name)
  await owner.query(`grant connect on database ${database} to ${role}`)
  if (name === 'log') return void (await owner.query(grantLog(role)))
  await owner.query(`
    grant create on database ${database} to ${role};
    grant usage, create on schema runtime, secret to ${role};
    grant select on runtime.migrations to ${role}`)
}

/** Two processes may create it at once. */
function ignoreExisting(error: unknown): void {
  const code = (error as { code?: string }).code
  if (code !== '42710' && code !== '23505') throw error
}

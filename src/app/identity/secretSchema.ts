import type pg from 'pg'

/**
 * What signing in needs and the log must not hold: hashes of passwords, sessions, codes and grants of the embedded
 * provider, counters of failures. Ids that would let someone in are kept as SHA-256 only, where we look them up ourselves.
 */
const STATEMENTS = [
  `create schema if not exists secret`,
  `create table if not exists secret.passwords (
    person text collate "C" primary key,
    hash text not null,
    changed_at timestamptz not null default clock_timestamp())`,
  `create table if not exists secret.disabled (person text collate "C" primary key)`,
  `create table if not exists secret.sessions (
    token_hash text collate "C" primary key,
    person text collate "C" not null,
    id_token text not null,
    expires_at timestamptz not null)`,
  `create index if not exists sessions_of_person on secret.sessions (person)`,
  `create table if not exists secret.failures (
    subject text collate "C" primary key,
    failures int not null,
    window_ends timestamptz not null,
    locked_until timestamptz)`,
  `create table if not exists secret.provider (
    model text collate "C" not null,
    id text collate "C" not null,
    payload jsonb not null,
    grant_id text collate "C",
    uid text collate "C",
    account text collate "C",
    expires_at timestamptz not null,
    primary key (model, id))`,
  `create index if not exists provider_grant on secret.provider (grant_id) where grant_id is not null`,
  `create index if not exists provider_uid on secret.provider (uid) where uid is not null`,
  `create index if not exists provider_account on secret.provider (account) where account is not null`,
]

/** Makes the tables; safe to call from several processes at once. */
export async function ensureSecretSchema(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(hashtext('gongkai secret schema'))`)
    for (const statement of STATEMENTS) await client.query(statement)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** Removes what has expired; called now and then by the program. */
export async function forgetExpired(pool: pg.Pool): Promise<void> {
  await pool.query(`delete from secret.sessions where expires_at < clock_timestamp()`)
  await pool.query(`delete from secret.provider where expires_at < clock_timestamp()`)
  await pool.query(
    `delete from secret.failures where window_ends < clock_timestamp() and coalesce(locked_until, '-infinity') < clock_timestamp()`,
  )
}

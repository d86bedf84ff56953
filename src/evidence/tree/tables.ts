import type { Kysely } from 'kysely'
import { run } from '../../projections/engine/statements.js'

// Derived from the log, and rebuilt from it: nothing here is believed without the log and a signed checkpoint.
const STATEMENTS = [
  'create schema if not exists evidence',
  // One row. `fence` grows with every change of owner, so that a former owner that wakes up late writes nothing.
  `create table if not exists evidence.tree (
    name text primary key, suite text not null,
    size bigint not null default 0,
    log_id text, position text, event_id text, stream text, revision bigint,
    owner text, fence bigint not null default 0, lease_until timestamptz, halted text,
    updated_at timestamptz not null default clock_timestamp())`,
  `create table if not exists evidence.leaves (
    index bigint primary key, event_id uuid not null unique, position text not null,
    stream text collate "C" not null, revision int not null)`,
  `create table if not exists evidence.tiles (
    level smallint not null, index bigint not null, hashes bytea not null, primary key (level, index))`,
  // Signed, so that nobody can write one in; that none is missing is kept outside the database.
  `create table if not exists evidence.checkpoints (
    origin text not null, size bigint not null, root text not null, note text not null,
    signed_at text not null, cosignatures text not null default '', primary key (origin, size))`,
  'create index if not exists checkpoints_by_time on evidence.checkpoints (signed_at, size)',
]

const prepared = new WeakMap<Kysely<unknown>, Promise<void>>()

/** Makes what the tree keeps about the log, once; safe to call from several programs at once. */
export function ensureEvidenceTables(db: Kysely<unknown>): Promise<void> {
  const done = prepared.get(db) ?? prepare(db)
  prepared.set(db, done)
  done.catch(() => prepared.delete(db))
  return done
}

async function prepare(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await run(trx, `select pg_advisory_xact_lock(hashtext('gongkai evidence tables'))`)
    for (const statement of STATEMENTS) await run(trx, statement)
  })
}

import { type Kysely, sql } from 'kysely'

// A process is not a read model: rebuilding those never touches these rows.
const STATEMENTS = [
  'create schema if not exists runtime',
  `create table if not exists runtime.processes (
    name text primary key, version int not null,
    paused boolean not null default false, halted text,
    log_id text, position text, event_id text, stream text, revision bigint, recorded_at text,
    owner text, fence bigint not null default 0, lease_until timestamptz,
    last_error text, last_error_at timestamptz,
    updated_at timestamptz not null default clock_timestamp())`,
  // The first row of a stream is the event that failed; the others queue behind it.
  `create table if not exists runtime.quarantined (
    process text not null, stream text collate "C" not null, revision bigint not null,
    event_id text not null, error text,
    release boolean not null default false,
    quarantined_at timestamptz not null default clock_timestamp(),
    primary key (process, stream, revision))`,
  // When something is due that no event announces; moments as ISO text, so that none is rounded.
  `create table if not exists runtime.timers (
    kind text collate "C" not null, subject text collate "C" not null,
    stream text collate "C" not null, revision bigint not null,
    due_at text collate "C" not null, later text[] not null,
    primary key (kind, subject))`,
  'create index if not exists timers_due on runtime.timers (due_at)',
]

/** Makes what processes keep about themselves; safe to call from several programs at once. */
export async function ensureProcessTables(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('gongkai process tables'))`.execute(trx)
    for (const statement of STATEMENTS) await sql.raw(statement).execute(trx)
  })
}

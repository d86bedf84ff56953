import type { Kysely } from 'kysely'
import { run } from './statements.js'

// One row per (read model, version, build). `fence` grows with every change of owner, so that a former owner that
// wakes up late moves nothing. `ordinal` counts the events of the log up to the checkpoint.
const STATEMENTS = [
  'create schema if not exists runtime',
  `create table if not exists runtime.projections (
    name text not null, version int not null, build int not null,
    state text not null default 'building' check (state in ('building', 'live', 'retired')),
    indexed boolean not null default false,
    paused boolean not null default false,
    halted text,
    log_id text, position text, event_id text, stream text, revision bigint, recorded_at text,
    ordinal bigint not null default 0,
    owner text, fence bigint not null default 0, lease_until timestamptz,
    rate double precision, last_error text, last_error_at timestamptz,
    created_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp(),
    primary key (name, version, build))`,
  // The first row of a stream is the event that failed; the others queue behind it.
  `create table if not exists runtime.parked (
    name text not null, version int not null, build int not null,
    stream text collate "C" not null, revision bigint not null,
    ordinal bigint not null, event_id text not null, error text,
    replay boolean not null default false,
    parked_at timestamptz not null default clock_timestamp(),
    primary key (name, version, build, stream, revision))`,
]

/** Makes what the engine and the processes keep about themselves; safe to call from several processes at once. */
export async function ensureRuntimeSchema(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await run(trx, `select pg_advisory_xact_lock(hashtext('gongkai runtime schema'))`)
    for (const statement of STATEMENTS) await run(trx, statement)
  })
}

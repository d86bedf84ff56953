import { type Kysely, sql } from 'kysely'
import type { NoticeKind, NoticeSubject } from '../../domain/notification/vocabulary.js'

/**
 * `queued`: to be sent, at `nextAt` at the earliest. `failed`: given up, or refused for good. `noAddress`: the person
 * had none. `off`: the installation sends no mail; the inbox remains.
 */
export const OUTBOX_STATES = ['queued', 'sent', 'failed', 'noAddress', 'off'] as const
export type OutboxState = (typeof OUTBOX_STATES)[number]

/** One letter to one person about one event. Holds no address and no text. */
export interface OutboxRow {
  /** Order in which letters were put in. */
  readonly place: number
  readonly eventId: string
  readonly person: string
  readonly agency: string
  readonly kind: NoticeKind
  readonly aboutKind: NoticeSubject
  readonly aboutId: string
  readonly due: string | null
  readonly clause: string
  readonly asDeputy: boolean
  readonly messageId: string
  readonly state: OutboxState
  readonly attempts: number
  readonly lastError: string | null
  readonly createdAt: Date
  /** When it is tried next, while it is queued. */
  readonly nextAt: Date
  readonly sentAt: Date | null
}

export const COLUMNS =
  sql.raw(`place::int as place, event_id as "eventId", person, agency, kind, about_kind as "aboutKind",
  about_id as "aboutId", due, clause, as_deputy as "asDeputy", message_id as "messageId", state, attempts,
  last_error as "lastError", created_at as "createdAt",
  next_at as "nextAt", sent_at as "sentAt"`)

// Not a read model: rebuilding those never touches it.
const STATEMENTS = [
  'create schema if not exists runtime',
  `create table if not exists runtime.outbox (
    place bigint generated always as identity,
    event_id text collate "C" not null, person text collate "C" not null,
    agency text not null, kind text not null, about_kind text not null, about_id text not null,
    due text, clause text not null, as_deputy boolean not null, message_id text not null,
    state text not null check (state in ('queued', 'sent', 'failed', 'noAddress', 'off')),
    attempts int not null default 0,
    next_at timestamptz not null default clock_timestamp(),
    lease text, lease_until timestamptz,
    last_error text, last_error_at timestamptz, sent_at timestamptz,
    created_at timestamptz not null default clock_timestamp(),
    primary key (event_id, person))`,
  `create index if not exists outbox_next on runtime.outbox (next_at) where state = 'queued'`,
  `create index if not exists outbox_troubled on runtime.outbox (place)
    where state in ('queued', 'failed', 'noAddress')`,
]

/** Makes the outbox; safe to call from several programs at once. */
export async function ensureOutbox(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('gongkai outbox'))`.execute(trx)
    for (const statement of STATEMENTS) await sql.raw(statement).execute(trx)
  })
}

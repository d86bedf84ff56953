import { type Kysely, sql } from 'kysely'
import type { NotificationRaised } from '../../domain/notification/events.js'
import { uuidOf } from '../../eventstore/eventIds.js'
import { COLUMNS, ensureOutbox, type OutboxRow, type OutboxState } from './outboxTable.js'

export interface OutboxOptions {
  readonly db: Kysely<unknown>
  /** Stands behind the @ of every Message-ID. */
  readonly host: string
  /** Whether the installation sends mail at all. */
  readonly sends: boolean
}

/** A letter in hand; nobody else sends it until the lease is over. */
export interface ClaimedLetter extends OutboxRow {
  readonly lease: string
}

/** Durable: one row for each event and person, made once, kept for ever. */
export interface Outbox {
  /** Puts the letter about a notice in, once. True when it was not there before. */
  readonly put: (notice: NotificationRaised['data']) => Promise<boolean>
  /** The letter that waits longest; undefined when none is due. Counts as an attempt. */
  readonly claim: (lease: string, leaseMs: number) => Promise<ClaimedLetter | undefined>
  readonly sent: (letter: ClaimedLetter) => Promise<void>
  readonly postponed: (letter: ClaimedLetter, error: string, forMs: number) => Promise<void>
  readonly gaveUp: (letter: ClaimedLetter, state: 'failed' | 'noAddress', error: string) => Promise<void>
  /** Sends once more what was given up, as if for the first time; how many letters. */
  readonly retry: () => Promise<number>
  readonly counts: () => Promise<Readonly<Record<OutboxState, number>>>
  /** Letters that were not sent, oldest first. */
  readonly unsent: (most: number) => Promise<readonly OutboxRow[]>
  /** Makes the table where no worker has run yet. */
  readonly ready: () => Promise<void>
}

/** The same for the same event and person, whenever and from wherever it is sent. */
export const messageIdOf = (event: string, person: string, host: string): string =>
  `<${uuidOf('gongkai/message-id/1', event, person)}@${host}>`

const NONE: Readonly<Record<OutboxState, number>> = { queued: 0, sent: 0, failed: 0, noAddress: 0, off: 0 }

export function createOutbox({ db, host, sends }: OutboxOptions): Outbox {
  // Commands of the operator and the API may come before any worker ran.
  let made: Promise<void> | undefined
  const ready = (): Promise<void> =>
    (made ??= ensureOutbox(db).catch((error: unknown) => {
      made = undefined
      throw error
    }))

  const end = async ({ eventId, person, lease }: ClaimedLetter, change: ReturnType<typeof sql>): Promise<void> => {
    // Whoever lost the lease changes nothing: the letter is in other hands.
    await sql`update runtime.outbox set lease = null, lease_until = null, ${change}
      where event_id = ${eventId} and person = ${person} and lease = ${lease}`.execute(db)
  }

  return {
    put: async ({ event, person, agency, kind, about, due, clause, deputyFor }) => {
      await ready()
      const { numAffectedRows } = await sql`insert into runtime.outbox
          (event_id, person, agency, kind, about_kind, about_id, due, clause, as_deputy, message_id, state)
        values (${event}, ${person}, ${agency}, ${kind}, ${about.kind}, ${about.id}, ${due ?? null}, ${clause},
          ${deputyFor !== undefined}, ${messageIdOf(event, person, host)}, ${sends ? 'queued' : 'off'})
        on conflict do nothing`.execute(db)
      return numAffectedRows === 1n
    },
    claim: async (lease, leaseMs) => {
      await ready()
      const { rows } = await sql<ClaimedLetter>`update runtime.outbox set
          lease = ${lease}, lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond',
          attempts = attempts + 1
        where (event_id, person) = (
          select event_id, person from runtime.outbox
          where state = 'queued' and next_at <= clock_timestamp()
            and (lease_until is null or lease_until < clock_timestamp())
          order by next_at limit 1 for update skip locked)
        returning lease, ${COLUMNS}`.execute(db)
      return rows[0]
    },
    sent: (letter) => end(letter, sql`state = 'sent', sent_at = clock_timestamp(), last_error = null`),
    postponed: (letter, error, forMs) =>
      end(
        letter,
        sql`next_at = clock_timestamp() + ${forMs} * interval '1 millisecond',
          last_error = ${error}, last_error_at = clock_timestamp()`,
      ),
    gaveUp: (letter, state, error) =>
      end(letter, sql`state = ${state}, last_error = ${error}, last_error_at = clock_timestamp()`),
    retry: async () => {
      await ready()
      const { numAffectedRows } = await sql`update runtime.outbox
        set state = 'queued', attempts = 0, next_at = clock_timestamp()
        where state in ('failed', 'noAddress')`.execute(db)
      return Number(numAffectedRows ?? 0n)
    },
    counts: async () => {
      await ready()
      const { rows } = await sql<{ state: OutboxState; count: number }>`
        select state, count(*)::int as count from runtime.outbox group by state`.execute(db)
      return { ...NONE, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
    },
    unsent: async (most) => {
      await ready()
      const { rows } = await sql<OutboxRow>`select ${COLUMNS} from runtime.outbox
        where state in ('queued', 'failed', 'noAddress') order by place limit ${most}`.execute(db)
      return rows
    },
    ready,
  }
}

import type { Kysely, Transaction } from 'kysely'
import type { AnyEvent } from '../domain/decider.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'

/**
 * A read model: tables of its own, filled from the log, dropped and rebuilt at will.
 * `E` is the union of the aggregates it reads; `handlers` names every one of their events, so that a new event does
 * not compile until each projection says what it does with it (`ignore` included).
 */
export interface Projection<E extends AnyEvent, Row> {
  readonly name: string
  /** A new version fills tables of its own beside the old ones; readers switch when it has caught up. */
  readonly version: number
  readonly migrate: (db: Kysely<never>, schema: string) => Promise<void>
  readonly handlers: { readonly [T in E['type']]: (batch: Row, event: RecordedEvent<Extract<E, { type: T }>>) => void }
  /** Rows that the page's events touch, as they stand before it. */
  readonly load: (trx: Transaction<never>, schema: string, events: readonly RecordedEvent<E>[]) => Promise<Row>
  /** One set-based statement per table. */
  readonly save: (trx: Transaction<never>, schema: string, batch: Row) => Promise<void>
}

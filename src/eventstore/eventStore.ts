import type { JsonValue } from '../domain/values.js'

/** A place in the log. Opaque outside the adapters; compare with `EventStore.comparePositions` only. */
export type Position = string & { readonly __position: true }

/** `none`: the stream must not exist; `exists`: it must; `any`: no check; a number: its last revision (from 0). */
export type ExpectedRevision = number | 'none' | 'exists' | 'any'

/** Canonical JSON text (RFC 8785), written once and stored as it is. */
export type CanonicalJson = string & { readonly __canonical: true }

export interface NewEvent {
  /** UUID; deterministic, so that writing the same event twice is noticed. */
  readonly id: string
  readonly type: string
  readonly schemaVersion: number
  readonly data: CanonicalJson
  /**
   * Everything but `recordedAt`, which the store writes in: it alone knows what came before,
   * and `recordedAt` never runs backwards along the log.
   */
  readonly metadata: { readonly [key: string]: JsonValue }
}

export interface StoredEvent {
  readonly position: Position
  readonly stream: string
  /** From 0, without gaps. */
  readonly revision: number
  readonly id: string
  readonly type: string
  readonly schemaVersion: number
  readonly data: CanonicalJson
  readonly metadata: CanonicalJson
}

export type AppendResult =
  | {
      readonly kind: 'appended'
      readonly revision: number
      /** Of the last event. */
      readonly position: Position
      /** True when all ids were there before and nothing was written. */
      readonly idempotent: boolean
    }
  | { readonly kind: 'wrongRevision'; readonly actual: number | 'none' }
  /** An id of the batch stands elsewhere in the log, or only a part of the batch was there. */
  | { readonly kind: 'duplicateId'; readonly id: string }

export interface ReadStreamOptions {
  readonly direction?: 'forwards' | 'backwards'
  /** First revision to read, inclusive; default: the first one forwards, the last one backwards. */
  readonly from?: number
  readonly limit?: number
}

export interface Subscription {
  /** Resolves when it was stopped, rejects when a handler threw. A lost connection is opened again by itself. */
  readonly closed: Promise<void>
  readonly stop: () => Promise<void>
}

export interface SubscribeOptions {
  /** Exclusive; undefined: from the first event. */
  readonly after?: Position
  /** The most events handed over at once. */
  readonly pageSize?: number
  /** Called with events in log order, one page at a time; the next page waits for its promise. */
  readonly onEvents: (events: readonly StoredEvent[]) => Promise<void>
  /** Called each time the end of the log was reached. */
  readonly onCaughtUp?: () => void
}

/**
 * The log. Events of one append are stored all or not at all; the order of the log is the order of commit.
 * Transport faults reject with `EventStoreUnavailableError`; whether the append happened is then unknown, and trying
 * again with the same event ids is safe for `exact` and `none`.
 */
export interface EventStore {
  /** Stable identity of this log; another or a restored log has another one. */
  readonly logId: () => Promise<string>
  readonly append: (
    stream: string,
    events: readonly [NewEvent, ...NewEvent[]],
    expected: ExpectedRevision,
  ) => Promise<AppendResult>
  /** Empty when the stream does not exist. */
  readonly readStream: (stream: string, options?: ReadStreamOptions) => Promise<readonly StoredEvent[]>
  /** Whole streams by name; a stream that does not exist is an empty list. */
  readonly readStreams: (streams: readonly string[]) => Promise<ReadonlyMap<string, readonly StoredEvent[]>>
  /** Events after a position in log order, at most `limit`. */
  readonly readAll: (after: Position | undefined, limit: number) => Promise<readonly StoredEvent[]>
  /** Position of the last event; undefined when the log is empty. */
  readonly head: () => Promise<Position | undefined>
  readonly subscribe: (options: SubscribeOptions) => Subscription
  /** Negative when `a` lies before `b`. */
  readonly comparePositions: (a: Position, b: Position) => number
  readonly close: () => Promise<void>
}

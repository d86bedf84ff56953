/**
 * The store could not be reached or did not answer in time. Whether an append happened is unknown: trying again with
 * the same event ids is safe for an exact revision and for `none`.
 */
export class EventStoreUnavailableError extends Error {
  override readonly name = 'EventStoreUnavailableError'
  constructor(cause: unknown) {
    super('the event store is unavailable', { cause })
  }
}

/** An append that no store would take, whatever it holds: a fault of the caller. */
export class UnacceptableAppendError extends Error {
  override readonly name = 'UnacceptableAppendError'
}

import { setTimeout as sleep } from 'node:timers/promises'
import { EventStoreUnavailableError, UnacceptableAppendError } from '../errors.js'

/** A record that this program did not write, or what is left of a deleted stream, where only its events may stand. */
export class ForeignRecordError extends Error {
  override readonly name = 'ForeignRecordError'
  constructor(stream: string, type: string) {
    super(`stream ${stream} holds a record of type ${type} that this program did not write`)
  }
}

/** The server took the request and answered no; asking again gets the same answer. */
const ANSWERS: ReadonlySet<string> = new Set([
  'wrong-expected-version',
  'access-denied',
  'stream-not-found',
  'stream-deleted',
  'stream-tombstoned',
  'invalid-argument',
  'maximum-append-size-exceeded',
  'append-record-size-exceeded',
  'transaction-max-size-exceeded',
  'missing-required-metadata-property',
  'unsupported',
])

/** Names under which the reader reports what the client reports by type. */
const TYPES: Readonly<Record<string, string>> = {
  StreamNotFoundError: 'stream-not-found',
  StreamDeletedError: 'stream-deleted',
  AccessDeniedError: 'access-denied',
  NotLeaderError: 'not-leader',
}

/** The kind of a fault in the client's words; empty where it has none (a lost server is a plain `Error`). */
export function typeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const { type } = error as { type?: unknown }
  return typeof type === 'string' ? type : (TYPES[error.name] ?? '')
}

/** Anything that is not an answer of the server is a fault on the way to it. */
export const isTransient = (error: unknown): boolean =>
  !(error instanceof ForeignRecordError) && !(error instanceof UnacceptableAppendError) && !ANSWERS.has(typeOf(error))

/** A node that is not the leader writes nothing. */
export const wroteNothing = (error: unknown): boolean => typeOf(error) === 'not-leader'

/** Runs a request; faults of transport come out as the port names them. */
export async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw isTransient(error) && !(error instanceof EventStoreUnavailableError)
      ? new EventStoreUnavailableError(error)
      : error
  }
}

/** The client waits for ever in places: for a reader's next page, for an answer to an append whose stream has ended. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

const FIRST_PAUSE_MS = 50
const LAST_PAUSE_MS = 1_000

export interface Patience {
  /** No further try is begun after this long. */
  readonly ms: number
  readonly signal: AbortSignal
}

/** Tries again while a fault passes, as an election of a leader does within seconds. */
export async function patiently<T>(
  { ms, signal }: Patience,
  mayTryAgain: (error: unknown) => boolean,
  work: () => Promise<T>,
): Promise<T> {
  const end = performance.now() + ms
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LAST_PAUSE_MS)) {
    try {
      return await work()
    } catch (error) {
      if (signal.aborted || !mayTryAgain(error) || performance.now() + pause > end) throw error
      await sleep(pause, undefined, { signal }).catch(() => undefined)
    }
  }
}

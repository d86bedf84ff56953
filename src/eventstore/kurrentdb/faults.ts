import { ErrorType, isCommandError } from '@kurrent/kurrentdb-client'
import { EventStoreUnavailableError } from '../errors.js'

const TRANSIENT: ReadonlySet<string> = new Set([
  ErrorType.TIMEOUT,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.UNAVAILABLE,
  ErrorType.CANCELLED,
  ErrorType.NOT_LEADER,
  ErrorType.UNKNOWN,
])

/** A lost server comes as a plain `Error` ("14 UNAVAILABLE …") or as one of the client's own. */
function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (isCommandError(error)) return TRANSIENT.has(error.type)
  return /^\d+ (UNAVAILABLE|CANCELLED|DEADLINE_EXCEEDED|UNKNOWN|INTERNAL)/.test(error.message)
}

export async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw isTransient(error) ? new EventStoreUnavailableError(error) : error
  }
}

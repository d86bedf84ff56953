import pg from 'pg'
import { EventStoreUnavailableError } from '../errors.js'

/**
 * SQLSTATEs that say nothing about the request itself: connection (08), resources (53), operator (57), system (58),
 * a lock not had in time, an idle transaction cut off, a server that is not the primary.
 */
const TRANSIENT = /^(08|53|57|58|XX|55P03|25P03|25006)/

/** Anything that is not an answer of the server is a fault on the way to it. */
export const isTransient = (error: unknown): boolean =>
  !(error instanceof pg.DatabaseError) || TRANSIENT.test(error.code ?? '')

/** Runs a statement; faults of transport come out as the port names them. */
export async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw isTransient(error) ? new EventStoreUnavailableError(error) : error
  }
}

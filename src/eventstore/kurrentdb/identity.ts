import { randomUUID } from 'node:crypto'
import type { Connection } from './client.js'
import { isTransient, typeOf, within } from './faults.js'
import { rawEvents } from './reading.js'
import type { LogPrefix } from './records.js'

/** Outside the prefix of the log, so that it is no part of it. */
const identityStream = (prefix: LogPrefix) => `${prefix.slice(0, -1)}Identity`
const ANSWER_WITHIN_MS = 12_000

/** The id of the one event of a stream that whoever came first has written. */
export async function readLogId(connection: Connection, prefix: LogPrefix): Promise<string> {
  const stream = identityStream(prefix)
  const found = await firstEventId(connection, stream)
  if (found !== undefined) return found
  const own = {
    id: randomUUID(),
    contentType: 'application/json',
    type: 'LogIdentity',
    data: {},
    metadata: {},
  } as const
  const client = connection.client()
  const written = client.appendToStream(stream, [own], { streamState: 'no_stream', requiresLeader: true })
  await within(ANSWER_WITHIN_MS, written).catch((error: unknown) => {
    if (typeOf(error) === 'wrong-expected-version') return
    if (isTransient(error)) connection.lost(client)
    throw error
  })
  const identity = await firstEventId(connection, stream)
  if (identity === undefined) throw new Error('the identity of the log cannot be read')
  return identity
}

async function firstEventId(connection: Connection, stream: string): Promise<string | undefined> {
  const wanted = {
    direction: 'forwards',
    fromRevision: 'start',
    maxCount: 1n,
    requiresLeader: true,
    resolvesLink: false,
  }
  try {
    for await (const { event } of rawEvents(connection, (raw) => raw.readStream(stream, wanted))) {
      if (event !== undefined) return `kurrentdb-${event.id}`
    }
  } catch (error) {
    if (typeOf(error) !== 'stream-not-found') throw error
  }
  return undefined
}

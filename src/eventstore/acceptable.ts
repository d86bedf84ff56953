import { UnacceptableAppendError } from './errors.js'
import type { ExpectedRevision, NewEvent } from './eventStore.js'

/** Of one event, and of one append: KurrentDB refuses more than 1 MiB; the room to spare is for what it adds itself. */
export const MAX_EVENT_BYTES = 1_000_000
/** Of one append: an aggregate writes a handful. */
export const MAX_EVENTS = 1_000

const STREAM = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,199}$/
const TYPE = /^[A-Za-z][A-Za-z0-9]{0,99}$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * The same limits on every store, so that what one takes the others take.
 * @throws UnacceptableAppendError
 */
export function assertAcceptable(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): void {
  if (!STREAM.test(stream)) refuse(`no stream name: ${JSON.stringify(stream)}`)
  if (typeof expected === 'number' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    refuse(`no revision: ${expected}`)
  }
  if (events.length === 0 || events.length > MAX_EVENTS) refuse(`1 to ${MAX_EVENTS} events, not ${events.length}`)
  events.forEach(assertEvent)
  const bytes = events.reduce((sum, { data }) => sum + Buffer.byteLength(data), 0)
  if (bytes > MAX_EVENT_BYTES) refuse(`the append is larger than ${MAX_EVENT_BYTES} bytes`)
}

function assertEvent({ id, type, schemaVersion, data, metadata }: NewEvent): void {
  if (!UUID.test(id)) refuse(`no UUID in lower case: ${JSON.stringify(id)}`)
  if (!TYPE.test(type)) refuse(`no event type: ${JSON.stringify(type)}`)
  if (!Number.isSafeInteger(schemaVersion) || schemaVersion < 1) refuse(`no schema version: ${schemaVersion}`)
  if ('recordedAt' in metadata) refuse('recordedAt is written by the store')
  if (Buffer.byteLength(data) > MAX_EVENT_BYTES) refuse(`event ${id} is larger than ${MAX_EVENT_BYTES} bytes`)
}

function refuse(why: string): never {
  throw new UnacceptableAppendError(why)
}

/** The first id that occurs twice. */
export function repeatedId(events: readonly NewEvent[]): string | undefined {
  const seen = new Set<string>()
  return events.find(({ id }) => seen.size === seen.add(id).size)?.id
}

import type { AppendStreamState } from '@kurrent/kurrentdb-client'
import { UnacceptableAppendError } from '../errors.js'
import type { CanonicalJson, ExpectedRevision, NewEvent, Position, StoredEvent } from '../eventStore.js'
import { metadataHalves, metadataText } from '../metadataText.js'
import type { RawEvent } from './client.js'
import { ForeignRecordError } from './faults.js'

/** All streams of the log, and nothing else, begin with this. */
export const PREFIX = 'gongkai-'

/** The events of a program on this server; several logs need prefixes of which none begins with another one. */
export type LogPrefix = `${string}-`

/** The server takes 1 MiB per append, the names and ids of its events included. */
const MAX_APPEND_BYTES = 1_048_576
const BYTES_AROUND_EVENT = 200

const VERSIONED_TYPE = /^([A-Za-z0-9]+)\.v(\d+)$/
const utf8 = new TextEncoder()

interface BinaryEvent {
  readonly id: string
  readonly contentType: 'application/octet-stream'
  readonly type: string
  readonly data: Uint8Array
  readonly metadata: Uint8Array
}

/**
 * The canonical bytes as they are: as JSON the client would write them anew, and numeric keys would change their
 * order. Metadata must be a plain `Uint8Array`; a `Buffer` would be written as JSON of its bytes. The schema version
 * stands in the type, so that data and metadata have the same bytes as in any other store.
 * @throws UnacceptableAppendError when the server would not take so much at once
 */
export function eventsToWrite(events: readonly NewEvent[], recordedAt: string): BinaryEvent[] {
  const records = events.map(({ id, type, schemaVersion, data, metadata }): BinaryEvent => ({
    id,
    contentType: 'application/octet-stream',
    type: `${type}.v${schemaVersion}`,
    data: utf8.encode(data),
    metadata: utf8.encode(metadataText(metadataHalves(metadata), recordedAt)),
  }))
  const bytes = records.reduce((sum, { data, metadata }) => sum + data.length + metadata.length + BYTES_AROUND_EVENT, 0)
  if (bytes > MAX_APPEND_BYTES) throw new UnacceptableAppendError(`an append of ${bytes} bytes is too large`)
  return records
}

/** @throws ForeignRecordError */
export function storedEvent({ event }: RawEvent, prefix: LogPrefix): StoredEvent {
  if (event === undefined) throw new ForeignRecordError('of a link', 'without an event')
  const [, type, version] = VERSIONED_TYPE.exec(event.type) ?? []
  if (type === undefined || event.isJson || event.position === undefined || !event.streamId.startsWith(prefix)) {
    throw new ForeignRecordError(event.streamId, event.type)
  }
  return {
    position: positionOf(event.position),
    stream: event.streamId.slice(prefix.length),
    revision: Number(event.revision),
    id: event.id,
    type,
    schemaVersion: Number(version),
    data: textOf(event.data),
    metadata: textOf(event.metadata),
  }
}

const textOf = (bytes: Uint8Array): CanonicalJson =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8') as CanonicalJson

export interface LogPosition {
  readonly commit: bigint
  readonly prepare: bigint
}

export const positionOf = ({ commit, prepare }: LogPosition): Position => `${commit}/${prepare}` as Position

export function logPositionOf(position: Position): LogPosition {
  const [commit, prepare] = position.split('/')
  return { commit: BigInt(commit!), prepare: BigInt(prepare!) }
}

export function comparePositions(a: Position, b: Position): number {
  const [one, other] = [logPositionOf(a), logPositionOf(b)]
  return Number(one.commit - other.commit) || Number(one.prepare - other.prepare)
}

export const recordedAtOf = ({ metadata }: Pick<StoredEvent, 'metadata'>): string =>
  (JSON.parse(metadata) as { recordedAt: string }).recordedAt

export function streamStateOf(expected: ExpectedRevision): AppendStreamState {
  if (typeof expected === 'number') return BigInt(expected)
  return STATES[expected]
}

const STATES = { none: 'no_stream', exists: 'stream_exists', any: 'any' } as const

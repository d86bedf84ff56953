import { type AppendStreamState, type EventData, NO_STREAM, STREAM_EXISTS, ANY } from '@kurrent/kurrentdb-client'
import type { Position as LogPosition, RecordedEvent } from '@kurrent/kurrentdb-client'
import { canonicalJson } from '../canonicalJson.js'
import type { CanonicalJson, ExpectedRevision, NewEvent, Position, StoredEvent } from '../eventStore.js'
import { metadataHalves, metadataText } from '../metadataText.js'

/** All streams of the program, and nothing else, begin with this. */
export const PREFIX = 'gongkai-'

const VERSIONED_TYPE = /^(.*)\.v(\d+)$/
const utf8 = new TextEncoder()
const text = new TextDecoder()

/**
 * The canonical bytes as they are: as JSON the client would parse and write them again, and numeric keys would change
 * their order. Metadata must be a plain `Uint8Array`; a `Buffer` would be written as JSON of its bytes. The schema
 * version stands in the type, so that data and metadata have the same bytes as in any other store.
 */
export function eventData({ id, type, schemaVersion, data, metadata }: NewEvent, recordedAt: string): EventData {
  return {
    id,
    contentType: 'application/octet-stream',
    type: `${type}.v${schemaVersion}`,
    data: utf8.encode(data),
    metadata: utf8.encode(metadataText(metadataHalves(metadata), recordedAt)),
  }
}

/** @throws TypeError for a record that this program did not write */
export function storedEvent(record: RecordedEvent, position: LogPosition): StoredEvent {
  const [, type, version] = VERSIONED_TYPE.exec(record.type) ?? []
  if (type === undefined || !(record.data instanceof Uint8Array)) {
    throw new TypeError(`${record.streamId} holds a record that this program did not write`)
  }
  return {
    position: positionOf(position),
    stream: record.streamId.slice(PREFIX.length),
    revision: Number(record.revision),
    id: record.id,
    type,
    schemaVersion: Number(version),
    data: text.decode(record.data) as CanonicalJson,
    // The client hands metadata over parsed; its canonical text is what was written.
    metadata: canonicalJson(record.metadata),
  }
}

export const positionOf = ({ commit, prepare }: LogPosition): Position => `${commit}/${prepare}` as Position

export function logPositionOf(position: Position): LogPosition {
  const [commit, prepare] = position.split('/')
  return { commit: BigInt(commit!), prepare: BigInt(prepare!) }
}

export function streamStateOf(expected: ExpectedRevision): AppendStreamState {
  if (typeof expected === 'number') return BigInt(expected)
  return { none: NO_STREAM, exists: STREAM_EXISTS, any: ANY }[expected] as AppendStreamState
}

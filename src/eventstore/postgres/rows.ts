import type { CanonicalJson, Position, StoredEvent } from '../eventStore.js'

export const COLUMNS = 'position, stream, revision, id, type, schema_version, data, metadata'

/** A row as an array, which is the fastest way through the driver; bigint comes as text. */
export type Row = [
  position: string,
  stream: string,
  revision: number,
  id: string,
  type: string,
  schemaVersion: number,
  data: string,
  metadata: string,
]

export const storedEvent = (row: Row): StoredEvent => ({
  position: row[0] as Position,
  stream: row[1],
  revision: row[2],
  id: row[3],
  type: row[4],
  schemaVersion: row[5],
  data: row[6] as CanonicalJson,
  metadata: row[7] as CanonicalJson,
})

/** The form of packages; another one has another number. */
export const PACKAGE_FORMAT = 'GK-EVIDENCE-1'

export const MANIFEST = 'manifest.json'
export const PAGE = 'index.html'
export const DISCLOSED = 'disclosed.json'
export const CHECKPOINT = 'checkpoint.txt'
/** The record of the export itself stands apart: everything else is bound by it. */
export const EXPORT_RECORD = 'export'
/** What the recipient held before, and the proof that the log has only grown since. */
export const HELD = 'held'

/** `000001`: where an event of the package is found, in the order of the log. */
export const numbered = (n: number): string => String(n).padStart(6, '0')
export const eventPath = (name: string): string => `events/${name}.json`
export const leafPath = (name: string): string => `leaves/${name}.json`
export const proofPath = (name: string): string => `proofs/${name}.tlog-proof`
export const filePath = (fileId: string): string => `files/${fileId}`
export const heldPath = (size: number): string => `${HELD}/${size}.txt`
export const consistencyPath = (size: number): string => `${HELD}/${size}.consistency`

/** An event as it is stored: `data` and `metadata` are texts, so that their bytes stay what they are. */
export interface PackagedEvent {
  readonly stream: string
  readonly revision: number
  readonly id: string
  readonly type: string
  readonly schemaVersion: number
  readonly data: string
  readonly metadata: string
}

export interface ListedEvent extends Pick<PackagedEvent, 'stream' | 'revision' | 'id' | 'type'> {
  readonly name: string
  /** In the log, from 0. */
  readonly index: number
}

/** A place where a sealed value stands. */
export interface SealedPlace {
  readonly event: string
  /** JSON pointer (RFC 6901) into the event's data. */
  readonly pointer: string
}

export interface DisclosedField extends SealedPlace {
  /** Of this one field (base64url); opens nothing else. */
  readonly key: string
}

export interface ListedFile {
  readonly path: string
  readonly fileId: string
  /** The event that the file came with. */
  readonly event: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
}

/** The list of contents. Its hash stands in the record of the export, and that record in the log. */
export interface Manifest {
  readonly format: typeof PACKAGE_FORMAT
  readonly leafSuite: string
  readonly origin: string
  /** The log's keys at the time, as vkeys: named here to be compared, never to be believed. */
  readonly keys: readonly string[]
  readonly subject: string
  readonly purpose: string
  /** UTC */
  readonly exportedAt: string
  readonly events: readonly ListedEvent[]
  /** Streams that are here from their first event to what was their last one. */
  readonly streams: readonly { readonly stream: string; readonly events: number }[]
  readonly files: readonly ListedFile[]
  /** Values whose key is destroyed, each with the event that says so. */
  readonly erased: readonly (SealedPlace & { readonly destroyedBy: string })[]
  /** Values that were left sealed on purpose. */
  readonly withheld: readonly SealedPlace[]
  /** Who acted, in which roles, and under which clauses. */
  readonly people: readonly {
    readonly person: string
    readonly roles: readonly string[]
    readonly agencies: readonly string[]
  }[]
  readonly clauses: readonly string[]
  /** SHA-256 of the other parts that it binds. */
  readonly parts: readonly { readonly path: string; readonly sha256: string }[]
}

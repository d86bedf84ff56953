import type { Refusal } from '../../domain/decider.js'
import type { KeySubject } from '../../domain/protected.js'
import type { FileId, Instant, ItemId, PersonId, Sha256 } from '../../domain/values.js'
import type { FileMedium } from './fileTypes.js'
import type { ScannerStatus, ScanResult } from './scanner.js'

/** Whose file it is, and whose key seals it: an item by its id, a matter or a person as the subject of their key. */
export type FileHolder = ItemId | KeySubject

export const holderOf = (subject: KeySubject): FileHolder =>
  subject.startsWith('item:') ? (subject.slice('item:'.length) as ItemId) : subject

/** A file of an item or a matter, as events keep it. Plain JSON. The file's name is not here: it stands in events as `Protected`. */
export interface StoredFile {
  readonly fileId: FileId
  /** Of what was uploaded, byte for byte. */
  readonly sha256: Sha256
  /** Bytes of what was uploaded. */
  readonly size: number
  /** Found in the content, never what the sender claimed. */
  readonly mediaType: string
  readonly suite: 'GK-STREAM-AES256GCM-HKDF-SHA256-1'
  /** Of the stored bytes, and their name in the store. */
  readonly ciphertextSha256: Sha256
  /** SHA-256 of the file key (base64url): the key cannot be exchanged afterwards. */
  readonly commitment: string
}

/** Received, not yet part of any item. Goes away at `expiresAt` unless an item claims it. */
export interface PendingUpload {
  readonly uploadId: FileId
  readonly owner: PersonId
  readonly name: string
  readonly medium: FileMedium
  readonly mediaType: string
  readonly size: number
  readonly sha256: Sha256
  /** `quarantined`: no scanner has looked at it yet; it can be neither read nor claimed. */
  readonly status: 'ready' | 'quarantined'
  readonly receivedAt: Instant
  readonly expiresAt: Instant
}

export interface UploadRequest {
  readonly owner: PersonId
  /** As the sender named it; only its last path segment is kept, and it is never part of a path on disk. */
  readonly name: string
  readonly medium: FileMedium
  /** A request body, a file stream, a generator. Read once, with back-pressure. */
  readonly content: AsyncIterable<Uint8Array>
}

/** Refusals carry the codes of `FileRefusalCode`; all faults that could be found are named at once. */
export type FileOutcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal[] }

export interface ClaimRequest {
  readonly uploadId: FileId
  readonly owner: PersonId
  readonly holder: FileHolder
}

/** What this program made itself: a letter, a signature, an archive package. Nobody has to look at it first. */
export interface KeepRequest {
  readonly holder: FileHolder
  /** Derived from the command, so that asking again keeps nothing twice. */
  readonly fileId: FileId
  readonly name: string
  readonly mediaType: string
  readonly owner: string
  readonly content: AsyncIterable<Uint8Array>
}

export interface ClaimedFile {
  readonly file: StoredFile
  /** To be written into events as `protect('item:ID', name)` only (for a matter, under its own key). */
  readonly name: string
  readonly medium: FileMedium
}

/** Inclusive, as in HTTP: the first byte is 0. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

export type StoredFileRef = Pick<StoredFile, 'fileId' | 'ciphertextSha256' | 'commitment' | 'size'>

export interface FileStore {
  /** Streams a file in: size, type by content, ZIP limits, malware. Nothing stays behind of a refused or broken upload. */
  readonly upload: (request: UploadRequest) => Promise<FileOutcome<PendingUpload>>
  readonly pendingUpload: (uploadId: FileId, owner: PersonId) => Promise<PendingUpload | undefined>
  readonly discardUpload: (uploadId: FileId, owner: PersonId) => Promise<void>
  /**
   * Seals a pending upload under the key of the item or matter; the upload id becomes the file id. Asked again for the same item
   * it answers the same file; the upload stays until it expires, so that `release` makes it claimable again. Rejects with `KeyDestroyedError` for a purged item.
   */
  readonly claim: (request: ClaimRequest) => Promise<FileOutcome<ClaimedFile>>
  /** Seals what this program made; asked again for the same file it answers the first. @throws KeyDestroyedError */
  readonly keep: (request: KeepRequest) => Promise<StoredFile>
  /**
   * The content, or the range of it. Every chunk is authenticated before it is handed out. Rejects at once with
   * `FileErasedError` (key destroyed), `BlobMissingError`, `BlobAlteredError`; the iteration rejects with
   * `BlobAlteredError` where a later chunk is not what was stored.
   */
  readonly read: (holder: FileHolder, file: StoredFileRef, range?: ByteRange) => Promise<AsyncIterable<Uint8Array>>
  readonly exists: (file: Pick<StoredFile, 'ciphertextSha256'>) => Promise<boolean>
  /** For fsck: needs no key. `ok` = the stored bytes still have the hash they are named by. */
  readonly rehash: (file: Pick<StoredFile, 'ciphertextSha256'>) => Promise<'ok' | 'missing' | 'altered'>
  /** Takes a file away from an item whose command was refused. Idempotent. */
  readonly release: (holder: FileHolder, fileId: FileId) => Promise<void>
  /** Destroys the holder's key, then deletes its blobs. Safe to repeat and to crash in. */
  readonly purge: (holder: FileHolder) => Promise<{ readonly blobsDeleted: number }>
  /** Scans what waits in quarantine again; infected uploads are deleted. */
  readonly rescanQuarantined: () => Promise<{
    readonly released: readonly FileId[]
    readonly infected: readonly FileId[]
    readonly waiting: number
  }>
  /** Looks at a stored file with today's signatures. */
  readonly scanStored: (holder: FileHolder, file: StoredFileRef) => Promise<ScanResult>
  /** Deletes expired uploads and what aborted ones left; also done when the store is opened. */
  readonly sweep: () => Promise<{ readonly expired: number; readonly aborted: number }>
  readonly scannerStatus: () => Promise<ScannerStatus>
}

import { join, resolve } from 'node:path'
import type { Instant } from '../../domain/values.js'
import type { KeyStore } from '../keys/keyStore.js'
import { BlobStore } from './blobStore.js'
import { ClaimDesk } from './claimDesk.js'
import { durableFiles, type OnStep } from './durableFiles.js'
import type { FileStore } from './fileStore.js'
import { ItemFiles } from './itemFiles.js'
import { PendingArea } from './pendingArea.js'
import type { MalwareScanner } from './scanner.js'
import { sweepFiles } from './sweepFiles.js'
import { UploadDesk } from './uploadDesk.js'

export interface FileStoreOptions {
  /** BLOB_DIR */
  readonly dir: string
  readonly keys: KeyStore
  readonly scanner: MalwareScanner
  readonly now: () => Instant
  readonly maxBytes?: number
  /** How long an upload waits for an item. */
  readonly pendingHours?: number
  /** For crash tests. */
  readonly step?: OnStep
}

const DEFAULT_MAX_BYTES = 50 * 1_048_576
const DEFAULT_PENDING_HOURS = 24

/** Opens the store of files in a folder, makes it where there is none, and clears away what a crash left. */
export async function openFileStore(options: FileStoreOptions): Promise<FileStore> {
  const { keys, scanner, now, maxBytes = DEFAULT_MAX_BYTES, pendingHours = DEFAULT_PENDING_HOURS } = options
  const dir = resolve(options.dir)
  const files = durableFiles(dir, options.step)
  const blobs = new BlobStore(join(dir, 'blobs'), files)
  const items = new ItemFiles(join(dir, 'items'), files)
  const pendingKey = await keys.purposeKey('pending uploads')
  // An upload that a power failure takes is uploaded again; only what an item holds must last.
  const passing = durableFiles(dir, options.step, 'crash')
  const pending = new PendingArea(join(dir, 'pending'), passing, pendingKey)
  const uploads = new UploadDesk({ blobs, pending, pendingKey, scanner, now, maxBytes, pendingHours })
  const claims = new ClaimDesk({ blobs, pending, items, keys, now })
  const sweep = () => sweepFiles({ files, blobs, pending, items, now })
  await sweep()

  return {
    upload: (request) => uploads.take(request),
    pendingUpload: (uploadId, owner) => uploads.find(uploadId, owner),
    discardUpload: (uploadId, owner) => uploads.discard(uploadId, owner),
    rescanQuarantined: () => uploads.rescanQuarantined(),
    claim: (request) => claims.claim(request),
    release: (holder, fileId) => claims.release(holder, fileId),
    purge: (holder) => claims.purge(holder),
    keep: (request) => claims.keep(request),
    read: (holder, file, range) => claims.read(holder, file, range),
    scanStored: async (holder, file) => scanner.scan(await claims.read(holder, file)),
    exists: ({ ciphertextSha256 }) => blobs.exists(ciphertextSha256),
    rehash: ({ ciphertextSha256 }) => blobs.rehash(ciphertextSha256),
    scannerStatus: () => scanner.status(),
    sweep,
  }
}

import type { Refusal } from '../../domain/decider.js'
import type { KeySubject } from '../../domain/protected.js'
import type { FileId, Instant } from '../../domain/values.js'
import type { KeyStore } from '../keys/keyStore.js'
import type { BlobStore } from './blobStore.js'
import { BlobAlteredError, BlobMissingError, FileErasedError } from './errors.js'
import type {
  ByteRange,
  ClaimedFile,
  ClaimRequest,
  FileHolder,
  FileOutcome,
  KeepRequest,
  PendingUpload,
  StoredFile,
  StoredFileRef,
} from './fileStore.js'
import type { ItemFiles } from './itemFiles.js'
import { hasExpired, type PendingArea } from './pendingArea.js'
import { SUITE } from './sealedFormat.js'

interface Parts {
  readonly blobs: BlobStore
  readonly pending: PendingArea
  readonly items: ItemFiles
  readonly keys: KeyStore
  readonly now: () => Instant
}

/** An id of an item has no colon; anything else is named by whose key seals it. */
const subjectOf = (holder: FileHolder): KeySubject => (holder.includes(':') ? (holder as KeySubject) : `item:${holder}`)

/** Hands uploads over to items and matters, reads them there, and takes them away again. */
export class ClaimDesk {
  constructor(private readonly parts: Parts) {}

  async claim({ uploadId, owner, holder }: ClaimRequest): Promise<FileOutcome<ClaimedFile>> {
    const { pending, items, keys, now } = this.parts
    const ownKey = await keys.ensureSubjectKey(subjectOf(holder))
    const known = await items.find(holder, uploadId, ownKey)
    if (known) return known.note.owner === owner ? claimed(known.file, known.note) : refused(UNKNOWN)

    const upload = await pending.find(uploadId)
    if (!upload || upload.owner !== owner || hasExpired(upload, now())) return refused(UNKNOWN)
    if (upload.status === 'quarantined') return refused(QUARANTINED)
    const mark = await pending.claim(uploadId, holder)
    if (mark.itemId !== holder) return refused(UNKNOWN)
    try {
      return await this.store(upload, holder, ownKey)
    } catch (error) {
      // Uploads do not survive a power failure whole: then there is none.
      if (error instanceof BlobMissingError || error instanceof BlobAlteredError) return refused(UNKNOWN)
      throw error
    }
  }

  async keep({ holder, fileId, name, mediaType, owner, content }: KeepRequest): Promise<StoredFile> {
    const { blobs, items, keys } = this.parts
    const ownKey = await keys.ensureSubjectKey(subjectOf(holder))
    const known = await items.find(holder, fileId, ownKey)
    if (known) return known.file
    const temp = await blobs.seal(content, ownKey, fileId)
    const { sha256, size, ciphertextSha256, commitment } = temp
    const file: StoredFile = { fileId, sha256, size, mediaType, suite: SUITE, ciphertextSha256, commitment }
    await blobs.settle(temp)
    if ((await items.add(holder, file, { name, medium: 'electronicDocument', owner }, ownKey)) === 'created')
      return file
    // The same request at the same moment was faster: its file counts.
    await blobs.remove(ciphertextSha256)
    return (await items.find(holder, fileId, ownKey))?.file ?? file
  }

  async read(holder: FileHolder, file: StoredFileRef, range?: ByteRange): Promise<AsyncIterable<Uint8Array>> {
    const ownerKey = await this.parts.keys.subjectKey(subjectOf(holder))
    if (!ownerKey) throw new FileErasedError()
    const { fileId, size, commitment } = file
    return this.parts.blobs.read(file.ciphertextSha256, { ownerKey, fileId, size, commitment }, range)
  }

  async release(holder: FileHolder, fileId: FileId): Promise<void> {
    const { blobs, items, pending } = this.parts
    const file = await items.fileOf(holder, fileId)
    if (!file) return
    await items.remove(holder, fileId)
    await blobs.remove(file.ciphertextSha256)
    await pending.unclaim(fileId)
  }

  /** The key first: from then on nothing of the item can be read, whatever a crash leaves lying. */
  async purge(holder: FileHolder): Promise<{ readonly blobsDeleted: number }> {
    const { blobs, items, pending, keys } = this.parts
    await keys.destroyKey(subjectOf(holder))
    const stored = await items.all(holder)
    for (const { ciphertextSha256 } of stored) await blobs.remove(ciphertextSha256)
    // The uploads that the item took, and the blob of a claim that was cut off before it reached the item's list.
    for (const uploadId of await pending.ids()) {
      const mark = await pending.claimOf(uploadId)
      if (mark?.itemId !== holder) continue
      if (mark.blob) await blobs.remove(mark.blob)
      await pending.remove(uploadId)
    }
    // Last, so that a purge that was cut off finds the rest again.
    await items.removeAll(holder)
    return { blobsDeleted: stored.length }
  }

  private async store(
    upload: PendingUpload,
    holder: FileHolder,
    ownKey: Uint8Array,
  ): Promise<FileOutcome<ClaimedFile>> {
    const { blobs, pending, items } = this.parts
    const { uploadId } = upload
    const before = (await pending.claimOf(uploadId))?.blob
    const temp = await blobs.seal(await pending.content(upload).read(), ownKey, uploadId)
    const file: StoredFile = {
      fileId: uploadId,
      sha256: temp.sha256,
      size: temp.size,
      mediaType: upload.mediaType,
      suite: SUITE,
      ciphertextSha256: temp.ciphertextSha256,
      commitment: temp.commitment,
    }
    await pending.noteBlob(uploadId, holder, temp.ciphertextSha256)
    await blobs.settle(temp)
    const outcome = await items.add(holder, file, upload, ownKey)
    if (outcome === 'created') {
      // Whatever an earlier attempt stored is in nobody's list and never will be.
      if (before) await blobs.remove(before)
      return claimed(file, upload)
    }
    // The same request at the same moment was faster: its file counts.
    await blobs.remove(temp.ciphertextSha256)
    const known = await items.find(holder, uploadId, ownKey)
    return known ? claimed(known.file, known.note) : refused(UNKNOWN)
  }
}

const UNKNOWN: Refusal = { code: 'UPLOAD_UNKNOWN', clause: 'SYS', path: 'uploadId' }
const QUARANTINED: Refusal = { code: 'FILE_QUARANTINED', clause: 'LS-14.5', path: 'uploadId' }

const refused = (refusal: Refusal): FileOutcome<never> => ({ ok: false, refusals: [refusal] })
const claimed = (
  file: StoredFile,
  { name, medium }: Pick<ClaimedFile, 'name' | 'medium'>,
): FileOutcome<ClaimedFile> => ({
  ok: true,
  value: { file, name, medium },
})

import type { Instant } from '../../domain/values.js'
import type { BlobStore } from './blobStore.js'
import type { DurableFiles } from './durableFiles.js'
import type { ItemFiles } from './itemFiles.js'
import { hasExpired, type PendingArea } from './pendingArea.js'

interface Parts {
  readonly files: DurableFiles
  readonly blobs: BlobStore
  readonly pending: PendingArea
  readonly items: ItemFiles
  readonly now: () => Instant
}

/** Other processes may be in the middle of an upload or a claim: what is younger is left alone. */
const GRACE_MS = 3_600_000

/** Deletes uploads that expired and what uploads and claims left that a crash cut off. */
export async function sweepFiles({ files, blobs, pending, items, now }: Parts) {
  const anHourAgo = new Date(Date.parse(now()) - GRACE_MS).toISOString() as Instant
  let expired = 0
  let aborted = await files.sweepTemp(GRACE_MS)
  for (const uploadId of await pending.ids()) {
    const upload = await pending.find(uploadId)
    if (upload ? !hasExpired(upload, anHourAgo) : !(await pending.isAborted(uploadId))) continue
    const mark = await pending.claimOf(uploadId)
    const kept = mark && (await items.fileOf(mark.itemId, uploadId))
    if (mark?.blob && mark.blob !== kept?.ciphertextSha256) await blobs.remove(mark.blob)
    await pending.remove(uploadId)
    if (upload) expired++
    else aborted++
  }
  return { expired, aborted }
}

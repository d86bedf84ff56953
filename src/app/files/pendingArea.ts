import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileId, Instant, Sha256 } from '../../domain/values.js'
import type { SealedTemp } from './blobStore.js'
import type { ByteSource } from './byteSource.js'
import { type DurableFiles, ignoreMissing } from './durableFiles.js'
import type { FileHolder, PendingUpload } from './fileStore.js'
import { readSealed } from './sealedFile.js'
import { openNote, sealNote } from './sealedNote.js'

/** Which item has taken an upload, and under which name its blob was about to be stored. */
export interface ClaimMark {
  readonly itemId: FileHolder
  readonly blob?: Sha256
}

const HOUR = 3_600_000

/**
 * Uploads that no item has claimed: `{id}.blob` sealed, `{id}.json` its description sealed, `{id}.claim` once an
 * item takes it. Sealed under a key of the program, because at upload there may be no item yet.
 */
export class PendingArea {
  constructor(
    private readonly root: string,
    private readonly files: DurableFiles,
    private readonly key: Uint8Array,
  ) {}

  async put(upload: PendingUpload, temp: SealedTemp): Promise<void> {
    await this.files.settle(temp.path, this.path(upload.uploadId, 'blob'))
    await this.describe(upload)
  }

  async describe(upload: PendingUpload): Promise<void> {
    await this.files.replace(this.path(upload.uploadId, 'json'), sealNote(this.key, upload.uploadId, upload))
  }

  async find(uploadId: FileId): Promise<PendingUpload | undefined> {
    if (!isUuid(uploadId)) return undefined
    const note = await readFile(this.path(uploadId, 'json'), 'utf8').catch(ignoreMissing)
    return note === undefined ? undefined : openNote<PendingUpload>(this.key, uploadId, note)
  }

  content({ uploadId, size }: Pick<PendingUpload, 'uploadId' | 'size'>): ByteSource {
    const path = this.path(uploadId, 'blob')
    return { size, read: (range) => readSealed(path, { ownerKey: this.key, fileId: uploadId, size }, range) }
  }

  /** Marks the upload as taken by an item; answers whose it is. The first item wins. */
  async claim(uploadId: FileId, itemId: FileHolder): Promise<ClaimMark> {
    const mark: ClaimMark = { itemId }
    const outcome = await this.files.createOnce(
      this.path(uploadId, 'claim'),
      sealNote(this.key, `claim ${uploadId}`, mark),
    )
    return outcome === 'created' ? mark : ((await this.claimOf(uploadId)) ?? mark)
  }

  async claimOf(uploadId: FileId): Promise<ClaimMark | undefined> {
    const note = await readFile(this.path(uploadId, 'claim'), 'utf8').catch(ignoreMissing)
    return note === undefined ? undefined : openNote<ClaimMark>(this.key, `claim ${uploadId}`, note)
  }

  async noteBlob(uploadId: FileId, itemId: FileHolder, blob: Sha256): Promise<void> {
    await this.files.replace(this.path(uploadId, 'claim'), sealNote(this.key, `claim ${uploadId}`, { itemId, blob }))
  }

  /** The upload can be claimed anew, by any item. */
  async unclaim(uploadId: FileId): Promise<void> {
    if (isUuid(uploadId)) await this.files.remove(this.path(uploadId, 'claim'))
  }

  /** Description last but the claim: what is described is whole. */
  async remove(uploadId: FileId): Promise<void> {
    if (!isUuid(uploadId)) return
    for (const kind of ['json', 'blob', 'claim'] as const) await this.files.remove(this.path(uploadId, kind))
  }

  async ids(): Promise<readonly FileId[]> {
    const names = (await readdir(this.root).catch(ignoreMissing)) ?? []
    return [...new Set(names.map((name) => name.split('.', 1)[0] as FileId))].filter(isUuid)
  }

  /** Without a description and not just being written: an upload that a crash cut off. */
  async isAborted(uploadId: FileId): Promise<boolean> {
    const found = await stat(this.path(uploadId, 'blob')).catch(ignoreMissing)
    return found === undefined || Date.now() - found.mtimeMs > HOUR
  }

  private path(uploadId: FileId, kind: 'blob' | 'json' | 'claim'): string {
    if (!isUuid(uploadId)) throw new TypeError('An upload is named by a UUID')
    return join(this.root, `${uploadId}.${kind}`)
  }
}

const isUuid = (id: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id)

export const hasExpired = ({ expiresAt }: { readonly expiresAt: Instant }, now: Instant) => expiresAt <= now

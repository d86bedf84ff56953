import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Refusal } from '../../domain/decider.js'
import type { FileId, Instant, PersonId } from '../../domain/values.js'
import type { BlobStore, SealedTemp } from './blobStore.js'
import type { ByteSource } from './byteSource.js'
import { examineFile } from './examineFile.js'
import type { FileOutcome, FileStore, PendingUpload, UploadRequest } from './fileStore.js'
import { ContentTooLargeError, limitedContent } from './limitedContent.js'
import { hasExpired, type PendingArea } from './pendingArea.js'
import type { MalwareScanner, ScanResult } from './scanner.js'
import { readSealed } from './sealedFile.js'
import { usableName } from './usableName.js'

interface Parts {
  readonly blobs: BlobStore
  readonly pending: PendingArea
  readonly pendingKey: Uint8Array
  readonly scanner: MalwareScanner
  readonly now: () => Instant
  readonly maxBytes: number
  readonly pendingHours: number
}

const HOUR = 3_600_000
const MEGABYTE = 1_048_576
/** A scanner may be down over a weekend or a holiday. */
const QUARANTINE_HOURS = 14 * 24

/** Takes files in: sealed from the first byte, examined, scanned, then kept until an item claims them. */
export class UploadDesk {
  constructor(private readonly parts: Parts) {}

  async take(request: UploadRequest): Promise<FileOutcome<PendingUpload>> {
    const { blobs, pendingKey, maxBytes } = this.parts
    const name = usableName(request.name)
    if (name === undefined) return refused({ code: 'FILE_NAME_UNUSABLE', clause: 'SYS', path: 'name' })
    const uploadId = randomUUID() as FileId
    try {
      const temp = await blobs.seal(limitedContent(request.content, maxBytes), pendingKey, uploadId)
      try {
        return await this.judge({ ...request, name }, uploadId, temp)
      } finally {
        // Gone already when the upload was kept.
        await rm(temp.path, { force: true })
      }
    } catch (error) {
      if (!(error instanceof ContentTooLargeError)) throw error
      const facts = { limitMegabytes: maxBytes / MEGABYTE }
      return refused({ code: 'FILE_TOO_LARGE', clause: 'SYS', path: 'file', facts })
    }
  }

  async find(uploadId: FileId, owner: PersonId): Promise<PendingUpload | undefined> {
    const upload = await this.parts.pending.find(uploadId)
    return upload && upload.owner === owner && !hasExpired(upload, this.parts.now()) ? upload : undefined
  }

  async discard(uploadId: FileId, owner: PersonId): Promise<void> {
    const { pending } = this.parts
    const upload = await pending.find(uploadId)
    if (upload?.owner === owner && !(await pending.claimOf(uploadId))) await pending.remove(uploadId)
  }

  async rescanQuarantined(): ReturnType<FileStore['rescanQuarantined']> {
    const { pending, scanner, pendingHours } = this.parts
    const released: FileId[] = []
    const infected: FileId[] = []
    let waiting = 0
    for (const uploadId of await pending.ids()) {
      const upload = await pending.find(uploadId)
      if (upload?.status !== 'quarantined') continue
      const { verdict } = await scanner.scan(await pending.content(upload).read())
      if (verdict === 'infected') {
        await pending.remove(uploadId)
        infected.push(uploadId)
      } else if (verdict === 'clean') {
        await pending.describe({ ...upload, status: 'ready', expiresAt: this.hoursFromNow(pendingHours) })
        released.push(uploadId)
      } else waiting++
    }
    return { released, infected, waiting }
  }

  private async judge(request: UploadRequest, uploadId: FileId, temp: SealedTemp): Promise<FileOutcome<PendingUpload>> {
    const { pending, pendingKey, scanner, now, pendingHours } = this.parts
    const { size } = temp
    const source: ByteSource = {
      size,
      read: (range) => readSealed(temp.path, { ownerKey: pendingKey, fileId: uploadId, size }, range),
    }
    const { mediaType, refusals } = await examineFile(source, request.name, request.medium)
    if (mediaType === undefined) return { ok: false, refusals }
    // Scanned even when the name or the medium is refused, so that all reasons are named; never what may be a bomb.
    const scan = await scanner.scan(await source.read())
    const reasons = scan.verdict === 'infected' ? [...refusals, infectedWith(scan)] : refusals
    if (reasons.length > 0) return { ok: false, refusals: reasons }

    const clean = scan.verdict === 'clean'
    const upload: PendingUpload = {
      uploadId,
      owner: request.owner,
      name: request.name,
      medium: request.medium,
      mediaType,
      size,
      sha256: temp.sha256,
      status: clean ? 'ready' : 'quarantined',
      receivedAt: now(),
      expiresAt: this.hoursFromNow(clean ? pendingHours : QUARANTINE_HOURS),
    }
    await pending.put(upload, temp)
    return { ok: true, value: upload }
  }

  private hoursFromNow(hours: number): Instant {
    return new Date(Date.parse(this.parts.now()) + hours * HOUR).toISOString() as Instant
  }
}

const infectedWith = ({ name }: Extract<ScanResult, { verdict: 'infected' }>): Refusal => ({
  code: 'FILE_INFECTED',
  clause: 'LS-14.5',
  path: 'file',
  facts: { name },
})

const refused = (refusal: Refusal): FileOutcome<never> => ({ ok: false, refusals: [refusal] })

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sha256 } from '../../domain/values.js'
import { type DurableFiles, hasCode, ignoreMissing } from './durableFiles.js'
import type { ByteRange } from './fileStore.js'
import { newSealingKey } from './sealedFormat.js'
import { readSealed, type SealedFileKey } from './sealedFile.js'
import { sealStream } from './sealStream.js'

/** A sealed file that lies in `tmp`, synced, and has no name yet. */
export interface SealedTemp {
  readonly path: string
  readonly size: number
  readonly sha256: Sha256
  readonly ciphertextSha256: Sha256
  readonly commitment: string
}

/** Sealed files named by the hash of their stored bytes. Knows nothing of items, owners or types. */
export class BlobStore {
  constructor(
    private readonly root: string,
    private readonly files: DurableFiles,
  ) {}

  /** Seals a stream into a temporary file; on any trouble nothing is left. */
  async seal(content: AsyncIterable<Uint8Array>, ownerKey: Uint8Array, fileId: string): Promise<SealedTemp> {
    const path = await this.files.tempPath()
    const key = newSealingKey(ownerKey, fileId)
    const plainHash = createHash('sha256')
    const sealedHash = createHash('sha256')
    let size = 0
    async function* counted() {
      for await (const piece of content) {
        plainHash.update(piece)
        size += piece.length
        yield piece
      }
    }
    try {
      const file = await open(path, 'wx', 0o600)
      try {
        for await (const piece of sealStream(counted(), key)) {
          sealedHash.update(piece)
          await file.writeFile(piece)
        }
        await file.sync()
      } finally {
        await file.close()
      }
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
    const hex = (hash: ReturnType<typeof createHash>) => hash.digest('hex') as Sha256
    return { path, size, sha256: hex(plainHash), ciphertextSha256: hex(sealedHash), commitment: key.commitment }
  }

  async settle(temp: SealedTemp): Promise<void> {
    await this.files.settle(temp.path, this.path(temp.ciphertextSha256))
  }

  read(name: Sha256, file: SealedFileKey, range?: ByteRange): Promise<AsyncIterable<Uint8Array>> {
    return readSealed(this.path(name), file, range)
  }

  async exists(name: Sha256): Promise<boolean> {
    return (await stat(this.path(name)).catch(ignoreMissing)) !== undefined
  }

  async rehash(name: Sha256): Promise<'ok' | 'missing' | 'altered'> {
    const hash = createHash('sha256')
    try {
      for await (const piece of createReadStream(this.path(name))) hash.update(piece as Buffer)
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return 'missing'
      throw error
    }
    return hash.digest('hex') === name ? 'ok' : 'altered'
  }

  /** Idempotent. */
  async remove(name: Sha256): Promise<void> {
    await this.files.remove(this.path(name))
  }

  /** @throws TypeError for anything that is not a hash: a name from outside must never become a path. */
  private path(name: Sha256): string {
    if (!/^[0-9a-f]{64}$/.test(name)) throw new TypeError('A stored file is named by 64 hexadecimal digits')
    return join(this.root, name.slice(0, 2), name)
  }
}

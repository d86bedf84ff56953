import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { ignoreMissing } from './durableFiles.js'
import { BlobAlteredError, BlobMissingError, RangeNotSatisfiableError } from './errors.js'
import type { ByteRange } from './fileStore.js'
import {
  CHUNK,
  chunkCount,
  chunkPlace,
  HEADER,
  keyOfHeader,
  openChunk,
  sealedSize,
  type SealingKey,
} from './sealedFormat.js'

export interface SealedFileKey {
  readonly ownerKey: Uint8Array
  readonly fileId: string
  readonly size: number
  /** As the event says; absent for uploads that no event names yet. */
  readonly commitment?: string
}

/**
 * Reads a sealed file, all of it or a range, decrypting only the chunks it needs. No byte is handed out
 * before its chunk is authenticated. Rejects at once when length, header or the first chunk are wrong.
 * @throws BlobMissingError, BlobAlteredError, RangeNotSatisfiableError
 */
export async function readSealed(
  path: string,
  file: SealedFileKey,
  range?: ByteRange,
): Promise<AsyncIterable<Uint8Array>> {
  const { start, end } = range ?? { start: 0, end: Math.max(0, file.size - 1) }
  if (range && !(start >= 0 && start <= end && end < file.size)) throw new RangeNotSatisfiableError(file.size)
  const firstIndex = Math.floor(start / CHUNK)
  const lastIndex = Math.floor(end / CHUNK)

  const { key, first } = await withHandle(path, async (handle) => {
    const found = await authenticHeader(handle, path, file)
    return { key: found, first: await readChunk(handle, path, { key: found, size: file.size, index: firstIndex }) }
  })

  // The file is opened anew for the rest, so that a caller who never reads on leaves nothing open.
  const cut = (plain: Buffer, index: number) =>
    plain.subarray(
      index === firstIndex ? start - index * CHUNK : 0,
      index === lastIndex ? end - index * CHUNK + 1 : CHUNK,
    )
  async function* pieces(): AsyncGenerator<Uint8Array> {
    if (file.size > 0) yield cut(first, firstIndex)
    if (lastIndex === firstIndex) return
    const handle = await openOrMissing(path)
    try {
      for (let index = firstIndex + 1; index <= lastIndex; index++)
        yield cut(await readChunk(handle, path, { key, size: file.size, index }), index)
    } finally {
      await handle.close()
    }
  }
  return pieces()
}

async function authenticHeader(handle: FileHandle, path: string, file: SealedFileKey): Promise<SealingKey> {
  const { size } = await handle.stat()
  if (size !== sealedSize(file.size)) throw new BlobAlteredError(basename(path), 'its length is wrong')
  const header = await readExactly(handle, 0, HEADER)
  const key = header && keyOfHeader(header, file.ownerKey, file.fileId)
  if (!key) throw new BlobAlteredError(basename(path), 'header and key do not belong together')
  if (file.commitment !== undefined && file.commitment !== key.commitment)
    throw new BlobAlteredError(basename(path), 'the key is not the one that was committed to')
  return key
}

interface ChunkWanted {
  readonly key: SealingKey
  readonly size: number
  readonly index: number
}

async function readChunk(handle: FileHandle, path: string, { key, size, index }: ChunkWanted): Promise<Buffer> {
  const { position, length } = chunkPlace(index, size)
  const sealed = await readExactly(handle, position, length)
  const plain = sealed && openChunk(key, index, index === chunkCount(size) - 1, sealed)
  if (!plain) throw new BlobAlteredError(basename(path), `chunk ${index} is not authentic`)
  return plain
}

async function readExactly(handle: FileHandle, position: number, length: number): Promise<Buffer | undefined> {
  const buffer = Buffer.allocUnsafe(length)
  const { bytesRead } = await handle.read(buffer, 0, length, position)
  return bytesRead === length ? buffer : undefined
}

async function withHandle<T>(path: string, use: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await openOrMissing(path)
  try {
    return await use(handle)
  } finally {
    await handle.close()
  }
}

async function openOrMissing(path: string): Promise<FileHandle> {
  const handle = await open(path, 'r').catch(ignoreMissing)
  if (!handle) throw new BlobMissingError(basename(path))
  return handle
}

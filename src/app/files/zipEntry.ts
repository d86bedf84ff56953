import { pipeline, Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { type ByteSource, collect, slice } from './byteSource.js'
import type { ZipEntry } from './zipDirectory.js'

/** The entry does not unpack to what the archive's directory says. */
export class ZipEntryError extends Error {
  override readonly name = 'ZipEntryError'
}

const LOCAL_HEADER = 30
const LOCAL = 0x04034b50

/** Unpacks one entry as a stream. Stops with ZipEntryError as soon as more comes out than the directory announced. */
export async function* readZipEntry(source: ByteSource, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const header = await slice(source, entry.offset, LOCAL_HEADER)
  if (header.length < LOCAL_HEADER || header.readUInt32LE(0) !== LOCAL) throw new ZipEntryError('no local header')
  const start = entry.offset + LOCAL_HEADER + header.readUInt16LE(26) + header.readUInt16LE(28)
  let size = 0
  for await (const piece of unpacked(source, entry, start)) {
    size += piece.length
    if (size > entry.size) throw new ZipEntryError('more than announced')
    yield piece
  }
  if (size !== entry.size) throw new ZipEntryError('less than announced')
}

async function* unpacked(source: ByteSource, entry: ZipEntry, start: number): AsyncGenerator<Uint8Array> {
  if (entry.compressedSize === 0) return
  const packed = await source.read({ start, end: Math.min(source.size, start + entry.compressedSize) - 1 })
  if (entry.method === 'stored') return yield* packed
  try {
    const inflate = pipeline(Readable.from(packed), createInflateRaw(), () => undefined)
    for await (const piece of inflate) yield piece as Buffer
  } catch (error) {
    throw new ZipEntryError('cannot be unpacked', { cause: error })
  }
}

/** The whole entry, or undefined when it is larger than `most` or damaged. */
export async function smallZipEntry(source: ByteSource, entry: ZipEntry, most: number): Promise<Buffer | undefined> {
  if (entry.size > most) return undefined
  try {
    return await collect(readZipEntry(source, entry))
  } catch (error) {
    if (error instanceof ZipEntryError) return undefined
    throw error
  }
}

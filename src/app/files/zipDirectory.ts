import { type ByteSource, slice } from './byteSource.js'

export interface ZipEntry {
  readonly name: string
  readonly method: 'stored' | 'deflated'
  readonly compressedSize: number
  readonly size: number
  /** Of its local header. */
  readonly offset: number
}

/** Bounds against archives that are small to send and huge to open. */
export interface ZipLimits {
  readonly entries: number
  /** Bytes of all entries together, unpacked. */
  readonly totalBytes: number
  /** Unpacked to packed, looked at from 10 MB unpacked. */
  readonly ratio: number
}
export const zipLimits: ZipLimits = { entries: 10_000, totalBytes: 512_000_000, ratio: 200 }

export type ZipFault = 'damaged' | 'encrypted' | 'tooLarge'
export type ZipDirectory = { readonly entries: readonly ZipEntry[] } | { readonly fault: ZipFault }

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL_HEADER = 30
const LONGEST_END = 22 + 65_535

/**
 * Reads the list of entries at the end of an archive without unpacking anything. Entries that overlap (the way to
 * the densest bombs), lie outside the file, are encrypted, or use another method than deflate are faults.
 */
export async function readZipDirectory(source: ByteSource, limits: ZipLimits = zipLimits): Promise<ZipDirectory> {
  const tailStart = Math.max(0, source.size - LONGEST_END)
  const tail = await slice(source, tailStart, LONGEST_END)
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (at < 0 || at + 22 > tail.length || tail.readUInt32LE(at) !== END) return { fault: 'damaged' }
  const count = tail.readUInt16LE(at + 10)
  const length = tail.readUInt32LE(at + 12)
  const start = tail.readUInt32LE(at + 16)
  if (count > limits.entries) return { fault: 'tooLarge' }
  if (start + length > tailStart + at) return { fault: 'damaged' }

  const entries = parseEntries(await slice(source, start, length), count)
  return 'fault' in entries ? entries : (boundsFault(entries.entries, start, source.size, limits) ?? entries)
}

function parseEntries(bytes: Buffer, count: number): ZipDirectory {
  const entries: ZipEntry[] = []
  for (let at = 0; entries.length < count;) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return { fault: 'damaged' }
    const flags = bytes.readUInt16LE(at + 8)
    const method = bytes.readUInt16LE(at + 10)
    if ((flags & 0x41) !== 0) return { fault: 'encrypted' }
    if (method !== 0 && method !== 8) return { fault: 'damaged' }
    const nameLength = bytes.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: method === 0 ? 'stored' : 'deflated',
      compressedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at = next
  }
  return { entries }
}

function boundsFault(
  entries: readonly ZipEntry[],
  end: number,
  packed: number,
  limits: ZipLimits,
): { readonly fault: ZipFault } | undefined {
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > limits.totalBytes || (total > 10_000_000 && total > packed * limits.ratio)) return { fault: 'tooLarge' }
  let free = 0
  for (const { offset, compressedSize } of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (offset < free) return { fault: 'damaged' }
    free = offset + LOCAL_HEADER + compressedSize
  }
  return free > end ? { fault: 'damaged' } : undefined
}

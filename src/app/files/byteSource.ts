import type { ByteRange } from './fileStore.js'

/** Content that can be read more than once and at any place, wherever it lies. */
export interface ByteSource {
  readonly size: number
  /** Inclusive range; without one, everything. */
  readonly read: (range?: ByteRange) => Promise<AsyncIterable<Uint8Array>>
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (range) =>
      (async function* () {
        yield range ? bytes.subarray(range.start, range.end + 1) : bytes
      })(),
  }
}

export async function collect(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of content) parts.push(part)
  return Buffer.concat(parts)
}

/** The bytes from `start`, as many as there are up to `length`. */
export async function slice(source: ByteSource, start: number, length: number): Promise<Buffer> {
  const end = Math.min(source.size, start + length) - 1
  return start < 0 || end < start ? Buffer.alloc(0) : collect(await source.read({ start, end }))
}

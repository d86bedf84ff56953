import { CHUNK, type SealingKey, sealChunk } from './sealedFormat.js'

/** Header and chunks of a file of any size, holding two chunks in memory. */
export async function* sealStream(content: AsyncIterable<Uint8Array>, key: SealingKey): AsyncGenerator<Buffer> {
  yield key.header
  let index = 0
  let held: Buffer | undefined
  for await (const chunk of inChunks(content)) {
    // Only what is followed by more is known not to be the last.
    if (held) yield sealChunk(key, index++, false, held)
    held = chunk
  }
  yield sealChunk(key, index, true, held ?? Buffer.alloc(0))
}

/** The same bytes in pieces of exactly CHUNK, the last one shorter and never empty. */
async function* inChunks(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = []
  let length = 0
  for await (const piece of content) {
    for (let offset = 0; offset < piece.length;) {
      const part = piece.subarray(offset, offset + CHUNK - length)
      parts.push(part)
      length += part.length
      offset += part.length
      if (length < CHUNK) continue
      yield Buffer.concat(parts)
      parts = []
      length = 0
    }
  }
  if (length > 0) yield Buffer.concat(parts)
}

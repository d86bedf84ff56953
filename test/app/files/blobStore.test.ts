import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, truncate, writeFile, appendFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BlobStore } from '../../../src/app/files/blobStore.js'
import { durableFiles } from '../../../src/app/files/durableFiles.js'
import { BlobAlteredError, BlobMissingError } from '../../../src/app/files/errors.js'
import type { ByteRange } from '../../../src/app/files/fileStore.js'
import { CHUNK, HEADER } from '../../../src/app/files/sealedFormat.js'
import type { Sha256 } from '../../../src/domain/values.js'

let root: string
let blobs: BlobStore
const ownerKey = randomBytes(32)
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'gongkai-blobs-'))
  blobs = new BlobStore(join(root, 'blobs'), durableFiles(root))
})
afterAll(() => rm(root, { recursive: true }))

async function* inPieces(bytes: Buffer, size: number) {
  for (let offset = 0; offset < bytes.length; offset += size) yield bytes.subarray(offset, offset + size)
}
const collect = async (content: AsyncIterable<Uint8Array>) => {
  const parts: Uint8Array[] = []
  for await (const part of content) parts.push(part)
  return Buffer.concat(parts)
}
const put = async (bytes: Buffer, fileId = 'f', pieceSize = 10_000) => {
  const temp = await blobs.seal(inPieces(bytes, pieceSize), ownerKey, fileId)
  await blobs.settle(temp)
  return temp
}
const pathOf = (name: string) => join(root, 'blobs', name.slice(0, 2), name)
const get = async (
  temp: { ciphertextSha256: Sha256; size: number },
  range?: ByteRange,
  key = { ownerKey, fileId: 'f' },
) => collect(await blobs.read(temp.ciphertextSha256, { ...key, size: temp.size }, range))
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Around every border of the first chunks. */
const sizes = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: -20, max: 20 }))
    .map(([chunks, off]) => chunks * CHUNK + off),
)

test('what is stored is read back, for any size and any pieces, and its hashes are right', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer({ min: 500, max: 200_000 }), async (size, pieceSize) => {
      const bytes = randomBytes(size)
      const temp = await put(bytes, 'f', pieceSize)
      expect(temp).toMatchObject({ size, sha256: sha(bytes) })
      const stored = await readFile(pathOf(temp.ciphertextSha256))
      expect(temp.ciphertextSha256).toBe(sha(stored))
      expect((await get(temp)).equals(bytes)).toBe(true)
      expect(await blobs.rehash(temp.ciphertextSha256)).toBe('ok')
    }),
    { numRuns: 60 },
  )
})

test('any range of any file is exactly that range', async () => {
  const bytes = randomBytes(3 * CHUNK + 17)
  const temp = await put(bytes)
  const border = fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -3, max: 16 }))
    .map(([c, o]) => Math.max(0, c * CHUNK + o))
  const place = fc.oneof(border, fc.integer({ min: 0, max: bytes.length - 1 }))
  await fc.assert(
    fc.asyncProperty(place, place, async (a, b) => {
      const range = { start: Math.min(a, b), end: Math.max(a, b) }
      expect((await get(temp, range)).equals(bytes.subarray(range.start, range.end + 1))).toBe(true)
    }),
    { numRuns: 150 },
  )
  for (const range of [
    { start: 0, end: bytes.length },
    { start: 5, end: 4 },
    { start: -1, end: 4 },
  ])
    await expect(get(temp, range)).rejects.toMatchObject({ name: 'RangeNotSatisfiableError', size: bytes.length })
})

test('a single bit flipped anywhere is noticed, and nothing after the last good chunk is handed out', async () => {
  const bytes = randomBytes(2 * CHUNK + 100)
  const temp = await put(bytes)
  const path = pathOf(temp.ciphertextSha256)
  const stored = await readFile(path)
  const place = fc.oneof(fc.integer({ min: 0, max: HEADER + 20 }), fc.integer({ min: 0, max: stored.length - 1 }))
  await fc.assert(
    fc.asyncProperty(place, fc.integer({ min: 0, max: 7 }), async (at, bit) => {
      const altered = Buffer.from(stored)
      altered[at]! ^= 1 << bit
      await writeFile(path, altered)
      const received: Uint8Array[] = []
      const reading = async () => {
        for await (const piece of await blobs.read(temp.ciphertextSha256, { ownerKey, fileId: 'f', size: temp.size }))
          received.push(piece)
      }
      await expect(reading()).rejects.toThrow(BlobAlteredError)
      const handedOut = Buffer.concat(received)
      expect(handedOut.equals(bytes.subarray(0, handedOut.length))).toBe(true)
      expect(await blobs.rehash(temp.ciphertextSha256)).toBe('altered')
    }),
    { numRuns: 80 },
  )
})

test('cut short at any place, lengthened, with chunks exchanged or dropped: refused at once', async () => {
  const bytes = randomBytes(3 * CHUNK)
  const temp = await put(bytes)
  const path = pathOf(temp.ciphertextSha256)
  const stored = await readFile(path)
  for (const length of [0, 10, HEADER, HEADER + CHUNK + 16, stored.length - CHUNK - 16, stored.length - 1]) {
    await truncate(path, length)
    await expect(get(temp)).rejects.toThrow(BlobAlteredError)
    await writeFile(path, stored)
  }
  await appendFile(path, 'x')
  await expect(get(temp)).rejects.toThrow(BlobAlteredError)
  const chunk = (n: number) => stored.subarray(HEADER + n * (CHUNK + 16), HEADER + (n + 1) * (CHUNK + 16))
  await writeFile(path, Buffer.concat([stored.subarray(0, HEADER), chunk(1), chunk(0), chunk(2)]))
  await expect(get(temp)).rejects.toThrow(BlobAlteredError)
  // A whole number of chunks dropped, and the reader told the smaller size: the flag of the last chunk is missing.
  await writeFile(path, stored.subarray(0, HEADER + 2 * (CHUNK + 16)))
  await expect(get({ ...temp, size: 2 * CHUNK })).rejects.toThrow(BlobAlteredError)
  await rm(path)
  await expect(get(temp)).rejects.toThrow(BlobMissingError)
  expect([await blobs.exists(temp.ciphertextSha256), await blobs.rehash(temp.ciphertextSha256)]).toEqual([
    false,
    'missing',
  ])
})

test('only the right key, file id and commitment open a file', async () => {
  const temp = await put(Buffer.from('甲'))
  await expect(get(temp, undefined, { ownerKey: randomBytes(32), fileId: 'f' })).rejects.toThrow(BlobAlteredError)
  await expect(get(temp, undefined, { ownerKey, fileId: 'g' })).rejects.toThrow(BlobAlteredError)
  const committed = (commitment: string) =>
    blobs.read(temp.ciphertextSha256, { ownerKey, fileId: 'f', size: temp.size, commitment })
  await expect(committed('x')).rejects.toThrow(BlobAlteredError)
  expect((await collect(await committed(temp.commitment))).toString()).toBe('甲')
})

test('equal files of one item have nothing in common on disk', async () => {
  const bytes = randomBytes(1000)
  const [a, b] = [await put(bytes), await put(bytes)]
  expect(a.ciphertextSha256).not.toBe(b.ciphertextSha256)
})

test('an upload that breaks off leaves nothing', async () => {
  async function* broken() {
    yield randomBytes(CHUNK * 2)
    throw new Error('connection lost')
  }
  await expect(blobs.seal(broken(), ownerKey, 'f')).rejects.toThrow('connection lost')
  expect(await readdir(join(root, 'tmp'))).toEqual([])
})

test('a name that is no hash never becomes a path', async () => {
  await expect(blobs.exists('../../etc/passwd' as Sha256)).rejects.toThrow(TypeError)
})

test('150 MB go through in bounded memory, and the sender is not read ahead of the disk', async () => {
  const held = heldMemory()
  const before = held()
  let most = 0
  const look = () => (most = Math.max(most, held() - before))
  const piece = randomBytes(1_000_000)
  async function* large() {
    for (let n = 0; n < 150; n++) {
      if (n % 15 === 0) look()
      yield piece
    }
  }
  const temp = await blobs.seal(large(), ownerKey, 'f')
  await blobs.settle(temp)
  let size = 0
  let looked = 0
  for await (const part of await blobs.read(temp.ciphertextSha256, { ownerKey, fileId: 'f', size: temp.size })) {
    size += part.length
    if (size - looked > 15_000_000) {
      looked = size
      look()
    }
  }
  expect(size).toBe(150_000_000)
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThan(60_000_000)
})

/** Bytes of buffers that are in use: what only waits for collection is collected first. */
function heldMemory(): () => number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  return () => {
    collect()
    collect()
    return process.memoryUsage().arrayBuffers
  }
}

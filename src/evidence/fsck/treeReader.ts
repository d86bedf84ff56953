import type { Kysely } from 'kysely'
import { type Digest, HASH_BYTES } from '../merkle/hash.js'
import { TILE_WIDTH } from '../merkle/tiles.js'
import { readTiles } from '../tree/treeStore.js'

const TILES_AT_ONCE = 32
const LEAVES_AT_ONCE = TILES_AT_ONCE * TILE_WIDTH

/** The hashes of the stored tree's leaves, read ahead in large pieces. */
export class TreeReader {
  #first = 0
  #hashes: Buffer = Buffer.alloc(0)
  #ahead: { readonly first: number; readonly hashes: Promise<Buffer> } | undefined

  constructor(
    readonly db: Kysely<unknown>,
    readonly size: number,
  ) {}

  /** Has the hashes from an index on at hand; answers up to which index, exclusively. */
  async load(index: number): Promise<number> {
    if (index < this.#first || index >= this.#first + this.#hashes.length / HASH_BYTES) {
      this.#first = Math.floor(index / LEAVES_AT_ONCE) * LEAVES_AT_ONCE
      const ahead = this.#ahead
      this.#hashes = await (ahead?.first === this.#first ? ahead.hashes : this.#read(this.#first))
      const next = this.#first + LEAVES_AT_ONCE
      this.#ahead = next < this.size ? { first: next, hashes: this.#read(next) } : undefined
      this.#ahead?.hashes.catch(() => undefined)
    }
    return this.#first + this.#hashes.length / HASH_BYTES
  }

  /** Of a leaf that was loaded. */
  is(index: number, hash: Digest): boolean {
    const at = (index - this.#first) * HASH_BYTES
    return this.#hashes.toString('latin1', at, at + HASH_BYTES) === hash
  }

  /** Missing tiles read as zeroes: no hash is zero, so every leaf of theirs is found wrong. */
  async #read(first: number): Promise<Buffer> {
    const count = Math.min(TILES_AT_ONCE, Math.ceil((this.size - first) / TILE_WIDTH))
    const wanted = Array.from({ length: Math.max(0, count) }, (_, i) => ({ level: 0, index: first / TILE_WIDTH + i }))
    const tiles = await readTiles(this.db, wanted)
    const hashes = Buffer.concat(tiles.map((tile) => Buffer.concat([tile ?? Buffer.alloc(0)], TILE_WIDTH * HASH_BYTES)))
    return hashes.subarray(0, (this.size - first) * HASH_BYTES)
  }
}

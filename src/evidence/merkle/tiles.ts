import { foldRight } from './compactRange.js'
import { type Digest, digestOf, EMPTY_ROOT, type Hash, HASH_BYTES, hashOf, nodeDigest } from './hash.js'
import type { NodeId } from './proofPlan.js'

/** A tile holds the hashes of up to 256 neighbours of every eighth level (C2SP tlog-tiles): few rows, no inner node twice. */
export const TILE_WIDTH = 256
const TILE_HEIGHT = 8

/** Tile `index` of tile level `level`: its hashes are nodes of tree level `8 · level`. */
export interface TileId {
  readonly level: number
  readonly index: number
}

/** The tile in which a node, or what it is computed from, stands. */
export function tileOf({ level, index }: NodeId): TileId {
  const height = level % TILE_HEIGHT
  return { level: Math.floor(level / TILE_HEIGHT), index: Math.floor((index * 2 ** height) / TILE_WIDTH) }
}

/** @throws RangeError when the tile does not reach so far */
export function nodeInTile({ level, index }: NodeId, tile: Buffer): Digest {
  const width = 2 ** (level % TILE_HEIGHT)
  const first = (index * width) % TILE_WIDTH
  if ((first + width) * HASH_BYTES > tile.length) throw new RangeError(`node ${level}/${index} is not in its tile`)
  return subtreeRoot(tile.subarray(first * HASH_BYTES, (first + width) * HASH_BYTES))
}

/** The root above a power of two of hashes that stand side by side. */
export function subtreeRoot(hashes: Buffer): Digest {
  if (hashes.length === HASH_BYTES) return digestOf(hashes)
  const middle = hashes.length / 2
  return nodeDigest(subtreeRoot(hashes.subarray(0, middle)), subtreeRoot(hashes.subarray(middle)))
}

export interface Tile extends TileId {
  readonly hashes: Buffer
}

/**
 * The right edge of a tree: the tiles that are not full yet, one for each tile level. `take` says which tiles to store
 * after leaves were appended; a full one never changes again.
 */
export class GrowingTiles {
  readonly #edge: Digest[][]
  readonly #full: Tile[] = []
  #touched = 0

  constructor(
    public size: number,
    edge: readonly (readonly Digest[])[],
  ) {
    this.#edge = edge.map((hashes) => [...hashes])
  }

  append(leaf: Hash | Digest): void {
    this.size += 1
    let count = this.size
    let hash = typeof leaf === 'string' ? leaf : digestOf(leaf)
    for (let level = 0; ; level += 1) {
      const tile = (this.#edge[level] ??= [])
      tile.push(hash)
      this.#touched = Math.max(this.#touched, level + 1)
      if (tile.length < TILE_WIDTH) return
      const hashes = hashOf(tile.join(''))
      this.#full.push({ level, index: count / TILE_WIDTH - 1, hashes })
      this.#edge[level] = []
      hash = subtreeRoot(hashes)
      count /= TILE_WIDTH
    }
  }

  /** Full tiles since the last call, and the unfinished ones that changed. */
  take(): readonly Tile[] {
    const unfinished = this.#edge.slice(0, this.#touched).flatMap((tile, level) => {
      const index = Math.floor(this.size / TILE_WIDTH ** (level + 1))
      return tile.length === 0 ? [] : [{ level, index, hashes: hashOf(tile.join('')) }]
    })
    this.#touched = 0
    return [...this.#full.splice(0), ...unfinished]
  }

  root(): Hash {
    // Largest subtrees first: within a tile from the left, and the higher levels stand to the left of the lower ones.
    const roots = [...this.#edge].reverse().flatMap(completeIn)
    return roots.length === 0 ? EMPTY_ROOT : hashOf(foldRight(roots))
  }
}

/** Which tiles make up the right edge of a tree, lowest level first, with the hashes in each. */
export function edgeOf(size: number): readonly (TileId & { readonly width: number })[] {
  const edge: (TileId & { readonly width: number })[] = []
  for (let [level, count] = [0, size]; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH))
    edge.push({ level, index: Math.floor(count / TILE_WIDTH), width: count % TILE_WIDTH })
  return edge
}

function completeIn(tile: readonly Digest[]): readonly Digest[] {
  const roots: Digest[] = []
  for (let at = 0; at < tile.length;) {
    let width = 1
    while (width * 2 <= tile.length - at) width *= 2
    roots.push(subtreeRoot(hashOf(tile.slice(at, at + width).join(''))))
    at += width
  }
  return roots
}

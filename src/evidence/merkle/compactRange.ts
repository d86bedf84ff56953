import { type Digest, digestOf, EMPTY_ROOT, type Hash, hashOf, nodeDigest } from './hash.js'

/**
 * A tree that only grows, kept as the roots of its complete subtrees, largest first: one for each bit that is set in its
 * size. Takes a leaf in constant time on average, and gives the root at every size on the way.
 */
export class CompactRange {
  readonly #roots: Digest[] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  append(leaf: Hash | Digest): void {
    let grown = typeof leaf === 'string' ? leaf : digestOf(leaf)
    // Each trailing one in the size is a complete subtree as large as the one that has just been completed.
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) grown = nodeDigest(this.#roots.pop()!, grown)
    this.#roots.push(grown)
    this.#size += 1
  }

  root(): Hash {
    return this.#roots.length === 0 ? EMPTY_ROOT : hashOf(foldRight(this.#roots))
  }
}

/** Joins neighbouring complete subtrees, largest first, into the root above them. */
export function foldRight(roots: readonly Digest[]): Digest {
  let joined = roots.at(-1)!
  for (let i = roots.length - 2; i >= 0; i -= 1) joined = nodeDigest(roots[i]!, joined)
  return joined
}

import { type Digest, digestOf, type Hash, HASH_BYTES, nodeDigest } from './hash.js'

/** A leaf, where it is said to stand, and its proof from the leaf's sibling up to the root's child (RFC 6962, 2.1.1). */
export interface LeafClaim {
  /** From 0. */
  readonly index: number
  readonly leaf: Hash
  readonly proof: readonly Hash[]
}

/** A subtree by its level and index, incomplete at the right edge, and its hash. */
type Node = readonly [level: number, index: number, digest: Digest]

/** A leaf's way up: for each hash of the proof the node that is reached and its sibling's place. */
interface Step {
  readonly level: number
  readonly at: number
  readonly beside: number
}

/**
 * Checks many proofs into one tree. Hashes on a way that led to the root once are known to be right, so that the next
 * proof hashes only up to where its way joins a known one; from there on each hash is compared. Never throws for wrong
 * numbers or hashes. Keeps as many hashes as the proofs that held have between them.
 */
export function createInclusionVerifier(tree: {
  readonly size: number
  readonly root: Hash
}): (claim: LeafClaim) => boolean {
  const isTree = Number.isSafeInteger(tree.size) && isHash(tree.root)
  const root = digestOf(tree.root)
  const levels: Map<number, Digest>[] = []
  const known = (level: number, index: number): Digest | undefined => levels[level]?.get(index)

  return ({ index, leaf, proof }) => {
    if (!isTree || !isIndex(index, tree.size) || !isHash(leaf) || !proof.every(isHash)) return false
    const steps = stepsOf(index, tree.size)
    if (steps.length !== proof.length) return false
    const way: Node[] = []
    let reached = digestOf(leaf)
    for (const [place, { level, at, beside }] of steps.entries()) {
      if (known(level, at) === reached) {
        if (!isKnownFrom(place)) return false
        return learn(way)
      }
      const sibling = digestOf(proof[place]!)
      way.push([level, at, reached], [level, beside, sibling])
      reached = beside < at ? nodeDigest(sibling, reached) : nodeDigest(reached, sibling)
    }
    return reached === root && learn(way)

    function isKnownFrom(place: number): boolean {
      return steps.slice(place).every(({ level, beside }, i) => known(level, beside) === digestOf(proof[place + i]!))
    }
  }

  function learn(way: readonly Node[]): true {
    for (const [level, index, digest] of way) (levels[level] ??= new Map()).set(index, digest)
    return true
  }
}

/** The siblings that a proof of this leaf names, from the leaf up. */
function stepsOf(index: number, size: number): readonly Step[] {
  const steps: Step[] = []
  let [level, at, last] = [0, index, size - 1]
  while (last > 0) {
    // Without a sibling a subtree at the right edge moves up as it is.
    if (at !== last || isOdd(at)) steps.push({ level, at, beside: isOdd(at) ? at - 1 : at + 1 })
    ;[level, at, last] = [level + 1, Math.floor(at / 2), Math.floor(last / 2)]
  }
  return steps
}

// Sizes go beyond 32 bits, where JavaScript's bit operators end.
const isOdd = (n: number): boolean => n % 2 === 1
const isIndex = (n: number, size: number): boolean => Number.isSafeInteger(n) && n >= 0 && n < size
const isHash = ({ length }: Hash): boolean => length === HASH_BYTES

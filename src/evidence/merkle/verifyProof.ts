import { type Digest, digestOf, type Hash, HASH_BYTES, nodeDigest } from './hash.js'
import { createInclusionVerifier, type LeafClaim } from './inclusionVerifier.js'

export interface InclusionClaim extends LeafClaim {
  readonly size: number
  readonly root: Hash
}

/** True when the leaf stands at this index of the tree with this root. Never throws for wrong numbers or hashes. */
export const verifyInclusion = ({ size, root, ...claim }: InclusionClaim): boolean =>
  createInclusionVerifier({ size, root })(claim)

export interface ConsistencyClaim {
  readonly from: number
  readonly to: number
  readonly fromRoot: Hash
  readonly toRoot: Hash
  /** RFC 6962, 2.1.2. */
  readonly proof: readonly Hash[]
}

/**
 * True when the larger tree begins with all leaves of the smaller one, in their order. A tree of size 0 is refused: it
 * is consistent with every tree, so that a proof from it would prove nothing.
 */
export function verifyConsistency({ from, to, fromRoot, toRoot, proof }: ConsistencyClaim): boolean {
  if (!isSize(from) || !isSize(to) || from === 0 || from > to) return false
  if (from === to) return proof.length === 0 && fromRoot.equals(toRoot)
  if (proof.length === 0 || !areHashes(fromRoot, toRoot, ...proof)) return false
  // A smaller tree that is itself a complete subtree is not repeated in the proof.
  const reached = climb(from, to, (isPowerOfTwo(from) ? [fromRoot, ...proof] : proof).map(digestOf))
  return reached !== undefined && reached.smaller === digestOf(fromRoot) && reached.larger === digestOf(toRoot)
}

/** The roots of both trees that the nodes lead to; undefined when they are too many or too few. */
function climb(
  from: number,
  to: number,
  [first, ...rest]: readonly Digest[],
): { readonly smaller: Digest; readonly larger: Digest } | undefined {
  let [at, last] = [from - 1, to - 1]
  while (isOdd(at)) [at, last] = [half(at), half(last)]
  let [smaller, larger] = [first!, first!]
  for (const node of rest) {
    if (last === 0) return undefined
    if (isOdd(at) || at === last) {
      smaller = nodeDigest(node, smaller)
      larger = nodeDigest(node, larger)
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      larger = nodeDigest(larger, node)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 ? { smaller, larger } : undefined
}

// Sizes go beyond 32 bits, where JavaScript's bit operators end.
const isOdd = (n: number): boolean => n % 2 === 1
const half = (n: number): number => Math.floor(n / 2)
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0
const areHashes = (...hashes: readonly Hash[]): boolean => hashes.every(({ length }) => length === HASH_BYTES)

function isPowerOfTwo(n: number): boolean {
  let rest = n
  while (rest > 1 && rest % 2 === 0) rest /= 2
  return rest === 1
}

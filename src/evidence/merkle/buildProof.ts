import { foldRight } from './compactRange.js'
import { type Digest, EMPTY_ROOT, type Hash, hashOf } from './hash.js'
import { completeSubtrees, consistencyPlan, inclusionPlan, type NodeId, type ProofPlan } from './proofPlan.js'

/** Where the hashes of complete subtrees are kept; answers in the order asked. */
export interface NodeSource {
  readonly nodes: (wanted: readonly NodeId[]) => Promise<readonly Digest[]>
}

/** @throws RangeError for an index outside the tree */
export const buildInclusionProof = (source: NodeSource, index: number, size: number): Promise<readonly Hash[]> =>
  build(source, inclusionPlan(index, size))

/** @throws RangeError for sizes that no proof can join */
export const buildConsistencyProof = (source: NodeSource, from: number, to: number): Promise<readonly Hash[]> =>
  build(source, consistencyPlan(from, to))

/** The root of the first `size` leaves. */
export async function rootAt(source: NodeSource, size: number): Promise<Hash> {
  if (size === 0) return EMPTY_ROOT
  return hashOf(foldRight(await source.nodes(completeSubtrees(0, size))))
}

async function build(source: NodeSource, plan: ProofPlan): Promise<readonly Hash[]> {
  const hashes = await source.nodes(plan.flat())
  let at = 0
  return plan.map(({ length }) => hashOf(foldRight(hashes.slice(at, (at += length)))))
}

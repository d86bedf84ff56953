/** A complete subtree: `2^level` leaves from leaf `index · 2^level` on. Level 0 are the leaves themselves. */
export interface NodeId {
  readonly level: number
  readonly index: number
}

/** For each hash of a proof the complete subtrees, largest first, that it is folded from. */
export type ProofPlan = readonly (readonly NodeId[])[]

/**
 * Which nodes an inclusion proof needs (RFC 6962, 2.1.1), leaf's sibling first.
 * @throws RangeError for an index outside the tree
 */
export function inclusionPlan(index: number, size: number): ProofPlan {
  if (!(index >= 0 && index < size)) throw new RangeError(`there is no leaf ${index} in a tree of ${size}`)
  const plan: (readonly NodeId[])[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start)
    if (index < middle) {
      plan.push(completeSubtrees(middle, end))
      end = middle
    } else {
      plan.push(completeSubtrees(start, middle))
      start = middle
    }
  }
  return plan.reverse()
}

/**
 * Which nodes a consistency proof needs (RFC 6962, 2.1.2). Empty for equal sizes.
 * @throws RangeError for sizes that no proof can join
 */
export function consistencyPlan(from: number, to: number): ProofPlan {
  if (!(from >= 1 && from <= to)) throw new RangeError(`no proof leads from size ${from} to size ${to}`)
  const plan: (readonly NodeId[])[] = []
  let [start, end] = [0, to]
  while (from < end) {
    const middle = start + largestPowerBelow(end - start)
    if (from <= middle) {
      plan.push(completeSubtrees(middle, end))
      end = middle
    } else {
      plan.push(completeSubtrees(start, middle))
      start = middle
    }
  }
  // What is left is a part of the smaller tree; where it is all of it, the verifier has its root already.
  if (start > 0) plan.push(completeSubtrees(start, end))
  return plan.reverse()
}

/** The complete subtrees that make up the leaves from `start` (where a subtree of that size begins) up to `end`. */
export function completeSubtrees(start: number, end: number): readonly NodeId[] {
  const nodes: NodeId[] = []
  for (let at = start; at < end;) {
    let [level, size] = [0, 1]
    while (size * 2 <= end - at) [level, size] = [level + 1, size * 2]
    nodes.push({ level, index: at / size })
    at += size
  }
  return nodes
}

function largestPowerBelow(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

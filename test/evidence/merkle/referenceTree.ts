import { createHash } from 'node:crypto'
import type { NodeSource } from '../../../src/evidence/merkle/buildProof.js'

const sha256 = (...parts: readonly (Buffer | number)[]) =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : part))))
    .digest()

/** RFC 6962 word by word, slow: what the tree under test is compared with. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return sha256(0, leaves[0]!)
  const k = split(leaves.length)
  return sha256(1, rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)))
}

/** PATH(m, D[n]) */
export function pathOf(m: number, leaves: readonly Buffer[]): readonly Buffer[] {
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return m < k
    ? [...pathOf(m, leaves.slice(0, k)), rootOf(leaves.slice(k))]
    : [...pathOf(m - k, leaves.slice(k)), rootOf(leaves.slice(0, k))]
}

/** PROOF(m, D[n]) */
export const proofOf = (m: number, leaves: readonly Buffer[]): readonly Buffer[] => subproof(m, leaves, true)

function subproof(m: number, leaves: readonly Buffer[], known: boolean): readonly Buffer[] {
  if (m === leaves.length) return known ? [] : [rootOf(leaves)]
  const k = split(leaves.length)
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), known), rootOf(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), rootOf(leaves.slice(0, k))]
}

function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

export const leavesOf = (count: number): readonly Buffer[] =>
  Array.from({ length: count }, (_, index) => Buffer.from(`leaf ${index}`))

/** Complete subtrees straight from the leaves. */
export const sourceOf = (leaves: readonly Buffer[]): NodeSource => ({
  nodes: (wanted) =>
    Promise.resolve(
      wanted.map(({ level, index }) =>
        rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)).toString('latin1'),
      ),
    ),
})

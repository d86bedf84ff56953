import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildConsistencyProof, buildInclusionProof, rootAt } from '../../../src/evidence/merkle/buildProof.js'
import { CompactRange } from '../../../src/evidence/merkle/compactRange.js'
import { EMPTY_ROOT, leafHash } from '../../../src/evidence/merkle/hash.js'
import { edgeOf, GrowingTiles, nodeInTile, tileOf } from '../../../src/evidence/merkle/tiles.js'
import { createInclusionVerifier } from '../../../src/evidence/merkle/inclusionVerifier.js'
import { verifyConsistency, verifyInclusion } from '../../../src/evidence/merkle/verifyProof.js'
import { leavesOf, pathOf, proofOf, rootOf, sourceOf } from './referenceTree.js'

const SIZES = [0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 100]

test('the empty tree and the first leaves have the roots of RFC 6962', () => {
  expect(EMPTY_ROOT.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(leafHash('').toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
})

test.each(SIZES)(
  'a tree of %s leaves has the root that the definition gives, at every size on the way',
  async (size) => {
    const leaves = leavesOf(size)
    const range = new CompactRange()
    for (const [index, leaf] of leaves.entries()) {
      expect(range.root()).toEqual(rootOf(leaves.slice(0, index)))
      range.append(leafHash(leaf))
    }
    expect(range.root()).toEqual(rootOf(leaves))
    expect(await rootAt(sourceOf(leaves), size)).toEqual(rootOf(leaves))
  },
)

test('proofs are those of the definition, and hold', async () => {
  for (const size of SIZES.slice(1)) {
    const leaves = leavesOf(size)
    const source = sourceOf(leaves)
    const root = rootOf(leaves)
    for (let index = 0; index < size; index += 1) {
      const proof = await buildInclusionProof(source, index, size)
      expect(proof).toEqual(pathOf(index, leaves))
      expect(verifyInclusion({ index, size, leaf: leafHash(leaves[index]!), proof, root })).toBe(true)
    }
    for (let from = 1; from <= size; from += 1) {
      const proof = await buildConsistencyProof(source, from, size)
      expect(proof).toEqual(proofOf(from, leaves))
      const fromRoot = rootOf(leaves.slice(0, from))
      expect(verifyConsistency({ from, to: size, fromRoot, toRoot: root, proof })).toBe(true)
    }
  }
})

test('a verifier of many proofs says of each what a verifier of one says, whatever it has seen before', async () => {
  const size = 45
  const leaves = leavesOf(size)
  const root = rootOf(leaves)
  const proofs = await Promise.all(
    leaves.map(async (_leaf, index) => buildInclusionProof(sourceOf(leaves), index, size)),
  )
  const claims = fc.record({
    index: fc.integer({ min: 0, max: size }),
    leafOf: fc.integer({ min: 0, max: size - 1 }),
    proofOf: fc.integer({ min: 0, max: size - 1 }),
    // Mostly the right one, so that the verifier learns and is then asked about almost the same.
    right: fc.integer({ min: 0, max: 3 }),
    cut: fc.option(fc.integer({ min: 0, max: 6 })),
    swapped: fc.option(fc.integer({ min: 0, max: 6 })),
  })
  fc.assert(
    fc.property(fc.array(claims, { minLength: 1, maxLength: 60 }), (asked) => {
      const holds = createInclusionVerifier({ size, root })
      for (const { index, leafOf, proofOf, right, cut, swapped } of asked) {
        const isRight = right > 0 && index < size
        const leaf = leafHash(leaves[isRight ? index : leafOf]!)
        const whole = proofs[isRight && right > 1 ? index : proofOf]!
        const proof = whole
          .slice(0, cut === null || right > 2 ? undefined : cut)
          .map((hash, place) => (place === swapped && right < 3 ? leaf : hash))
        expect(holds({ index, leaf, proof })).toBe(verifyInclusion({ index, size, leaf, proof, root }))
      }
    }),
  )
})

test('a proof outside the tree is not made', async () => {
  const source = sourceOf(leavesOf(3))
  await expect(async () => buildInclusionProof(source, 3, 3)).rejects.toThrow(RangeError)
  await expect(async () => buildConsistencyProof(source, 0, 3)).rejects.toThrow(RangeError)
  await expect(async () => buildConsistencyProof(source, 4, 3)).rejects.toThrow(RangeError)
})

describe('a proof with any change does not hold', () => {
  const flipped = (bytes: Buffer, bit: number): Buffer => {
    const copy = Buffer.from(bytes)
    copy[Math.floor(bit / 8)]! ^= 1 << (bit % 8)
    return copy
  }
  const place = fc.record({
    size: fc.integer({ min: 2, max: 70 }),
    at: fc.nat(1_000),
    bit: fc.nat(255),
    part: fc.nat(9),
  })

  test('inclusion: a bit of leaf, root or any hash; another index; another size; a hash more or less', () =>
    fc.assert(
      fc.property(place, ({ size, at, bit, part }) => {
        const leaves = leavesOf(size)
        const index = at % size
        const claim = {
          ...{ index, size, leaf: leafHash(leaves[index]!), proof: pathOf(index, leaves), root: rootOf(leaves) },
        }
        const { proof } = claim
        const which = part % proof.length
        const changed = proof.map((hash, i) => (i === which ? flipped(hash, bit) : hash))
        expect(verifyInclusion(claim)).toBe(true)
        expect(verifyInclusion({ ...claim, leaf: flipped(claim.leaf, bit) })).toBe(false)
        expect(verifyInclusion({ ...claim, root: flipped(claim.root, bit) })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: changed })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: proof.slice(0, -1) })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: [...proof, claim.root] })).toBe(false)
        expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(false)
        for (const wrong of [-1, size, 0.5, Number.NaN, 2 ** 60])
          expect(verifyInclusion({ ...claim, index: wrong })).toBe(false)
      }),
    ))

  test('consistency: a bit of either root or any hash; another size; a hash more or less', () =>
    fc.assert(
      fc.property(place, ({ size: to, at, bit, part }) => {
        const leaves = leavesOf(to)
        const from = 1 + (at % (to - 1))
        const claim = {
          ...{
            from,
            to,
            fromRoot: rootOf(leaves.slice(0, from)),
            toRoot: rootOf(leaves),
            proof: proofOf(from, leaves),
          },
        }
        const { proof } = claim
        const which = part % proof.length
        const changed = proof.map((hash, i) => (i === which ? flipped(hash, bit) : hash))
        expect(verifyConsistency(claim)).toBe(true)
        expect(verifyConsistency({ ...claim, fromRoot: flipped(claim.fromRoot, bit) })).toBe(false)
        expect(verifyConsistency({ ...claim, toRoot: flipped(claim.toRoot, bit) })).toBe(false)
        expect(verifyConsistency({ ...claim, proof: changed })).toBe(false)
        expect(verifyConsistency({ ...claim, proof: proof.slice(1) })).toBe(false)
        expect(verifyConsistency({ ...claim, proof: proof.slice(0, -1) })).toBe(false)
        expect(verifyConsistency({ ...claim, proof: [...proof, claim.toRoot] })).toBe(false)
        expect(verifyConsistency({ ...claim, from: to, to: from })).toBe(false)
      }),
    ))
})

test('tiles hold every complete subtree, at any size and however the leaves come in', async () => {
  const leaves = leavesOf(70_000).map((leaf) => leafHash(leaf))
  const range = new CompactRange()
  const stored = new Map<string, Buffer>()
  let tiles = new GrowingTiles(0, [])
  for (const [index, leaf] of leaves.entries()) {
    tiles.append(leaf)
    range.append(leaf)
    if (index % 9_973 !== 0 && index !== 255 && index !== 65_535 && index !== leaves.length - 1) continue
    for (const { level, index: at, hashes } of tiles.take()) stored.set(`${level}/${at}`, hashes)
    expect(tiles.root()).toEqual(range.root())
    const source = {
      nodes: (wanted: readonly { level: number; index: number }[]) =>
        Promise.resolve(
          wanted.map((node) => {
            const { level, index: at } = tileOf(node)
            return nodeInTile(node, stored.get(`${level}/${at}`)!)
          }),
        ),
    }
    expect(await rootAt(source, index + 1)).toEqual(range.root())
    const proof = await buildInclusionProof(source, Math.floor(index / 2), index + 1)
    const claim = { index: Math.floor(index / 2), size: index + 1, leaf: leaves[Math.floor(index / 2)]! }
    expect(verifyInclusion({ ...claim, proof, root: range.root() })).toBe(true)
    // Taken up again from what was stored.
    const edge = edgeOf(index + 1).map(({ level, index: at, width }) => {
      const tile = stored.get(`${level}/${at}`) ?? Buffer.alloc(0)
      return Array.from({ length: width }, (_, i) => tile.toString('latin1', i * 32, (i + 1) * 32))
    })
    tiles = new GrowingTiles(index + 1, edge)
    expect(tiles.root()).toEqual(range.root())
  }
})

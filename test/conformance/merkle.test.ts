import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { verifyConsistency, verifyInclusion } from '../../src/evidence/merkle/verifyProof.js'

const FOLDER = new URL('../../../shared/data/merkle/', import.meta.url)

interface Inclusion {
  readonly leafIdx: number
  readonly treeSize: number
  readonly root: string | null
  readonly leafHash: string | null
  readonly proof: readonly string[] | null
  readonly wantErr: boolean
}

interface Consistency {
  readonly size1: number
  readonly size2: number
  readonly root1: string | null
  readonly root2: string | null
  readonly proof: readonly string[] | null
  readonly wantErr: boolean
}

const bytes = (text: string | null) => Buffer.from(text ?? '', 'base64')

function casesIn<T>(kind: string): readonly (readonly [string, T])[] {
  const folder = new URL(`${kind}/`, FOLDER)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [
      name,
      JSON.parse(readFileSync(new URL(encodeURIComponent(name).replaceAll('%2F', '/'), folder), 'utf8')) as T,
    ])
}

if (!existsSync(FOLDER)) {
  test('NOT RUN: the proofs of transparency-dev/merkle in ../shared/data/merkle, which is absent here', () => {
    console.warn('conformance: ../shared/data/merkle is absent, no proof of others was checked')
  })
} else {
  const inclusions = casesIn<Inclusion>('inclusion')
  const consistencies = casesIn<Consistency>('consistency')

  test('both kinds are there, valid and invalid', () => {
    expect([inclusions.length, consistencies.length]).toEqual([98, 98])
    for (const all of [inclusions, consistencies])
      expect(new Set<boolean>(all.map(([, { wantErr }]) => wantErr))).toEqual(new Set([true, false]))
  })

  test.each(inclusions)('inclusion %s', (_, { leafIdx, treeSize, root, leafHash, proof, wantErr }) => {
    const claim = { index: leafIdx, size: treeSize, leaf: bytes(leafHash), root: bytes(root) }
    expect(verifyInclusion({ ...claim, proof: (proof ?? []).map(bytes) })).toBe(!wantErr)
  })

  test.each(consistencies)('consistency %s', (_, { size1, size2, root1, root2, proof, wantErr }) => {
    const claim = { from: size1, to: size2, fromRoot: bytes(root1), toRoot: bytes(root2) }
    expect(verifyConsistency({ ...claim, proof: (proof ?? []).map(bytes) })).toBe(!wantErr)
  })
}

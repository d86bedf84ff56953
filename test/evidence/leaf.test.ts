import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { LEAF_SUITE, leafHashOf, leafOf } from '../../src/evidence/leaf.js'
import { canonicalJson } from '../../src/eventstore/canonicalJson.js'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

const text = fc.string({ unit: 'grapheme' })
const event = fc.record({
  stream: text,
  revision: fc.nat(),
  id: fc.uuid(),
  type: text,
  schemaVersion: fc.integer({ min: 1, max: 99 }),
  data: text,
  metadata: text,
})

test('a leaf is the canonical JSON of what design §7 names, over the stored bytes', () => {
  fc.assert(
    fc.property(event, (stored) => {
      const { data, metadata, ...named } = stored
      const hashes = { data: sha256(data), metadata: sha256(metadata) }
      expect(leafOf(stored)).toBe(canonicalJson({ ...named, ...hashes, suite: LEAF_SUITE }))
    }),
  )
})

test('a leaf of the first release stays what it is', () => {
  const stored = {
    ...{ stream: 'item-1', revision: 0, id: '00000000-0000-4000-8000-000000000001', type: 'ItemCreated' },
    ...{ schemaVersion: 1, data: '{"title":"公开"}', metadata: '{}' },
  }
  // Both values were reckoned by another program.
  expect(leafOf(stored)).toBe(
    '{"data":"ea5fdf9b5860ed34203d64757fd1402d4f7c97427ac6aca439fd0ef7354f5e9c","id":"00000000-0000-4000-8000-000000000001",' +
      '"metadata":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","revision":0,"schemaVersion":1,' +
      '"stream":"item-1","suite":"GK-LEAF-SHA256-1","type":"ItemCreated"}',
  )
  expect(leafHashOf(stored).toString('hex')).toBe('f1002f462a2ad26edbd3fac4cddf214cf85fdfb4e138b7020a315d8bc40a5605')
})

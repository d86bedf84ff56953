import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { leafHashOf } from '../../../src/evidence/leaf.js'
import { CompactRange } from '../../../src/evidence/merkle/compactRange.js'
import { verifyConsistency, verifyInclusion } from '../../../src/evidence/merkle/verifyProof.js'
import { createLogTree, TreeMismatchError } from '../../../src/evidence/tree/logTree.js'
import { ensureEvidenceTables } from '../../../src/evidence/tree/tables.js'
import { claimTree, moveTree, readTreeRow } from '../../../src/evidence/tree/treeRow.js'
import type { EventStore, Position, StoredEvent } from '../../../src/eventstore/eventStore.js'
import { memoryEventStore } from '../../support/memoryEventStore.js'
import { evidenceWorld, type EvidenceWorld, notes } from '../support/evidenceWorld.js'

let world: EvidenceWorld
beforeAll(async () => {
  world = await evidenceWorld()
  await ensureEvidenceTables(world.db)
})
let other: EvidenceWorld | undefined
afterAll(async () => {
  await world.stop()
  await other?.stop()
})

/** As an engine gives them that keeps more than this log: with gaps. */
const withOtherPositions = (store: EventStore): EventStore => {
  const there = (position: Position) => String(Number(position) * 1000 + 7) as Position
  const back = (position: Position | undefined) => position && (String((Number(position) - 7) / 1000) as Position)
  const moved = (page: readonly StoredEvent[]) => page.map((event) => ({ ...event, position: there(event.position) }))
  return {
    ...store,
    readAll: async (after, limit) => moved(await store.readAll(back(after), limit)),
    readStream: async (stream, options) => moved(await store.readStream(stream, options)),
    head: async () => store.head().then((head) => head && there(head)),
  }
}

const tree = (options: { readonly pageSize?: number; readonly leaseMs?: number } = {}) =>
  createLogTree({ db: world.db, store: world.store, ...options })

const rootOf = (events: readonly StoredEvent[]) => {
  const range = new CompactRange()
  for (const event of events) range.append(leafHashOf(event))
  return range.root()
}

let events: readonly StoredEvent[]
beforeEach(async () => {
  const fresh = tree()
  await fresh.rebuild()
  for (let i = 0; i < 10; i += 1) await world.append(`item-${i}`, ...notes(7, i))
  events = await world.store.readAll(undefined, 10_000)
})

test('one leaf per event, in the order of the log; the index is the position less one', async () => {
  const one = tree({ pageSize: 13 })
  expect(await one.grow()).toBe(events.length)
  expect(await one.rootAt(events.length)).toEqual(rootOf(events))
  expect(await one.rootAt(5)).toEqual(rootOf(events.slice(0, 5)))
  const leaves = await one.leaves(events.map(({ id }) => id))
  for (const event of events) {
    expect(leaves.get(event.id)).toMatchObject({ index: Number(event.position) - 1, stream: event.stream })
  }
})

test('another store with the same events comes to the same root', async () => {
  const copy = memoryEventStore(world.clock)
  // Streams side by side, and in front of them what is no event of ours: positions differ, the order does not.
  for (const { stream, id, type, schemaVersion, data, metadata } of events) {
    const rest = JSON.parse(metadata) as Record<string, never>
    delete rest['recordedAt']
    await copy.append(stream, [{ id, type, schemaVersion, data, metadata: rest }], 'any')
  }
  const { db } = await (other = await evidenceWorld())
  const moved = createLogTree({ db, store: withOtherPositions(copy) })
  const size = await moved.grow()
  expect(await moved.rootAt(size)).toEqual(rootOf(events))
})

test('proofs out of the stored tree hold', async () => {
  const one = tree()
  const size = await one.grow()
  const root = await one.rootAt(size)
  for (const event of events.filter((_, i) => i % 9 === 0)) {
    const { index } = (await one.leaves([event.id])).get(event.id)!
    const proof = await one.inclusionProof(index, size)
    expect(verifyInclusion({ index, size, leaf: leafHashOf(event), proof, root })).toBe(true)
  }
  for (const from of [1, 17, 64, size - 1, size]) {
    const proof = await one.consistencyProof(from, size)
    expect(verifyConsistency({ from, to: size, fromRoot: rootOf(events.slice(0, from)), toRoot: root, proof })).toBe(
      true,
    )
  }
})

test('rebuilt, grown in pages, grown at once: the same tree', async () => {
  const one = tree({ pageSize: 3 })
  await one.grow()
  const root = await one.rootAt(events.length)
  expect(await one.rebuild()).toBe(events.length)
  expect(await one.rootAt(events.length)).toEqual(root)
  const two = tree({ pageSize: 1_000 })
  await two.rebuild()
  expect(await two.rootAt(events.length)).toEqual(root)
})

test('one program grows it at a time; another waits for it, and goes on where it ended', async () => {
  const [one, two] = [tree({ pageSize: 1 }), tree({ pageSize: 1 })]
  await one.grow()
  for (let i = 0; i < 5; i += 1) {
    await world.append(`item-new${i}`, ...notes(10))
    const sizes = await Promise.all([one.grow(), two.grow(), one.grow(), two.grow()])
    expect(new Set(sizes)).toEqual(new Set([events.length + 10 * (i + 1)]))
  }
  expect(await two.rootAt(await two.size())).toEqual(rootOf(await world.store.readAll(undefined, 10_000)))
})

test('the lease of a program that died while growing runs out', async () => {
  const fence = await claimTree(world.db, 'dead', 500)
  expect(fence).toBeDefined()
  const begun = Date.now()
  expect(await tree({ leaseMs: 1_000 }).grow()).toBe(events.length)
  expect(Date.now() - begun).toBeGreaterThan(300)
})

test('a former owner that wakes up late writes nothing', async () => {
  const [late, next] = [tree(), tree()]
  await late.grow()
  const { fence, size, mark } = await readTreeRow(world.db)
  await world.append('item-late', ...notes(1))
  await next.grow()
  await expect(moveTree(world.db, fence, size + 1, { size: size + 2, mark: mark! })).rejects.toThrow('taken over')
  await world.append('item-late', ...notes(1))
  // It finds out, and reads again what is there.
  expect(await late.grow()).toBe(size + 2)
  expect(await late.rootAt(size + 2)).toEqual(rootOf(await world.store.readAll(undefined, 10_000)))
})

test('a backup restored whole elsewhere is another log: rebuilt, it is signed for on', async () => {
  const one = tree()
  const size = await one.grow()
  const root = await one.rootAt(size)
  const restored = createLogTree({ db: world.db, store: { ...world.store, logId: () => Promise.resolve('elsewhere') } })
  await expect(restored.grow()).rejects.toThrow(TreeMismatchError)
  expect(await restored.rebuild()).toBe(size)
  expect(await restored.rootAt(size)).toEqual(root)
})

test('a log whose tail was cut stops the tree, until it is rebuilt', async () => {
  const one = tree()
  await one.grow()
  await world.tamper('delete from log.events where position > (select max(position) - 2 from log.events)')
  await expect(one.grow()).rejects.toThrow(TreeMismatchError)
  await expect(tree().grow()).rejects.toThrow(/--rebuild-tree/)
  expect(await tree().rebuild()).toBe(events.length - 2)
})

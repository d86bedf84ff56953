import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noteCheckpoint } from '../../../src/evidence/checkpoint/history.js'
import { InconsistentLogError } from '../../../src/evidence/checkpoint/signer.js'
import { fsck, type FsckOptions } from '../../../src/evidence/fsck/fsck.js'
import type { Checkpoint } from '../../../src/evidence/note/checkpoint.js'
import { parseCheckpoint, signCheckpoint } from '../../../src/evidence/note/checkpoint.js'
import { newSigningKey } from '../../../src/evidence/note/noteKeys.js'
import { TreeMismatchError } from '../../../src/evidence/tree/logTree.js'
import { verifyPackage } from '../../../src/evidence/verify/verifyPackage.js'
import { run } from '../../support/rawAppend.js'
import { evidenceWorld, type EvidenceWorld, notes } from '../support/evidenceWorld.js'
import { exporter, itemLife } from '../support/exporter.js'

// Everything below is done to a real PostgreSQL by somebody who owns the server and switches the triggers off.

let world: EvidenceWorld
let program: ReturnType<typeof exporter>
let files: Map<string, 'ok' | 'missing' | 'altered'>
/** What an inspector took along before anything happened. */
let taken: Checkpoint

beforeEach(async () => {
  world = await evidenceWorld()
  program = exporter(world)
  files = new Map()
  for (const id of ['a', 'b', 'c']) await world.append(`item-${id}`, ...itemLife(id))
  world.clock.advance(60_000)
  taken = (await program.checkpoints.sign())!
  for (const id of ['a', 'b', 'c']) await world.append(`item-${id}`, ...notes(20))
  world.clock.advance(60_000)
  await program.checkpoints.sign()
})
afterEach(() => world.stop())

const check = (options: Partial<FsckOptions> = {}) =>
  fsck({
    ...{ db: world.db, store: world.store, signer: program.signer, gapless: true },
    rehash: (name) => Promise.resolve(files.get(name) ?? 'ok'),
    ...options,
  })

const found = async (options?: Partial<FsckOptions>) =>
  (await check(options)).findings.map(({ kind, where }) => `${kind} ${where}`)

test('an untouched log has no findings', async () => {
  expect(await check()).toMatchObject({ events: 78, treeSize: 78, checkpoints: 3, files: 1, findings: [], more: 0 })
  // Events that the tree has not taken in yet are none.
  await world.append('item-d', ...notes(3))
  expect(await check()).toMatchObject({ events: 81, treeSize: 78, findings: [] })
})

test('LS-15.2: the payload of an event was edited: which one, and between which checkpoints', async () => {
  await world.tamper(`update log.events set data = '{"number":4711}' where stream = 'item-b' and revision = 9`)
  const report = await check()
  expect(report.findings).toContainEqual(
    expect.objectContaining({ kind: 'eventChanged', where: 'item-b revision 9', index: 41 }),
  )
  expect(report.altered).toEqual({
    standsUpTo: { size: 18, signedAt: '2026-03-02T01:01:00.000Z' },
    brokenAt: { size: 78, signedAt: '2026-03-02T01:02:00.000Z' },
  })
})

test('the metadata of an event was edited: who did it, or when', async () => {
  await world.tamper(
    `update log.events set metadata = replace(metadata, '"person":"deng"', '"person":"jin"') where position = 5`,
    `update log.events set metadata = replace(metadata, '2026-03-02T01:01', '2026-03-02T00:01') where position = 30`,
  )
  const report = await check()
  expect(report.findings.map(({ kind, where }) => `${kind} ${where}`)).toEqual(
    expect.arrayContaining([
      'eventChanged item-a revision 4',
      'eventChanged item-a revision 17',
      'timeBackwards item-a revision 17',
    ]),
  )
  expect(report.altered).toEqual({ brokenAt: { size: 18, signedAt: '2026-03-02T01:01:00.000Z' } })
})

test('type and schema version of an event were edited', async () => {
  await world.tamper(`update log.events set type = 'ItemApproved', schema_version = 2 where position = 6`)
  expect(await found()).toContain('eventChanged item-a revision 5')
})

test('a file was altered, swapped for another, deleted', async () => {
  const name = JSON.parse((await world.store.readStream('item-a'))[2]!.data).ciphertextSha256 as string
  // To the store a swapped file is one whose bytes are not those that it is named by.
  files.set(name, 'altered')
  expect(await found()).toEqual([expect.stringMatching(/^fileAltered item-. revision 2$/)])
  files.set(name, 'missing')
  expect(await found()).toEqual([expect.stringMatching(/^fileMissing item-. revision 2$/)])
})

test('an event in the middle was removed', async () => {
  await world.tamper(`delete from log.events where stream = 'item-b' and revision = 9`)
  expect(await found()).toEqual(
    expect.arrayContaining([
      'eventMissing item-b revision 9',
      'streamGap item-b revision 10',
      'positionGap item-b revision 10',
      'tailLost what the signer remembers (size 78)',
    ]),
  )
})

test('an event in the middle was removed, and everything after it moved up', async () => {
  await world.tamper(
    `delete from log.events where stream = 'item-b' and revision = 9`,
    `update log.events set position = position + 100000 where position > 42`,
    `update log.events set position = position - 100001 where position > 100000`,
    `update log.events set revision = revision + 100000 where stream = 'item-b' and revision > 9`,
    `update log.events set revision = revision - 100001 where revision > 100000`,
  )
  const all = await found()
  expect(all).toContain('eventReplaced item-b revision 9')
  expect(all.filter((finding) => finding.includes('Gap'))).toEqual([])
  expect(all).toContain('tailLost what the signer remembers (size 78)')
})

test('the tail was cut off', async () => {
  await world.tamper('delete from log.events where position > 70')
  const report = await check()
  expect(report.findings.map(({ kind, index }) => `${kind} ${index}`)).toEqual(['tailLost 70', 'tailLost 70'])
  expect(report.altered?.standsUpTo?.size).toBe(18)
  // And nothing is signed over it, not even when the tree was rebuilt to fit.
  await expect(program.checkpoints.sign()).rejects.toThrow(TreeMismatchError)
  await program.tree.rebuild()
  await expect(program.checkpoints.sign()).rejects.toMatchObject({ kind: 'rollback' })
})

test('the tail was cut off and something else written in its place', async () => {
  await world.tamper('delete from log.events where position > 70')
  await world.append('item-x', ...notes(30))
  expect(await found()).toEqual(
    expect.arrayContaining(['eventReplaced item-x revision 0', 'checkpointContradicted checkpoint of size 78']),
  )
  await expect(program.checkpoints.sign()).rejects.toThrow(TreeMismatchError)
  await program.tree.rebuild()
  await expect(program.checkpoints.sign()).rejects.toMatchObject({ kind: 'fork' })
})

test('two events were swapped', async () => {
  await world.tamper(
    `update log.events set position = 100000 where position = 25`,
    `update log.events set position = 25 where position = 65`,
    `update log.events set position = 65 where position = 100000`,
  )
  const swapped = await found()
  expect(swapped.filter((finding) => finding.startsWith('eventReplaced'))).toHaveLength(2)
})

test('the tree in the database was changed along with the log: the checkpoints contradict it', async () => {
  await world.tamper(`update log.events set data = '{"number":4711}' where position = 20`)
  await program.tree.rebuild()
  const report = await check()
  expect(report.findings).toEqual([
    expect.objectContaining({ kind: 'checkpointContradicted', where: 'checkpoint of size 78' }),
    expect.objectContaining({ kind: 'checkpointContradicted', where: 'what the signer remembers (size 78)' }),
  ])
  await expect(program.checkpoints.sign()).rejects.toThrow(InconsistentLogError)
})

test('the tree alone was changed: the log is not blamed', async () => {
  await run(
    world.database.ownerUrl,
    // Turned round, not overwritten: one hash in 256 has the byte that one would write.
    `update evidence.tiles set hashes = set_byte(hashes, 699, get_byte(hashes, 699) # 255) where level = 0`,
  )
  const report = await check()
  expect(report.findings).toEqual([expect.objectContaining({ kind: 'treeDamaged', index: 21 })])
  expect(report.altered).toBeUndefined()
})

test('a checkpoint was forged, another one deleted: what is kept outside the database is held to', async () => {
  const { origin, root } = taken
  await noteCheckpoint(
    world.db,
    parseCheckpoint(signCheckpoint({ origin, size: 40, root }, [newSigningKey(origin)])),
    '',
  )
  expect(await found()).toEqual(['checkpointForged checkpoint of size 40'])
  await run(world.database.ownerUrl, 'delete from evidence.checkpoints')
  await world.tamper(`update log.events set data = '{"number":4711}' where position = 20`)
  expect(await found()).toContain('checkpointContradicted what the signer remembers (size 78)')
})

describe('an older backup was put in the place of the whole log', () => {
  beforeEach(() =>
    world.tamper('delete from log.events where position > 60', 'delete from evidence.checkpoints where size > 60'),
  )

  test('the signer remembers what it has signed', async () => {
    expect(await found()).toContain('tailLost what the signer remembers (size 78)')
  })

  test('and where its memory was rolled back too, somebody else’s checkpoint tells', async () => {
    const witnessed = (await program.signer.last())!
    const forgetful = { ...program.signer, last: () => Promise.resolve(taken) }
    await program.tree.rebuild()
    expect(await found({ signer: forgetful })).toEqual([])
    expect(await found({ signer: forgetful, held: [witnessed] })).toEqual(['tailLost the checkpoint given (size 78)'])
  })
})

test('the log was forked and both were signed: whoever holds a checkpoint of the other one sees it', async () => {
  // A copy of the key and of its memory, as somebody makes it who owns the machine.
  await cp(join(world.folder, 'key'), join(world.folder, 'copy'), { recursive: true })
  await world.append('item-a', ...notes(2))
  const honest = (await program.checkpoints.sign())!
  await world.tamper('delete from log.events where position > 78')
  await world.append('item-a', { type: 'NoteTaken', data: { number: 666 } }, ...notes(2))
  const other = exporter(world, 'copy')
  await other.tree.rebuild()
  const forked = await other.export({ subject: 'item:a' })
  const trust = { keys: await program.keys(), witnesses: [] }
  expect(verifyPackage(forked.bytes, trust).verdict).toBe('VERIFIED')
  const proof = `old ${honest.size}\n\n${forked.checkpoint.note}`
  expect(verifyPackage(forked.bytes, { ...trust, held: [{ note: honest.note, proof }] }).verdict).toBe('TAMPERED')
  expect(await found({ signer: other.signer, held: [honest] })).toContain(
    'checkpointContradicted the checkpoint given (size 80)',
  )
})

import { chmod, copyFile, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCheckpoints } from '../../../src/evidence/checkpoint/checkpoints.js'
import { noteCosignatures, readCheckpoints } from '../../../src/evidence/checkpoint/history.js'
import { createCheckpointSigner, InconsistentLogError } from '../../../src/evidence/checkpoint/signer.js'
import { SignerFilesError } from '../../../src/evidence/checkpoint/signerFiles.js'
import { verifyConsistency } from '../../../src/evidence/merkle/verifyProof.js'
import { checkNote } from '../../../src/evidence/note/checkNote.js'
import { parseCheckpoint } from '../../../src/evidence/note/checkpoint.js'
import { parseNote } from '../../../src/evidence/note/signedNote.js'
import { createLogTree } from '../../../src/evidence/tree/logTree.js'
import { evidenceWorld, type EvidenceWorld, notes } from '../support/evidenceWorld.js'

let world: EvidenceWorld
beforeAll(async () => {
  world = await evidenceWorld()
})
afterAll(() => world.stop())

const keyFile = (name: string) => join(world.folder, name, 'checkpoint.key')
const program = (name: string) => {
  const { db, store, clock } = world
  const faults: unknown[] = []
  const tree = createLogTree({ db, store })
  const signer = createCheckpointSigner({ keyFile: keyFile(name), name: 'gongkai.example/log' })
  const checkpoints = createCheckpoints({ db, tree, signer, clock, onFault: (error) => faults.push(error) })
  return { tree, signer, checkpoints, faults }
}

test('checkpoints of a growing log verify, follow from each other, and are kept', async () => {
  const { checkpoints, signer, tree } = program('a')
  await world.append('item-1', ...notes(5))
  const first = (await checkpoints.sign())!
  await world.append('item-2', ...notes(9))
  const second = (await checkpoints.sign())!
  expect([first.size, second.size]).toEqual([5, 14])
  const keys = await signer.verifierKeys()
  for (const { note } of [first, second]) expect(checkNote(parseNote(note), keys).by).toEqual(keys)
  const proof = await tree.consistencyProof(5, 14)
  expect(verifyConsistency({ from: 5, to: 14, fromRoot: first.root, toRoot: second.root, proof })).toBe(true)
  expect(first.origin).toMatch(/^gongkai\.example\/log\/[0-9a-f]{8}$/)
  expect((await readCheckpoints(world.db, { origin: first.origin })).map(({ size }) => size)).toEqual([5, 14])
  // Nothing new: the same checkpoint again.
  expect((await checkpoints.sign())!.note).toBe(second.note)
  await checkpoints.stop()
})

test('the key is made once, readable by its owner only', async () => {
  const path = keyFile('a')
  const text = await readFile(path, 'utf8')
  await program('a').signer.origin()
  expect(await readFile(path, 'utf8')).toBe(text)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await stat(`${path}.state`)).mode & 0o777).toBe(0o600)
  await chmod(path, 0o644)
  await expect(program('a').signer.origin()).rejects.toThrow(SignerFilesError)
  await chmod(path, 0o600)
})

test('a key without its memory, or the memory without its key, signs nothing', async () => {
  const path = keyFile('a')
  await copyFile(`${path}.state`, `${path}.kept`)
  await rm(`${path}.state`)
  await expect(program('a').checkpoints.sign()).rejects.toThrow(/state is missing/)
  await copyFile(`${path}.kept`, `${path}.state`)
  await copyFile(path, `${path}.kept`)
  await rm(path)
  await expect(program('a').checkpoints.sign()).rejects.toThrow(/key .* is missing/)
  await copyFile(`${path}.kept`, path)
})

test('several programs with one key sign one line of checkpoints', async () => {
  const programs = [program('a'), program('a'), program('a')]
  for (let round = 0; round < 4; round += 1) {
    await world.append(`item-r${round}`, ...notes(3))
    await Promise.all(programs.map(({ checkpoints }) => checkpoints.sign()))
  }
  for (const { checkpoints } of programs) await checkpoints.stop()
  const all = (await readCheckpoints(world.db)).map(({ note }) => parseCheckpoint(note))
  const { tree } = programs[0]!
  for (const [i, to] of all.entries()) {
    const from = all[i - 1]
    if (from === undefined) continue
    const proof = await tree.consistencyProof(from.size, to.size)
    expect(verifyConsistency({ from: from.size, to: to.size, fromRoot: from.root, toRoot: to.root, proof })).toBe(true)
  }
})

test('a new key signs beside the old one, so that whoever knows one of them can go on', async () => {
  const { signer, checkpoints } = program('a')
  const [old] = await signer.verifierKeys()
  const added = await signer.addKey()
  await world.append('item-k', ...notes(1))
  const { note } = (await checkpoints.sign())!
  expect(checkNote(parseNote(note), [old!]).by).toEqual([old])
  expect(checkNote(parseNote(note), [added]).by).toHaveLength(1)
  await checkpoints.stop()
})

test('lines of witnesses are added to a checkpoint once', async () => {
  const { checkpoints } = program('a')
  const { origin, size, note } = (await checkpoints.sign())!
  await noteCosignatures(world.db, { origin, size }, ['— w AAAA\n'])
  await noteCosignatures(world.db, { origin, size }, ['— w AAAA\n'])
  expect((await readCheckpoints(world.db, { origin, size }))[0]!.note).toBe(`${note}— w AAAA\n`)
  await checkpoints.stop()
})

test('on a schedule: signs while the log grows, and not while it rests', async () => {
  const { checkpoints, faults } = program('a')
  const count = async () => (await readCheckpoints(world.db)).length
  await world.append('item-s', ...notes(1))
  const before = await count()
  checkpoints.start(30)
  await expect.poll(count, { timeout: 5_000 }).toBe(before + 1)
  await world.append('item-s', ...notes(1))
  await expect.poll(count, { timeout: 5_000 }).toBe(before + 2)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(await count()).toBe(before + 2)
  await checkpoints.stop()
  expect(faults).toEqual([])
})

test('a changed past is not signed for, even when the tree was made to fit it', async () => {
  const { checkpoints, tree } = program('a')
  await checkpoints.sign()
  await world.tamper(`update log.events set data = '{"number":99}' where position = 3`)
  await world.append('item-after', ...notes(1))
  // The stored tree still says what the event was.
  await expect(checkpoints.sign()).resolves.toBeDefined()
  await tree.rebuild()
  await world.append('item-after', ...notes(1))
  const refusal = await checkpoints.sign().catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(InconsistentLogError)
  expect(refusal).toMatchObject({ kind: 'fork' })
  await world.tamper(`update log.events set data = '{"number":2}' where position = 3`)
  await tree.rebuild()
  await expect(checkpoints.sign()).resolves.toBeDefined()
  await checkpoints.stop()
})

test('a lost tail is not signed over; a new origin says in the log what was lost', async () => {
  const { checkpoints, tree, signer } = program('a')
  const before = (await checkpoints.sign())!
  const head = async () => ({ size: await tree.size(), root: await tree.rootAt(await tree.size()) })
  const proof = async (from: number) => tree.consistencyProof(from, await tree.size())
  const said: unknown[] = []
  const record = (old: unknown, origin: string) => Promise.resolve(void said.push([old, origin]))
  await expect(signer.beginOrigin(await head(), proof, record)).rejects.toThrow(/no new origin/)
  await world.tamper('delete from log.events where position > (select max(position) - 4 from log.events)')
  await tree.rebuild()
  const refusal = await checkpoints.sign().catch((error: unknown) => error)
  expect(refusal).toMatchObject({ kind: 'rollback', signed: { size: before.size }, found: { size: before.size - 4 } })

  const origin = await signer.beginOrigin(await head(), proof, record)
  expect(origin).toBe(`${before.origin}/2`)
  expect(said).toEqual([[expect.objectContaining({ origin: before.origin, size: before.size }), origin]])
  const after = (await checkpoints.sign())!
  expect(after).toMatchObject({ origin, size: before.size - 4 })
  const keys = await signer.verifierKeys()
  expect(checkNote(parseNote(after.note), keys).by).toHaveLength(1)
  expect(checkNote(parseNote(before.note), keys).by).toHaveLength(0)
  await checkpoints.stop()
})

import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildConsistencyProof } from '../../../src/evidence/merkle/buildProof.js'
import { checkNote } from '../../../src/evidence/note/checkNote.js'
import { parseCheckpoint, signCheckpoint } from '../../../src/evidence/note/checkpoint.js'
import { formatConsistencyFile } from '../../../src/evidence/note/consistencyFile.js'
import { newSigningKey } from '../../../src/evidence/note/noteKeys.js'
import { askWitness, WitnessRefusedError } from '../../../src/evidence/witness/askWitness.js'
import { createWitness, type Witness } from '../../../src/evidence/witness/witness.js'
import { witnessServer } from '../../../src/evidence/witness/witnessServer.js'
import { leavesOf, rootOf, sourceOf } from '../merkle/referenceTree.js'

const log = newSigningKey('gongkai.example/log')
const leaves = leavesOf(50)
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-witness-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let count = 0
const fresh = (): Witness => createWitness({ ...options, folder: join(folder, String((count += 1))) })
const options = { folder: '', name: 'witness.example/supervision', logs: [log], now: () => 1_772_413_200_000 }

const head = (size: number, own = leaves) =>
  signCheckpoint({ origin: log.name, size, root: rootOf(own.slice(0, size)) }, [log])
const proof = (from: number, to: number, own = leaves) => buildConsistencyProof(sourceOf(own), from, to)
const request = async (old: number, size: number, own = leaves) =>
  formatConsistencyFile({ old, hashes: old === 0 ? [] : await proof(old, size, own), checkpoint: head(size, own) })

test('a growing log is cosigned step by step, with the time', async () => {
  const witness = fresh()
  for (const [old, size] of [
    [0, 5],
    [5, 5],
    [5, 17],
    [17, 50],
  ] as const) {
    const { status, body } = await witness.addCheckpoint(await request(old, size))
    expect(status).toBe(200)
    const key = await witness.verifierKey()
    expect(checkNote(parseCheckpoint(head(size) + body), [key]).by).toEqual([key])
    expect(parseCheckpoint(head(size) + body).signatures[1]!.signature.readBigUInt64BE(0)).toBe(1_772_413_200n)
  }
})

test('what C2SP tlog-witness refuses is refused, with its status', async () => {
  const witness = fresh()
  const status = async (text: string) => (await witness.addCheckpoint(text)).status
  await witness.addCheckpoint(await request(0, 17))
  expect(await witness.addCheckpoint(await request(0, 20))).toEqual({ status: 409, body: '17\n' })
  expect(await witness.addCheckpoint(await request(5, 20))).toEqual({ status: 409, body: '17\n' })
  expect(await status(formatConsistencyFile({ old: 17, hashes: [], checkpoint: head(9) }))).toBe(400)
  expect(await status('nonsense')).toBe(400)
  expect(await status(formatConsistencyFile({ old: 17, hashes: [], checkpoint: head(20) }))).toBe(422)
  const [first, ...rest] = await proof(17, 20)
  first![0]! ^= 1
  expect(await status(formatConsistencyFile({ old: 17, hashes: [first!, ...rest], checkpoint: head(20) }))).toBe(422)
  const stranger = newSigningKey(log.name)
  const forged = signCheckpoint({ origin: log.name, size: 20, root: rootOf(leaves.slice(0, 20)) }, [stranger])
  expect(await status(formatConsistencyFile({ old: 17, hashes: await proof(17, 20), checkpoint: forged }))).toBe(403)
  const other = newSigningKey('other.example/log')
  const unknown = signCheckpoint({ origin: other.name, size: 1, root: Buffer.alloc(32) }, [other])
  expect(await status(formatConsistencyFile({ old: 0, hashes: [], checkpoint: unknown }))).toBe(404)
  // After all of that it goes on where it was.
  expect(await status(await request(17, 20))).toBe(200)
})

test('a log that was rewritten or rolled back is not cosigned', async () => {
  const witness = fresh()
  await witness.addCheckpoint(await request(0, 17))
  const rewritten = leaves.map((leaf, i) => (i === 3 ? createHash('sha256').update('other').digest() : leaf))
  expect((await witness.addCheckpoint(await request(17, 30, rewritten))).status).toBe(422)
  expect((await witness.addCheckpoint(await request(17, 17, rewritten))).status).toBe(422)
  expect((await witness.addCheckpoint(await request(9, 9))).status).toBe(409)
})

test('two requests at the same time do not roll it back', async () => {
  const witness = fresh()
  await witness.addCheckpoint(await request(0, 5))
  const requests = await Promise.all([request(5, 9), request(5, 40), request(5, 20)])
  const statuses = (await Promise.all(requests.map((text) => witness.addCheckpoint(text)))).map(({ status }) => status)
  expect(statuses.sort()).toEqual([200, 409, 409])
})

test('over HTTP: a log asks, learns what the witness saw last, and proves from there', async () => {
  const witness = fresh()
  const server = witnessServer(witness)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    for (const size of [7, 33, 50]) {
      const cosigned = await askWitness(url, parseCheckpoint(head(size)), (from) => proof(from, size))
      const key = await witness.verifierKey()
      expect(checkNote(parseCheckpoint(cosigned), [key]).by).toEqual([key])
    }
    const rolledBack = askWitness(url, parseCheckpoint(head(20)), (from) => proof(from, 20))
    await expect(rolledBack).rejects.toThrow(WitnessRefusedError)
    expect((await fetch(`${url}/add-checkpoint`, { method: 'POST', body: 'x'.repeat(100_000) })).status).toBe(413)
    expect((await fetch(`${url}/other`)).status).toBe(404)
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
})

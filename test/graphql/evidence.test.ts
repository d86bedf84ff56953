import { join } from 'node:path'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCheckpoints } from '../../src/evidence/checkpoint/checkpoints.js'
import { createCheckpointSigner } from '../../src/evidence/checkpoint/signer.js'
import { leafHashOf } from '../../src/evidence/leaf.js'
import { verifyConsistency, verifyInclusion } from '../../src/evidence/merkle/verifyProof.js'
import { checkNote } from '../../src/evidence/note/checkNote.js'
import { parseCheckpoint } from '../../src/evidence/note/checkpoint.js'
import { parseConsistencyFile } from '../../src/evidence/note/consistencyFile.js'
import { parseTlogProof } from '../../src/evidence/note/tlogProof.js'
import { createLogTree } from '../../src/evidence/tree/logTree.js'
import { type Application, startApplication } from '../support/application.js'
import { itemUpTo } from '../support/itemFlow.js'

let app: Application
let folder: string
beforeAll(async () => {
  app = await startApplication()
  folder = await mkdtemp(join(tmpdir(), 'gongkai-checkpoint-'))
})
afterAll(async () => {
  await app.stop()
  await rm(folder, { recursive: true, force: true })
})

const EVIDENCE = `query ($id: String!, $from: Int!, $size: Int) { evidence {
  checkpoint(size: $size) { origin size root note signedAt } inclusionProof(eventId: $id) consistencyProof(from: $from) } }`

interface Answered {
  readonly evidence: {
    readonly checkpoint: { readonly size: number; readonly note: string; readonly root: string } | null
    readonly inclusionProof: string | null
    readonly consistencyProof: string | null
  }
}

test('anybody is given checkpoints and proofs, and they hold', async () => {
  const { db } = app.models
  const { store } = app.storage
  const ask = async (id: string, from: number, size?: number) =>
    (await app.client().data<Answered>(EVIDENCE, { id, from, ...(size === undefined ? {} : { size }) })).evidence
  const [event] = await store.readAll(undefined, 1)
  // Before anything was signed there is nothing, and no fault.
  expect(await ask(event!.id, 1)).toEqual({ checkpoint: null, inclusionProof: null, consistencyProof: null })

  const signer = createCheckpointSigner({ keyFile: join(folder, 'key'), name: 'gongkai.example' })
  const tree = createLogTree({ db, store })
  const checkpoints = createCheckpoints({ db, tree, signer, clock: app.clock, onFault: () => undefined })
  const first = (await checkpoints.sign())!
  app.clock.advance(60_000)
  await itemUpTo(app, 'reviseContent')
  const second = (await checkpoints.sign())!
  const events = await store.readAll(undefined, 10_000)
  const last = events[second.size - 1]!

  const answered = await ask(last.id, first.size)
  expect(answered.checkpoint).toMatchObject({ size: second.size, note: second.note })
  expect(checkNote(parseCheckpoint(answered.checkpoint!.note), await signer.verifierKeys()).by).toHaveLength(1)
  const { index, hashes, checkpoint } = parseTlogProof(answered.inclusionProof!)
  expect(checkpoint).toBe(second.note)
  const claim = { index, size: second.size, leaf: leafHashOf(last), root: second.root }
  expect(verifyInclusion({ ...claim, proof: hashes })).toBe(true)
  const file = parseConsistencyFile(answered.consistencyProof!)
  const sizes = { from: file.old, to: second.size, fromRoot: first.root, toRoot: second.root }
  expect(verifyConsistency({ ...sizes, proof: file.hashes })).toBe(true)
  expect((await ask(last.id, 1, first.size)).checkpoint?.note).toBe(first.note)
})

test('what there is no proof of is null', async () => {
  const none = { inclusionProof: null, consistencyProof: null }
  const asked = async (id: string, from: number) =>
    (await app.client().data<Answered>(EVIDENCE, { id, from, size: 3 })).evidence
  expect(await asked('no event', 0)).toEqual({ ...none, checkpoint: null })
  expect(await asked('00000000-0000-4000-8000-000000000000', 1_000_000)).toEqual({ ...none, checkpoint: null })
})

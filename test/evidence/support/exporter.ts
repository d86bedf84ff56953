import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type KeySubject, protect } from '../../../src/domain/protected.js'
import type { AnyEvent } from '../../../src/domain/decider.js'
import type { Sha256 } from '../../../src/domain/values.js'
import { createCheckpoints } from '../../../src/evidence/checkpoint/checkpoints.js'
import { createCheckpointSigner } from '../../../src/evidence/checkpoint/signer.js'
import { formatVerifierKey, parseVerifierKey } from '../../../src/evidence/note/noteKeys.js'
import { type Entry, readArchive, writeArchive } from '../../../src/evidence/package/archive.js'
import { exportPackage, type ExportRequest } from '../../../src/evidence/package/exportPackage.js'
import type { Related } from '../../../src/evidence/package/collect.js'
import { OPERATOR, recordEvidence } from '../../../src/evidence/package/exportRecord.js'
import type { Manifest } from '../../../src/evidence/package/format.js'
import { leafOf } from '../../../src/evidence/leaf.js'
import { formatTlogProof } from '../../../src/evidence/note/tlogProof.js'
import { canonicalJson } from '../../../src/eventstore/canonicalJson.js'
import { createLogTree } from '../../../src/evidence/tree/logTree.js'
import type { EvidenceWorld } from './evidenceWorld.js'

export const FILE = Buffer.from('%PDF-1.7 a file that came with the item')

/** Part of an item's life: sealed title and text, a citizen's name, a file; then more than ten further steps. */
export function itemLife(id: string): readonly AnyEvent[] {
  const sha256 = createHash('sha256').update(FILE).digest('hex')
  return [
    {
      type: 'ItemCreated',
      data: { itemId: id, agency: 'fgw', title: protect(`item:${id}`, `关于<b>${id}</b>的通知`) },
    },
    {
      type: 'ContentRevised',
      data: {
        itemId: id,
        texts: [{ text: protect(`item:${id}`, '全文') }],
        from: { name: protect(`person:p-${id}`, '张三') },
      },
    },
    {
      type: 'FileAttached',
      data: {
        ...{ fileId: randomUUID(), name: protect(`item:${id}`, '附件.pdf'), mediaType: 'application/pdf', sha256 },
        ...{ ciphertextSha256: sha256, commitment: 'AAAA', size: FILE.length },
      },
    },
    ...Array.from({ length: 3 }, (_, number) => ({ type: 'SecrecyReviewSubmitted', data: { itemId: id, number } })),
  ]
}

/** The evidence of the program, on the log of a world. */
export function exporter(world: EvidenceWorld, name = 'key') {
  const { db, store, keys, clock, folder } = world
  const tree = createLogTree({ db, store })
  const signer = createCheckpointSigner({ keyFile: join(folder, name, 'checkpoint.key'), name: 'gongkai.example/log' })
  const checkpoints = createCheckpoints({ db, tree, signer, clock, onFault: () => undefined })
  const related = (subject: string): Promise<Related> => {
    const id = subject.slice('item:'.length)
    return Promise.resolve({ streams: [`item-${id}`], events: [{ stream: 'shared-1', revision: 1 }] })
  }
  const readFile = async (subject: string) => ((await keys.subjectKey(subject as KeySubject)) ? FILE : undefined)
  const deps = { store, keyRing: keys, tree, signer, checkpoints, clock, related, readFile }
  return {
    ...{ tree, signer, checkpoints },
    keys: async () => (await signer.verifierKeys()).map(formatVerifierKey).map(parseVerifierKey),
    export: (request: Partial<ExportRequest> & Pick<ExportRequest, 'subject'>, related = deps.related) =>
      exportPackage(
        { ...deps, related },
        { purpose: 'accountability', personalData: true, withFiles: true, ...request },
      ),
  }
}

/** The package with its files changed, packed again as the program packs. */
export const repacked = (bytes: Buffer, change: (entries: readonly Entry[]) => readonly Entry[]): Buffer =>
  writeArchive(change(readArchive(bytes)))

export const contentOf = (bytes: Buffer, path: string): string =>
  readArchive(bytes)
    .find((entry) => entry.path === path)!
    .content.toString('utf8')

/**
 * The package with other contents, issued anew by somebody who has the program, the log and the key: the record is right,
 * the proofs are right, only what it says is not.
 */
export async function reissued(
  world: EvidenceWorld,
  program: ReturnType<typeof exporter>,
  bytes: Buffer,
  change: (manifest: Manifest, contents: Map<string, Buffer>) => Manifest,
): Promise<Buffer> {
  const contents = new Map(readArchive(bytes).map(({ path, content }) => [path, content]))
  const changed = change(JSON.parse(contents.get('manifest.json')!.toString()) as Manifest, contents)
  const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')
  const parts = changed.parts.map(({ path }) => ({ path, sha256: sha256(contents.get(path)!) }))
  const list = Buffer.from(canonicalJson({ ...changed, parts }))
  const data = { subject: changed.subject, purpose: 'other', personalData: true, events: 0, files: 0 } as const
  const record = await recordEvidence(
    world.store,
    { type: 'EvidenceExported', data: { ...data, manifest: sha256(list) as Sha256 } },
    OPERATOR,
    'test',
  )
  const { note, size } = (await program.checkpoints.sign(record.position))!
  const put = (path: string, text: string) => contents.set(path, Buffer.from(text))
  const proof = async (id: string) => {
    const { index } = (await program.tree.leaves([id])).get(id)!
    return formatTlogProof({ index, hashes: await program.tree.inclusionProof(index, size), checkpoint: note })
  }
  for (const path of contents.keys()) if (path.startsWith('held/')) contents.delete(path)
  contents.set('manifest.json', list)
  put('checkpoint.txt', note)
  for (const { name, id } of changed.events) put(`proofs/${name}.tlog-proof`, await proof(id))
  const { stream, revision, id, type, schemaVersion, data: stored, metadata } = record
  put('export/event.json', canonicalJson({ stream, revision, id, type, schemaVersion, data: stored, metadata }))
  put('export/leaf.json', leafOf(record))
  put('export/proof.tlog-proof', await proof(id))
  return writeArchive([...contents].map(([path, content]) => ({ path, content })))
}

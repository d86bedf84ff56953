import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { protect } from '../../../src/domain/protected.js'
import type { AnyEvent } from '../../../src/domain/decider.js'
import { createCheckpoints } from '../../../src/evidence/checkpoint/checkpoints.js'
import { createCheckpointSigner } from '../../../src/evidence/checkpoint/signer.js'
import { formatVerifierKey, parseVerifierKey } from '../../../src/evidence/note/noteKeys.js'
import { type Entry, readArchive, writeArchive } from '../../../src/evidence/package/archive.js'
import { exportPackage, type ExportRequest } from '../../../src/evidence/package/exportPackage.js'
import type { Related } from '../../../src/evidence/package/collect.js'
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
  const readFile = async (itemId: string) => ((await keys.subjectKey(`item:${itemId}`)) ? FILE : undefined)
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

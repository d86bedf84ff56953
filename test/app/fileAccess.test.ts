import { expect, test } from 'vitest'
import type { DiscussedContents } from '../../src/app/consultationCircle.js'
import { createFileAccess } from '../../src/app/fileAccess.js'
import type { ProtectedRead } from '../../src/app/trails.js'
import type { Actor } from '../../src/domain/context.js'
import type { InformationItemEvent } from '../../src/domain/informationItem/events.js'
import type { Instant } from '../../src/domain/values.js'
import { agencies, deputyLeader, foreignOfficer, officer } from '../domain/informationItem/district.js'
import {
  authorize,
  carriedOut,
  content,
  create,
  file,
  fillForm,
  itemId,
  register,
  review,
  sha256,
  type Step,
} from '../domain/informationItem/steps.js'
import { on, process } from '../support/spec.js'

const attach = (id: string, rendition: 'original' | 'redacted'): Step => [
  officer,
  {
    type: 'AttachFile',
    data: {
      fileId: file(id),
      name: `${id}.pdf`,
      rendition,
      medium: 'electronicDocument',
      mediaType: 'application/pdf',
      size: 10,
      sha256: sha256(id),
      suite: 'test',
      ciphertextSha256: sha256(`c-${id}`),
      commitment: 'x',
      scan: 'clean',
    },
  },
]
const original = content({ files: [file('whole')] })
const redacted = content({ text: '第一条（部分不公开）', files: [file('redacted')] })
const drafted = () =>
  carriedOut([
    [officer, create()],
    attach('whole', 'original'),
    attach('redacted', 'redacted'),
    attach('unused', 'original'),
    [officer, { type: 'ReviseContent', data: original }],
  ])
const partly = () =>
  carriedOut(
    [
      [
        officer,
        fillForm({
          attribute: 'partial',
          separationNote: '遮盖第三栏',
          withheldPassages: [
            { locator: '第三栏', ground: { code: 'internalAffairs', kind: 'personnel', why: '人事' } },
          ],
        }),
      ],
      [officer, { type: 'PrepareRedaction', data: redacted }],
      ...review(redacted.contentHash),
      ...register,
      [
        process('redaction'),
        { type: 'RecordRedactionCheck', data: { contentHash: redacted.contentHash, findings: [], unreadable: [] } },
      ],
      authorize(redacted.contentHash),
    ],
    drafted(),
  )
const wholly = () =>
  carriedOut(
    [[officer, fillForm()], ...review(original.contentHash), ...register, authorize(original.contentHash)],
    drafted(),
  )

const everybody: Actor = { kind: 'public' }

function access(history: readonly InformationItemEvent[], discussed: readonly DiscussedContents[] = []) {
  const reads: ProtectedRead[] = []
  const ask = createFileAccess({
    itemEvents: (id) => Promise.resolve(id === itemId ? history : []),
    discussed: () => Promise.resolve(discussed),
    agencies: () => agencies,
    today: () => on('2026-03-02'),
    trails: {
      read: (read) => {
        reads.push(read)
        return Promise.resolve()
      },
    },
  })
  const readableBy = async (actor: Actor): Promise<readonly string[]> => {
    const files = ['whole', 'redacted', 'unused', 'unknown']
    const answers = await Promise.all(files.map((id) => ask(itemId, id, actor)))
    return files.filter((_, index) => answers[index] !== undefined)
  }
  return { ask, reads, readableBy }
}

test('LS-10.9: before authorization the public reads no file at all', async () => {
  expect(await access(drafted()).readableBy(everybody)).toEqual([])
})

test('LS-10.9: the public reads the files of the authorized content and no others of the item', async () => {
  expect(await access(wholly()).readableBy(everybody)).toEqual(['whole'])
})

test('711-37: of a partly public item the public reads the redacted file, never the original', async () => {
  expect(await access(partly()).readableBy(everybody)).toEqual(['redacted'])
})

test('a withdrawal takes the files back with the next request', async () => {
  const withdrawn = carriedOut(
    [[deputyLeader, { type: 'WithdrawItem', data: { reason: 'wrongContent', explanation: '数据有误' } }]],
    wholly(),
  )
  expect(await access(withdrawn).readableBy(everybody)).toEqual([])
})

test('colleagues read every file, which is on record; other agencies none that is not public', async () => {
  const { readableBy, reads } = access(partly())
  expect(await readableBy(officer)).toEqual(['whole', 'redacted', 'unused'])
  expect(reads).toEqual([
    { actor: officer, what: 'file', subject: 'item-item-1', purpose: 'handling' },
    { actor: officer, what: 'file', subject: 'item-item-1', purpose: 'handling' },
  ])
  expect(await readableBy(foreignOfficer)).toEqual(['redacted'])
})

test('LS-14.5: a file that turned out infected is given to nobody', async () => {
  const scanned: InformationItemEvent = {
    type: 'FileScanned',
    data: { fileId: file('whole'), scan: 'infected', scannedAt: '2026-03-03T01:00:00.000Z' as Instant },
  }
  const { readableBy } = access([...wholly(), scanned])
  expect(await readableBy(everybody)).toEqual([])
  expect(await readableBy(officer)).toEqual(['redacted', 'unused'])
})

test('a file of another item, or of none, is not there', async () => {
  const { ask } = access(wholly())
  expect(await ask('item-2', 'whole', officer)).toBeUndefined()
})

test('LS-6.1: whoever is consulted about a content reads its files, before it is public, and none of the others', async () => {
  const asked = (parties: readonly string[], decider: string | null = null) => [
    { parties, decider, deciders: decider === null ? [] : [decider], contentHashes: [original.contentHash] },
  ]
  const consulted = access(drafted(), asked(['finance-bureau']))
  expect(await consulted.readableBy(foreignOfficer)).toEqual(['whole'])
  expect(consulted.reads).toEqual([
    { actor: foreignOfficer, what: 'file', subject: 'item-item-1', purpose: 'handling' },
  ])
  expect(await consulted.readableBy(everybody)).toEqual([])
  expect(await access(drafted(), asked(['another-bureau'])).readableBy(foreignOfficer)).toEqual([])
  expect(await access(drafted(), asked([], 'finance-bureau')).readableBy(foreignOfficer)).toEqual(['whole'])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { archivedMatter } from '../../../src/app/archive/archivedMatter.js'
import { fourChecks } from '../../../src/app/archive/fourChecks.js'
import { sha256Of } from '../../../src/app/archive/packageEntry.js'
import { archiveServicesOf } from '../../../src/app/compose/archive.js'
import { collect } from '../../../src/app/files/byteSource.js'
import { holderOf } from '../../../src/app/files/fileStore.js'
import type { ArchivePackageMade, RetentionAssigned } from '../../../src/domain/archive/events.js'
import type { Actor } from '../../../src/domain/context.js'
import type { FileId, PersonId, Sha256 } from '../../../src/domain/values.js'
import { FileCheck, type Rehash } from '../../../src/evidence/fsck/fileCheck.js'
import { FsckFindings } from '../../../src/evidence/fsck/findings.js'
import { readArchive, writeArchive } from '../../../src/evidence/package/archive.js'
import { toGlobalId } from '../../../src/graphql/relay.js'
import {
  type ApplicationApi,
  giving,
  HEAD,
  LEADER,
  OFFICER,
  startApplicationApi,
} from '../../support/applicationFlow.js'
import { itemUpTo } from '../../support/itemFlow.js'
import { mutate, type Payload } from '../../support/mutate.js'

let api: ApplicationApi
let applicationId: string
let id: string
beforeAll(async () => {
  api = await startApplicationApi()
  applicationId = await archived()
  id = api.idOf(applicationId)
}, 60_000)
afterAll(() => api.stop())

const codes = ({ userErrors }: Payload): string[] => userErrors.map(({ code }) => code)
const give = async (person: string, name: string, input: Readonly<Record<string, unknown>>, entity = '') => {
  const payload = await mutate(api.app.client(person), name, input, { entity })
  await api.idle()
  return payload
}

/** Answered with a letter that was made, sealed and signed here, with a file given along, and archived for 30 years. */
async function archived(): Promise<string> {
  const application = await api.received()
  await api.identified(application)
  await api.does(OFFICER, 'draftReply', {
    applicationId: application,
    outcome: { kind: 'provided', ...giving(api.today()) },
  })
  const upload = await api.app.storage.files.upload({
    ...{ owner: OFFICER as PersonId, name: '征地补偿方案.txt', medium: 'text' },
    content: (async function* () {
      yield Buffer.from('补偿标准：每亩四万元')
    })(),
  })
  if (!upload.ok) throw new Error(JSON.stringify(upload.refusals))
  const uploadId: FileId = upload.value.uploadId
  await api.does(OFFICER, 'attachApplicationFile', { applicationId: application, uploadId, purpose: 'given' })
  await api.does(HEAD, 'approveReply', { applicationId: application, draft: 1 })
  const shown = 'letter { id number sha256 seals { sha256 } }'
  type Shown = { id: string; number: string; sha256: string; seals: { sha256: string }[] }
  const made = (await give(OFFICER, 'prepareLetter', { applicationId: application, kind: 'reply' }, shown))[
    'letter'
  ] as Shown
  const seal = { letterId: made.id, kind: 'electronicSeal' }
  const { seals } = (await give(LEADER, 'sealLetter', seal, shown))['letter'] as Shown
  await api.does(LEADER, 'signReply', {
    ...{ applicationId: application, draft: 1, replyNumber: made.number, signedOn: api.today() },
    ...{ letterHash: made.sha256, sealKind: 'electronicSeal', sealHash: seals[0]!.sha256 },
  })
  const sent = { applicationId: application, draft: 1, dispatchedOn: api.today(), way: 'email', proof: '邮件回执' }
  await api.does(OFFICER, 'dispatchReply', sent)
  const file = { retention: 'years30', fileNumber: 'LS-2026-30-0001', archivedOn: api.today() }
  await api.does(OFFICER, 'archiveApplication', { applicationId: application, ...file })
  return application
}

const packed = async (archive: string) =>
  (await api.last(`archive-${archive}`, 'ArchivePackageMade'))!.data as ArchivePackageMade['data']
const bytesOf = async ({ file }: ArchivePackageMade['data']) =>
  collect(await api.app.storage.files.read(holderOf(file!.key), file!))
const assignedTo = async (archive: string) =>
  (await api.last(`archive-${archive}`, 'RetentionAssigned'))!.data as RetentionAssigned['data']
const prepare = (archive: string, person: string = OFFICER) =>
  give(person, 'prepareArchivePackage', { archiveFileId: toGlobalId('ArchiveFile', archive) })

test('711-45: an answered application becomes a package with files, letters, history and metadata, found sound by four checks', async () => {
  const archive = `application.${id}`
  expect(await assignedTo(archive)).toMatchObject({ retention: 'years30', key: `application:${id}` })
  expect(codes(await prepare(archive, 'czjOfficer'))).toEqual(['ARCHIVE_NOT_FOUND'])
  expect(codes(await prepare(archive))).toEqual([])
  const made = await packed(archive)
  const checked = await api.last(`archive-${archive}`, 'ArchivePackageChecked')
  expect(checked!.data).toMatchObject({ number: 1, failed: [] })

  const bytes = await bytesOf(made)
  expect(sha256Of(bytes)).toBe(made.packageHash)
  const parts = new Map(readArchive(bytes).map(({ path, content }) => [path, content.toString('utf8')]))
  expect([...parts.keys()].sort()).toEqual([
    'events.jsonl',
    'files/0001.txt',
    'index.html',
    'letters/0002.pdf',
    'letters/0003.html',
    'manifest.json',
    'metadata.json',
    'seals/0004.json',
  ])
  expect(parts.get('files/0001.txt')).toBe('补偿标准：每亩四万元')
  expect(JSON.parse(parts.get('metadata.json')!)).toMatchObject({
    立档单位名称: '区发展和改革委员会',
    档号: 'LS-2026-30-0001',
    保管期限: '定期30年',
    题名: '政府信息公开申请：征地补偿安置方案',
    件数: 4,
  })
  const lines = parts
    .get('events.jsonl')!
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string })
  expect([lines[0]!.type, lines.at(-1)!.type]).toEqual(['ApplicationReceived', 'ApplicationArchived'])
  expect(parts.get('index.html')).toContain('征地补偿方案.txt')

  // The same history is the same package: nothing is recorded twice, and nothing more is kept.
  expect(codes(await prepare(archive))).toEqual([])
  expect((await packed(archive)).number).toBe(1)
  const inStream = await api.typesIn(`archive-${archive}`)
  expect(inStream).toEqual(['RetentionAssigned', 'ArchivePackageMade', 'ArchivePackageChecked'])
})

test('711-45: each of the four properties is lost by what damages it', async () => {
  const archive = `application.${id}`
  const { storage } = api.app
  const log = { store: storage.store, keyRing: storage.keys }
  const matter = await archivedMatter(log, await assignedTo(archive))
  const made = await packed(archive)
  const entries = readArchive(await bytesOf(made))
  const look = async (changed: typeof entries, change: { readonly sealed?: boolean; readonly lost?: boolean } = {}) => {
    const bytes = writeArchive(changed)
    // Recorded as it is now, so that only what the check looks at itself can fail.
    const report = await fourChecks(bytes, { packageHash: sha256Of(bytes) }, matter, {
      format: { read: readArchive, write: writeArchive },
      scanner: storage.scanner,
      storedSealed: () => Promise.resolve(change.sealed ?? true),
      readStream: async (stream) => (change.lost === true ? [] : storage.store.readStream(stream)),
    })
    return report.failed
  }
  const changed = (path: string, content: Buffer) =>
    entries.map((entry) => (entry.path === path ? { path, content } : entry))
  const without = (path: string) => entries.filter((entry) => entry.path !== path)
  const history = entries.find(({ path }) => path === 'events.jsonl')!.content.toString('utf8')
  const eicar = Buffer.from(String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR` + '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*')

  expect(await look(entries)).toEqual([])
  expect(await look(entries, { lost: true })).toEqual(['authenticity'])
  expect(
    await look(changed('events.jsonl', Buffer.from(history.replace(/"storedDataSha256":"./, '"storedDataSha256":"x')))),
  ).toEqual(['authenticity', 'integrity'])
  expect(await look(changed('letters/0002.pdf', Buffer.from('%PDF-1.7 other')))).toEqual([
    'authenticity',
    'integrity',
    'usability',
  ])
  expect(await look(without('seals/0004.json'))).toEqual(['authenticity', 'integrity'])
  expect(await look(changed('metadata.json', Buffer.from('{}')))).toEqual(['integrity'])
  expect(await look([...entries, { path: 'files/9999.txt', content: Buffer.from('x') }])).toEqual(['integrity'])
  expect(await look(changed('files/0001.txt', Buffer.from([0, 159, 146, 150])))).toEqual(['integrity', 'usability'])
  expect(await look(changed('files/0001.txt', eicar))).toEqual(['integrity', 'security'])
  expect(await look(entries, { sealed: false })).toEqual(['security'])
})

test('LS-10.7: an item is archived for as long as an officer of its agency says, once it is registered', async () => {
  const draft = await itemUpTo(api.app, 'createItem')
  await api.app.settle()
  const say = (itemId: string, person = 'fgwOfficer') =>
    give(person, 'assignRetention', { matter: { itemId }, retention: 'permanent', fileNumber: 'LS-2026-Y-0001' })
  expect(codes(await say(draft.gid))).toEqual(['ITEM_NOT_REGISTERED'])
  const item = await itemUpTo(api.app, 'registerItem')
  expect(codes(await say(item.gid, 'czjOfficer'))).toEqual(['ITEM_NOT_FOUND'])
  expect(codes(await say(item.gid))).toEqual([])
  const archive = `item.${item.id}`
  expect(codes(await prepare(archive, 'fgwOfficer'))).toEqual([])
  expect((await api.last(`archive-${archive}`, 'ArchivePackageChecked'))!.data).toMatchObject({ failed: [] })
})

test('711-41, 711-45: a request for correction is archived once it is closed', async () => {
  const portal = { kind: 'process', process: 'portal' } as const
  const words = {
    name: '张三',
    identity: '证件',
    contact: '电话',
    record: '登记',
    wrong: '错',
    right: '对',
    evidence: '证据',
  }
  const asked = { correction: 'gz1', agency: 'fgw', subject: 'ds-gz1', channel: 'internet', receivedOn: '2026-03-02' }
  await api.app.give({ type: 'ReceiveCorrectionRequest', data: { ...asked, ...words } }, 'gz1', portal)
  const say = async (person: string) => {
    await api.app.settle()
    const matter = { correctionId: toGlobalId('RecordCorrection', 'gz1') }
    return codes(await give(person, 'assignRetention', { matter, retention: 'years10', fileNumber: 'LS-2026-D-0001' }))
  }
  expect(await say('fgwOfficer')).toEqual(['CORRECTION_STILL_OPEN'])
  await api.app.give(
    { type: 'WithdrawCorrectionRequest', data: { withdrawnOn: '2026-03-02', proof: '书面' } },
    'gz1',
    portal,
  )
  expect(await say('czjOfficer')).toEqual(['CORRECTION_NOT_FOUND'])
  expect(await say('fgwOfficer')).toEqual([])
  expect(codes(await prepare('recordCorrection.gz1', 'fgwOfficer'))).toEqual([])
  const checked = await api.last('archive-recordCorrection.gz1', 'ArchivePackageChecked')
  expect(checked!.data).toMatchObject({ failed: [] })
})

test('711-45: fsck re-hashes every letter, seal, file, package and report that an event names', async () => {
  const { store, files } = api.app.storage
  const look = async (rehash: Rehash) => {
    const findings = new FsckFindings()
    const check = new FileCheck(rehash, findings)
    for (const event of await store.readAll(undefined, 10_000)) check.see(event)
    const seen = await check.run()
    return { seen, findings: findings.listed }
  }
  const rehash: Rehash = (name) => files.rehash({ ciphertextSha256: name as Sha256 })
  // The given file, PDF, page and signature of the letter, three packages and their reports.
  expect(await look(rehash)).toMatchObject({ seen: 10, findings: [] })
  const { file } = await packed(`application.${id}`)
  const isLost: Rehash = async (name) => (name === file!.ciphertextSha256 ? 'missing' : rehash(name))
  expect((await look(isLost)).findings).toMatchObject([
    { kind: 'fileMissing', where: `archive-application.${id} revision 1` },
  ])
})

test('a package is for those who may read the matter, on record, and gone with the key of the matter', async () => {
  const archive = `application.${id}`
  const { access } = archiveServicesOf({ storage: api.app.storage, core: api.app.core, clock: api.app.clock })
  const reader = (person: string): Actor => ({
    kind: 'person',
    person: person as PersonId,
    holds: api.app.core.facts.current().agencies.rolesOf(person as PersonId, api.today() as never),
  })
  const look = (person: string, part: 'package' | 'report' = 'package') =>
    access({ actor: reader(person), archive, part })
  const found = await look(OFFICER)
  expect(found).toMatchObject({ name: `${archive}.zip`, file: { mediaType: 'application/zip' } })
  expect(await look(OFFICER, 'report')).toMatchObject({ file: { mediaType: 'application/json' } })
  expect([await look('czjOfficer'), await look('fgwWebsite'), await look('inspector')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  const looks = await api.app.storage.store.readStream(`access-${OFFICER}-${api.today()}`)
  expect(looks.map(({ data }) => JSON.parse(data) as { what: string })).toContainEqual(
    expect.objectContaining({ what: 'archiveReport', subject: `archive-${archive}`, purpose: 'handling' }),
  )

  await api.app.storage.files.purge(found!.file.key)
  await expect(bytesOf(await packed(archive))).rejects.toThrow('erased')
  expect(codes(await prepare(archive))).toEqual(['KEY_DESTROYED'])
})

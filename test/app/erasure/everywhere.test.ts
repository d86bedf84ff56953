import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CommandRequest } from '../../../src/app/command.js'
import { compose, type Gongkai } from '../../../src/app/compose.js'
import { createLogger } from '../../../src/app/compose/logger.js'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../src/app/embeddedPostgres.js'
import { loadConfig } from '../../../src/app/config.js'
import { createApplicantSubjects } from '../../../src/app/applicantSubjects.js'
import { holderOf } from '../../../src/app/files/fileStore.js'
import type { AnyCommand, AnyEvent } from '../../../src/domain/decider.js'
import type { FileId, Instant, PersonId } from '../../../src/domain/values.js'
import { settableClock } from '../../../src/eventstore/clock.js'
import { openEvents } from '../../../src/eventstore/codec.js'
import { openPostgresEventStore } from '../../../src/eventstore/postgres/postgresEventStore.js'
import { toGlobalId } from '../../../src/graphql/relay.js'
import { verifyPackage } from '../../../src/evidence/verify/verifyPackage.js'
import { createTestDatabase, type TestDatabase, withDatabase } from '../../support/database.js'
import { REGISTRAR, setUpDistrict } from '../../support/district.js'
import { dumpAndRestore } from '../../support/dumpAndRestore.js'
import { everyFile, everyRow, formsOf } from '../../support/everythingStored.js'

// What nobody may find anywhere: names, identity numbers, contacts, free text, file names and content.
const MARKED = {
  name: '标记甲申请人姓名',
  identity: '340604199003076611',
  contact: '13955501234 标记乙联系地址',
  description: '标记丙所申请信息的描述',
  note: '标记丁电话联系的记录',
  who: '标记戊检索人',
  where: '标记己检索地点',
  keywords: '标记庚检索词',
  thirdParty: '标记辛第三方姓名',
  reasons: '标记壬第三方反对的理由',
  record: '标记癸要求更正的记录',
  wrong: '标记子错误之处',
  right: '标记丑正确内容',
  evidence: '标记寅证据说明',
  erasure: '标记卯删除的事由',
  hold: '标记辰留存的事由',
  fileName: '标记巳附件名称.txt',
  fileText: '标记午附件正文，反复出现',
  portalName: '标记未网上申请人',
  portalIdentity: '340604198811120033',
  portalPhone: '13977701234',
  portalDescription: '标记申网上申请的描述',
} as const

let dataDir: string
let server: EmbeddedPostgres
let app: Gongkai
let restored: TestDatabase
const clock = settableClock('2026-03-02T01:00:00.000Z' as Instant)

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gongkai-everywhere-'))
  await chmod(dataDir, 0o755) // the server's account has to get through it
  server = await startEmbeddedPostgres({ dataDir })
  const config = loadConfig({ DATA_DIR: dataDir, DATABASE_URL: server.url, LOG_LEVEL: 'trace' })
  app = await compose(config, createLogger(config, 'file'), { clock })
  await app.startWorker()
  restored = await createTestDatabase()
  await setUpDistrict(give)
  for (const command of [
    {
      type: 'AppointStaffMember',
      data: { agency: 'fgw', person: 'fgwOffice', name: '王某', appointedOn: '2026-01-05' },
    },
    {
      type: 'GrantStaffRole',
      data: { agency: 'fgw', person: 'fgwOffice', role: 'disclosureHead', from: '2026-01-05' },
    },
  ])
    await give(command, 'fgw', REGISTRAR)
}, 120_000)
afterAll(async () => {
  await app.stop()
  await server.stop()
  await restored.drop()
  await rm(dataDir, { recursive: true, force: true })
})

async function give(command: AnyCommand, id: string, actor: CommandRequest['actor'] = { kind: 'operator' }) {
  const minPosition = await app.storage.store.head()
  const outcome = await app.core.execute({
    commandId: randomUUID(),
    id,
    command,
    actor,
    ...(minPosition === undefined ? {} : { minPosition }),
  })
  if (!outcome.ok) throw new Error(`${command.type}: ${outcome.refusals.map(({ code }) => code).join()}`)
  return outcome
}
const does = (person: string, type: string, id: string, data: object) =>
  give({ type, data }, id, { kind: 'person', person: person as PersonId, holds: [] })
const follow = (type: string, id: string, data: object) =>
  give({ type, data }, id, { kind: 'process', process: 'test' })
const idle = async () => {
  await app.processes.idle()
  await app.models.engine.caughtUp()
}
const eventsOf = async (stream: string) => openEvents(await app.storage.store.readStream(stream), app.storage.keys)

/** Where any of the texts lies, in whatever form: table or file, and which text. */
async function found(texts: readonly string[]): Promise<readonly string[]> {
  const forms = texts.map((text) => ({ text, forms: formsOf(text) }))
  // Most marks begin alike: a place without this beginning need not be searched for each of them.
  const begins = formsOf('标记')
  const places: string[] = []
  const search = (place: string, bytes: Buffer) => {
    const marked = begins.some((form) => bytes.includes(form))
    for (const { text, forms: written } of forms)
      if ((marked || !text.startsWith('标记')) && written.some((form) => bytes.includes(form)))
        places.push(`${place}: ${text}`)
  }
  for (const [table, rows] of await everyRow(adminUrl())) search(table, Buffer.from(rows))
  for await (const [path, bytes] of everyFile(dataDir)) search(path.slice(dataDir.length), bytes)
  return places
}
const adminUrl = () => withDatabase(server.adminUrl, 'gongkai')

const FILE_APPLICATION = `mutation { fileApplication(input: { commandId: "${randomUUID()}", agencyId: "${toGlobalId('Agency', 'fgw')}",
  applicant: { kind: naturalPerson, name: "${MARKED.portalName}", identity: "${MARKED.portalIdentity}", phone: "${MARKED.portalPhone}" },
  request: { description: "${MARKED.portalDescription}", form: electronic, way: portal } }) {
  receipt { number } queryCode { number code } userErrors { code path } } }`

test('PIPL-47, PIPL-51: nothing in clear anywhere, before erasure and after it; then not even a key', async () => {
  const { store, keys, files } = app.storage
  const subjects = createApplicantSubjects({ db: app.models.db, keys })
  const subject = await subjects.subjectOf(MARKED.identity)
  const third = await subjects.subjectOf(undefined)

  await does('fgwDisclosure', 'ReceiveApplication', 'a1', {
    application: 'a1',
    agency: 'fgw',
    channel: 'counter',
    arrivedOn: '2026-03-02',
    applicant: {
      subject,
      kind: 'naturalPerson',
      name: MARKED.name,
      identity: MARKED.identity,
      contact: MARKED.contact,
    },
    request: { description: MARKED.description, form: 'paper', way: 'post' },
  })
  await does('fgwDisclosure', 'LogContactAttempt', 'a1', {
    on: '2026-03-02',
    means: 'telephone',
    reached: true,
    note: MARKED.note,
  })
  await does('fgwDisclosure', 'RecordSearch', 'a1', {
    search: 's1',
    who: MARKED.who,
    where: MARKED.where,
    keywords: MARKED.keywords,
    result: 'found',
    searchedOn: '2026-03-02',
  })
  await does('fgwDisclosure', 'IdentifyInformation', 'a1', {
    jointIssuers: [],
    involvedAgencies: [],
    concernsThirdParties: true,
  })
  await does('fgwDisclosure', 'ReceiveCorrectionRequest', 'c1', {
    correction: 'c1',
    agency: 'fgw',
    subject,
    name: MARKED.name,
    identity: MARKED.identity,
    contact: MARKED.contact,
    record: MARKED.record,
    wrong: MARKED.wrong,
    right: MARKED.right,
    evidence: MARKED.evidence,
    channel: 'counter',
    receivedOn: '2026-03-02',
  })
  await does('fgwDisclosure', 'IssueThirdPartyLetter', 'a1', {
    thirdParty: third,
    name: MARKED.thirdParty,
    interest: 'personalPrivacy',
    letterNumber: '立此存照',
    issuedOn: '2026-03-02',
  })
  const kept = await files.keep({
    holder: holderOf('application:a1'),
    fileId: randomUUID() as FileId,
    name: MARKED.fileName,
    mediaType: 'text/plain',
    owner: 'fgwDisclosure',
    content: (async function* () {
      yield Buffer.from(MARKED.fileText.repeat(2_000))
    })(),
  })
  // What nobody may repeat: an input that is refused, one that fails, and a query with a number in it.
  await expect(
    does('fgwDisclosure', 'ReceiveApplication', 'a2', {
      application: 'a2',
      agency: 'fgw',
      channel: 'oral',
      arrivedOn: '2030-01-01',
      applicant: { subject, kind: 'naturalPerson', name: MARKED.name, identity: MARKED.identity },
      request: { description: MARKED.description },
    }),
  ).rejects.toThrow('NOT_READ_BACK')
  const http = await app.openHttp()
  const query = `query Find($identity: String!) { items(search: "${MARKED.name}") { nodes { id } } }`
  await http.inject({ method: 'POST', url: '/graphql', payload: { query, variables: { identity: MARKED.identity } } })
  await http.inject({ url: '/readyz' })
  const filed = await http.inject({ method: 'POST', url: '/graphql', payload: { query: FILE_APPLICATION } })
  expect(filed.json()).toMatchObject({ data: { fileApplication: { receipt: { number: expect.any(String) } } } })
  await idle()

  // It is all there for whoever holds the keys.
  const open = JSON.stringify([...(await eventsOf('application-a1')), ...(await eventsOf('correction-c1'))])
  const { portalName, portalIdentity, portalPhone, portalDescription } = MARKED
  const ofOthers = [portalName, portalIdentity, portalPhone, portalDescription]
  const inFiles: readonly string[] = [
    ...ofOthers,
    MARKED.fileName,
    MARKED.fileText,
    MARKED.erasure,
    MARKED.hold,
    MARKED.reasons,
  ]
  for (const text of Object.values(MARKED)) expect(open.includes(text)).toBe(!inFiles.includes(text))
  expect(await found(Object.values(MARKED))).toEqual([])
  // The search itself finds what stands in the clear: in the log's table, in its file, in the write-ahead log.
  const proof = await found(['立此存照'])
  expect(proof).toContain('log.events: 立此存照')
  expect(proof.some((place) => place.includes('/pg_wal/'))).toBe(true)
  expect(proof.some((place) => place.includes('/base/'))).toBe(true)
  expect((await readFile(join(dataDir, 'gongkai.log'), 'utf8')).length).toBeGreaterThan(0)

  // Both matters end and are archived; a proceeding holds the data until it is over.
  await does('fgwDisclosure', 'WithdrawApplication', 'a1', { withdrawnOn: '2026-03-02', proof: '撤回书' })
  await does('fgwDisclosure', 'WithdrawCorrectionRequest', 'c1', { withdrawnOn: '2026-03-02', proof: '撤回书' })
  await does('fgwDisclosure', 'ArchiveApplication', 'a1', {
    retention: 'years10',
    fileNumber: '档1',
    archivedOn: '2026-03-02',
  })
  await follow('AssignRetention', 'recordCorrection.c1', {
    archive: 'recordCorrection.c1',
    kind: 'recordCorrection',
    matter: 'c1',
    agency: 'fgw',
    retention: 'years10',
    fileNumber: '档2',
    key: `person:${subject}`,
  })
  await idle()
  const request = {
    subject,
    ground: 'subjectRequest',
    requestedOn: '2026-03-02',
    proof: '来信',
    reason: MARKED.erasure,
  }
  await expect(does('fgwDisclosure', 'RequestErasure', subject, request)).rejects.toThrow('RETENTION_RUNNING')
  clock.set('2037-01-05T01:00:00.000Z' as Instant)
  await does('investigator', 'PlaceLegalHold', subject, {
    subject,
    hold: 'h1',
    kind: 'accountability',
    document: '立案1号',
    reason: MARKED.hold,
  })
  await expect(does('fgwDisclosure', 'RequestErasure', subject, request)).rejects.toThrow('UNDER_LEGAL_HOLD')
  await does('investigator', 'LiftLegalHold', subject, { subject, hold: 'h1', document: '结案1号', reason: '结案' })
  await does('fgwDisclosure', 'RequestErasure', subject, request)
  await idle()
  const wrapped = await keyFiles()
  await dumpAndRestore(adminUrl(), restored.ownerUrl)

  await does('fgwOffice', 'ApproveErasure', subject, { subject, request: 1 })
  await idle()

  const types = (await eventsOf(`subject-${subject}`)).map(({ type }) => type)
  expect(types.slice(-4)).toEqual(['ErasureApproved', 'ErasureBegun', 'KeyDestroyed', 'KeyDestroyed'])
  const gone = await Promise.all(
    (['application-a1', 'correction-c1', `subject-${subject}`] as const).map((stream) => eventsOf(stream)),
  )
  const left = JSON.stringify(gone)
  const remaining = Object.values(MARKED).filter((text) => left.includes(text))
  // The third party's own key lives: it is another person's data.
  expect(remaining).toEqual([MARKED.thirdParty])
  await expect(files.read(holderOf('application:a1'), kept)).rejects.toThrow()
  expect(await files.exists(kept)).toBe(false)
  expect(await subjects.withIdentity(MARKED.identity)).toEqual([])
  expect(await found(Object.values(MARKED))).toEqual([])

  // Not even the wrapped keys: two files less, and their bytes nowhere.
  const after = await keyFiles()
  const lost = [...wrapped].filter(([name]) => !after.has(name)).map(([, box]) => box)
  expect(lost).toHaveLength(2)
  expect(await found(lost)).toEqual([])

  // Replay and rebuild work and say erased; the log itself is untouched.
  for (const { name } of await app.models.engine.status()) await app.models.engine.rebuild(name)
  await app.models.engine.caughtUp()
  expect(await app.models.engine.parked()).toEqual([])
  expect(await app.processes.quarantined()).toEqual([])

  // Evidence says that it was erased, and proves by which event, not that it is lost.
  const { bytes } = await app.evidence.exportPackage({
    subject: 'application:a1',
    purpose: 'supervision',
    personalData: true,
    withFiles: false,
    held: [],
  })
  const report = verifyPackage(bytes, { keys: await app.evidence.signer.verifierKeys(), witnesses: [] })
  expect(report).toMatchObject({ verdict: 'VERIFIED-ERASED' })

  expect((await app.evidence.fsck({ files: true })).findings).toEqual([])

  // A backup of the database alone brings no key back.
  const backup = openPostgresEventStore({ connectionString: restored.logUrl, clock })
  try {
    const events = await openEvents<AnyEvent>(await backup.readStream('application-a1'), keys)
    expect(events.length).toBeGreaterThan(5)
    expect(Object.values(MARKED).filter((text) => JSON.stringify(events).includes(text))).toEqual([MARKED.thirdParty])
  } finally {
    await backup.close()
  }
  expect(await store.head()).toBeDefined()
}, 180_000)

/** Name and wrapped key of each file of the key store. */
async function keyFiles(): Promise<ReadonlyMap<string, string>> {
  const keys = new Map<string, string>()
  for await (const [path, bytes] of everyFile(join(dataDir, 'keys')))
    if (path.endsWith('.key')) keys.set(path, (JSON.parse(bytes.toString()) as { readonly box: string }).box)
  return keys
}

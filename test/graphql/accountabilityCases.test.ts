import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exhibitAccessOf } from '../../src/app/compose/accountability.js'
import { openEvidence } from '../../src/app/compose/evidence.js'
import { collect } from '../../src/app/files/byteSource.js'
import { holderOf } from '../../src/app/files/fileStore.js'
import { verifyPackage } from '../../src/evidence/verify/verifyPackage.js'
import type { Actor } from '../../src/domain/context.js'
import type { PersonId } from '../../src/domain/values.js'
import { toGlobalId } from '../../src/graphql/relay.js'
import { type Application, startApplication } from '../support/application.js'
import { REGISTRAR } from '../support/district.js'
import { agencyGid, itemUpTo, personGid } from '../support/itemFlow.js'
import { codesOf, mutate, type Payload } from '../support/mutate.js'

let app: Application
let item: string
let caseId: string
const CLERK = 'person:fgwOfficer'
const UNIT = 'unit:fgw'
const DAY = '2026-03-02'

/** 区监察委员会 has an investigator already; these decide and review, and one more investigates. */
const MORE = { jwLeader: 'principalLeader', jwDeputy: 'deputyLeader', jwSecond: 'investigator' } as const

beforeAll(async () => {
  app = await startApplication()
  for (const [person, role] of Object.entries(MORE)) {
    const member = { agency: 'jw', person }
    await app.give(
      { type: 'AppointStaffMember', data: { ...member, name: person, appointedOn: '2026-01-05' } },
      'jw',
      REGISTRAR,
    )
    await app.give({ type: 'GrantStaffRole', data: { ...member, role, from: '2026-01-05' } }, 'jw', REGISTRAR)
  }
  item = (await itemUpTo(app, 'reviseContent')).id
  await app.settle()
})
afterAll(() => app.stop())

const as = (person: string, name: string, input: Record<string, unknown> = {}, entity = ''): Promise<Payload> =>
  mutate(app.client(person), name, { ...(caseId === undefined ? {} : { caseId }), ...input }, { entity })
const done = async (person: string, name: string, input: Record<string, unknown> = {}): Promise<Payload> => {
  const payload = await as(person, name, input)
  if (payload.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(payload.userErrors)}`)
  await app.settle()
  return payload
}
const opening = () => ({
  agencyId: agencyGid('jw'),
  origin: { kind: 'order', reference: '烈督〔2026〕3号' },
  concerned: [{ agencyId: agencyGid('fgw') }, { agencyId: agencyGid('fgw'), personId: personGid('fgwOfficer') }],
  subjects: [`item-${item}`],
  allegation: '逾期未公开',
})
const caseSeenBy = async (person: string | undefined) =>
  (
    await app
      .client(person)
      .data<{ accountabilityCase: { stage: string } | null }>(
        'query ($id: ID!) { accountabilityCase(id: $id) { stage } }',
        { id: caseId },
      )
  ).accountabilityCase
const actorOf = (person: string): Actor => ({
  kind: 'person',
  person: person as PersonId,
  holds: app.core.facts.current().agencies.rolesOf(person as PersonId, DAY as never),
})

test('LS-15.2: a case opens on what is on record and in sight, against people who served there', async () => {
  caseId = undefined as unknown as string
  const refused = await as('investigator', 'openCase', {
    ...opening(),
    origin: { kind: 'finding', reference: toGlobalId('Finding', 'lateReply~nothing') },
    concerned: [{ agencyId: agencyGid('fgw'), personId: personGid('czjOfficer') }],
    subjects: ['item-nowhere'],
  })
  expect(codesOf(refused)).toEqual(['NEVER_IN_THE_AGENCY', 'ORIGIN_NOT_FOUND', 'SUBJECT_NOT_FOUND'])
  expect(codesOf(await as('inspector', 'openCase', opening()))).toContain('ROLE_MISSING')

  const id = randomUUID()
  await done('investigator', 'openCase', { ...opening(), commandId: id })
  caseId = toGlobalId('AccountabilityCase', id)
  expect(await caseSeenBy('investigator')).toEqual({ stage: 'investigation' })
})

test('LS-15.2: only the body that investigates sees it; for anybody else it is like one that does not exist', async () => {
  for (const person of ['jwLeader', 'jwDeputy', 'jwSecond']) expect(await caseSeenBy(person), person).not.toBeNull()
  const outside = ['inspector', 'qzfbHead', 'qzfbOfficer', 'mayor', 'fgwPrincipal', 'fgwOfficer', 'secrecyBureau']
  for (const person of [...outside, undefined]) expect(await caseSeenBy(person), person ?? 'public').toBeNull()

  const nowhere = toGlobalId('AccountabilityCase', randomUUID())
  for (const person of ['inspector', 'qzfbHead', 'fgwPrincipal', 'fgwOfficer']) {
    const statement = { concerned: CLERK, statement: '说明', receivedOn: DAY }
    const there = await as(person, 'recordStatement', statement)
    const absent = await as(person, 'recordStatement', { ...statement, caseId: nowhere })
    expect(there.userErrors, person).toEqual(absent.userErrors)
    expect(codesOf(there)).toEqual(['CASE_NOT_FOUND'])
  }
  const list = '{ accountabilityCases(first: 5) { edges { node { id } } } myCases { id } }'
  const shown = (person: string) =>
    app.client(person).data<{ accountabilityCases: { edges: readonly unknown[] }; myCases: readonly unknown[] }>(list)
  expect((await shown('jwLeader')).accountabilityCases.edges).toHaveLength(1)
  for (const person of outside) {
    const found = await shown(person)
    expect([found.accountabilityCases.edges.length, found.myCases.length], person).toEqual([0, 0])
  }
})

test('LS-15.2: frozen evidence is kept with the case, verifies without the program, and shows what was altered', async () => {
  const commandId = randomUUID()
  const freezing = { commandId, exhibit: 'e1', subject: `item-${item}`, description: '办理过程', personalData: false }
  expect(codesOf(await as('jwSecond', 'freezeEvidence', freezing))).toEqual(['NOT_THE_INVESTIGATOR'])
  expect(codesOf(await as('inspector', 'freezeEvidence', freezing))).toEqual(['CASE_NOT_FOUND'])
  const elsewhere = { ...freezing, commandId: randomUUID(), subject: 'item-elsewhere' }
  expect(codesOf(await as('investigator', 'freezeEvidence', elsewhere))).toEqual(['SUBJECT_NOT_FOUND'])
  await done('investigator', 'freezeEvidence', freezing)
  expect(await as('investigator', 'freezeEvidence', freezing)).toMatchObject({ repeated: true, userErrors: [] })
  const again = { ...freezing, commandId: randomUUID() }
  expect(codesOf(await as('investigator', 'freezeEvidence', again))).toEqual(['EXHIBIT_EXISTS'])

  const { accountabilityCase } = await app.client('jwLeader').data<{
    accountabilityCase: { exhibits: readonly [{ url: string; packageSha256: string; packageSize: number }] }
  }>('query ($id: ID!) { accountabilityCase(id: $id) { exhibits { url packageSha256 packageSize } } }', { id: caseId })
  const [exhibit] = accountabilityCase.exhibits
  const [, id, fileId] = /^\/cases\/(.+)\/exhibits\/(.+)$/.exec(exhibit.url)!
  const access = exhibitAccessOf({ storage: app.storage, core: app.core, clock: app.clock })
  for (const person of ['inspector', 'fgwOfficer', 'fgwPrincipal', 'mayor'])
    expect(await access({ actor: actorOf(person), case: id!, fileId: fileId! }), person).toBeUndefined()
  const found = await access({ actor: actorOf('jwLeader'), case: id!, fileId: fileId!, purpose: 'approval' })
  const bytes = await collect(await app.storage.files.read(holderOf(found!.file.key), found!.file as never))
  expect(bytes).toHaveLength(exhibit.packageSize)

  const evidence = openEvidence({
    config: {
      publicUrl: new URL('http://gongkai.test'),
      dataDir: app.dir,
      checkpointKeyFile: `${app.dir}/signing-key`,
    } as never,
    ...{ storage: app.storage, models: app.models, clock: app.clock },
    onFault: () => undefined,
  })
  const keys = await evidence.signer.verifierKeys()
  expect(verifyPackage(bytes, { keys, witnesses: [] }).verdict).toMatch(/^VERIFIED/)
  const altered = Buffer.from(bytes)
  const at = altered.indexOf('逾期') < 0 ? altered.indexOf('"type"') : altered.indexOf('逾期')
  altered[at + 2]! ^= 1
  expect(verifyPackage(altered, { keys, witnesses: [] }).verdict).not.toMatch(/^VERIFIED/)
})

test('LS-15.2: those concerned learn of it by the notice, read what concerns them, and nothing about each other', async () => {
  const notice = { noticeNumber: '告1', allegation: '本人逾期', servedOn: DAY, proof: '签收' }
  await done('investigator', 'inviteStatement', { ...notice, concerned: CLERK })
  const mine = `{ myCases { caseId concerned { key } measures { kind } documentNumber exhibits { exhibit url }
    record { hearing { allegation statement } exhibits { description } reason grounds { ground } }
    allowedActions { mutation } } }`
  const own = (person: string) => app.client(person).data<{ myCases: readonly Record<string, unknown>[] }>(mine)
  const [clerks] = (await own('fgwOfficer')).myCases
  expect(clerks).toMatchObject({
    caseId,
    concerned: { key: CLERK },
    exhibits: [{ exhibit: 'e1', url: null }],
    record: { hearing: { allegation: '本人逾期', statement: null }, reason: null, grounds: [] },
  })
  expect((await own('fgwPrincipal')).myCases).toEqual([])
  expect(await caseSeenBy('fgwOfficer')).toBeNull()
  await done('investigator', 'inviteStatement', { ...notice, concerned: UNIT, allegation: '单位逾期' })
  expect((await own('fgwPrincipal')).myCases).toMatchObject([
    { concerned: { key: UNIT }, record: { hearing: { allegation: '单位逾期' } } },
  ])
  expect((await own('fgwOfficer2')).myCases).toEqual([])

  const statement = { statement: '人手不足', receivedOn: DAY }
  expect(codesOf(await as('fgwOfficer', 'recordStatement', { ...statement, concerned: UNIT }))).toEqual([
    'CASE_NOT_FOUND',
  ])
  await done('fgwOfficer', 'recordStatement', { ...statement, concerned: CLERK })
  await done('fgwPrincipal', 'recordStatement', { ...statement, concerned: UNIT })
})

test('LS-15.2: measures are proposed, decided by a leader, served, reviewed by another, carried out; then it is closed', async () => {
  const criticism = {
    kind: 'criticism',
    against: CLERK,
    responsibility: 'direct',
    ground: '逾期三日',
    dueOn: '2026-04-01',
  }
  await done('investigator', 'proposeMeasures', { conclusion: 'established', facts: '查明逾期', measures: [criticism] })
  const decision = { proposal: 1, approved: true, reason: '事实清楚', documentNumber: '烈监〔2026〕1号' }
  expect(codesOf(await as('investigator', 'decideCase', decision))).toContain('ROLE_MISSING')
  await done('jwLeader', 'decideCase', decision)
  const own = '{ myCases { documentNumber measures { kind } record { grounds { ground } reason } } }'
  expect(await app.client('fgwOfficer').data(own)).toMatchObject({
    myCases: [{ documentNumber: null, measures: [], record: { grounds: [], reason: null } }],
  })
  for (const concerned of [CLERK, UNIT])
    await done('investigator', 'serveCaseDecision', { concerned, servedOn: DAY, proof: '签收' })
  expect(await app.client('fgwOfficer').data(own)).toMatchObject({
    myCases: [
      {
        documentNumber: '烈监〔2026〕1号',
        measures: [{ kind: 'criticism' }],
        record: { grounds: [{ ground: '逾期三日' }] },
      },
    ],
  })
  expect(await app.client('fgwPrincipal').data(own)).toMatchObject({
    myCases: [{ measures: [], record: { grounds: [] } }],
  })

  await done('fgwOfficer', 'requestCaseReview', { concerned: CLERK, reasons: '已补办', requestedOn: DAY })
  const review = { concerned: CLERK, outcome: 'upheld', reason: '维持', documentNumber: '复1', measures: [] }
  expect(codesOf(await as('jwLeader', 'decideCaseReview', review))).toEqual(['DECIDER_REVIEWS'])
  await done('jwDeputy', 'decideCaseReview', review)
  await done('fgwOfficer', 'objectToCaseRecord', { objection: 'o1', about: '职务', right: '科员' })
  await done('investigator', 'answerRecordObjection', { objection: 'o1', accepted: true, answer: '已注明' })
  await done('investigator', 'recordMeasureCarriedOut', { measure: 1, carriedOutOn: DAY, proof: '通报1' })
  await done('investigator', 'closeCase', { summary: '措施已落实' })
  const whole = `query ($id: ID!) { accountabilityCase(id: $id) { stage closingReason measures { carriedOutOn }
    concerned { key statedOn reviewOutcome } history { type } origin { id }
    record(purpose: approval) { allegation facts reason objections { answer } summary hearings { statement } } } }`
  const { accountabilityCase } = await app
    .client('jwDeputy')
    .data<{ accountabilityCase: { history: readonly unknown[] } }>(whole, { id: caseId })
  expect(accountabilityCase).toMatchObject({
    stage: 'closed',
    closingReason: 'carriedOut',
    origin: null,
    record: { allegation: '逾期未公开', facts: '查明逾期', reason: '事实清楚', summary: '措施已落实' },
  })
  expect(accountabilityCase.history).toHaveLength(16)
})

test('LS-15.2: neither the trail nor the replay tells of a case whoever may not know of it', async () => {
  const id = Buffer.from(caseId, 'base64url').toString().slice('AccountabilityCase:'.length)
  const trail = `query ($filter: TrailFilterInput) { auditTrail(first: 100, filter: $filter) {
    edges { node { type subjectKind subjectId changes { after before } } } } }`
  const seen = async (person: string, filter: object): Promise<readonly { type: string }[]> => {
    const { auditTrail } = await app
      .client(person)
      .data<{ auditTrail: { edges: readonly { node: { type: string } }[] } }>(trail, { filter })
    return auditTrail.edges.map(({ node }) => node)
  }
  const ofCase = { subjects: [{ kind: 'accountabilityCase', id }] }
  expect((await seen('investigator', ofCase)).length).toBeGreaterThan(10)
  await app.settle()
  for (const filter of [ofCase, { matter: id }]) expect(await seen('inspector', filter)).toEqual([])
  for (const filter of [
    { includeTrails: true, types: ['ProtectedDataRead', 'AttemptRefused'] },
    { includeTrails: true },
  ])
    expect(JSON.stringify(await seen('inspector', filter))).not.toContain(id)
  expect(JSON.stringify(await seen('investigator', { includeTrails: true }))).toContain(id)

  const replay = 'query ($id: String!) { replay(subject: { kind: accountabilityCase, id: $id }) { __typename } }'
  expect((await app.client('inspector').data<{ replay: unknown }>(replay, { id })).replay).toBeNull()
  expect((await app.client('fgwOfficer').data<{ replay: unknown }>(replay, { id })).replay).toBeNull()
  expect((await app.client('investigator').data<{ replay: unknown }>(replay, { id })).replay).not.toBeNull()
})

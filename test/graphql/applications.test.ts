import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnyCommand } from '../../src/domain/decider.js'
import type { PersonId } from '../../src/domain/values.js'
import { toGlobalId } from '../../src/graphql/relay.js'
import { type Application, startApplication } from '../support/application.js'
import type { PersonName } from '../support/district.js'
import { agencyGid, itemUpTo, personGid } from '../support/itemFlow.js'
import { mutate } from '../support/mutate.js'

let app: Application
let counter: string

const NAME = '欧阳申请人'
const IDENTITY = '34060419900307661X'
const CONTACT = '13856789012'
const WISH = '梨园路征地补偿安置方案'
const THIRD = '独角兽矿业有限公司'
const THIRD_PARTY = 'ds-third-party' as PersonId

const idIn = (gid: string): string => Buffer.from(gid, 'base64url').toString().slice('Application:'.length)

/** Registers by the API and answers the global id. */
async function received(person: PersonName, agency: string, change: Record<string, unknown> = {}): Promise<string> {
  const payload = await mutate(
    app.client(person),
    'receiveApplication',
    {
      agencyId: agencyGid(agency),
      channel: 'counter',
      arrivedOn: '2026-03-02',
      applicant: { kind: 'naturalPerson', name: NAME, identity: IDENTITY, contact: CONTACT },
      request: { description: WISH, documentNumber: '烈政〔2025〕3号', form: 'paper', way: 'post' },
      ...change,
    },
    { entity: 'application { id stage revision }' },
  )
  expect(payload.userErrors).toEqual([])
  return (payload['application'] as { id: string }).id
}
const gives = (person: PersonName, gid: string, command: AnyCommand) =>
  app.give(command, idIn(gid), { kind: 'person', person: person as PersonId, holds: [] })

beforeAll(async () => {
  app = await startApplication()
  counter = await received('fgwDisclosure', 'fgw', { registrationNumber: '2026-001' })
  await received('fgwOfficer', 'fgw', {
    channel: 'ordinaryPost',
    registrationNumber: '2026-002',
    applicant: { kind: 'commercialEnterprise', name: '另一申请人', identity: '91340600MA2N000001', contact: '电话' },
  })
  await received('czjOfficer', 'czj', { registrationNumber: '财2026-001' })
  await gives('fgwDisclosure', counter, {
    type: 'IdentifyInformation',
    data: { jointIssuers: [], involvedAgencies: [], concernsThirdParties: true },
  })
  await gives('fgwDisclosure', counter, {
    type: 'RecordSearch',
    data: {
      search: 's1',
      who: '检索人甲',
      where: '档案室',
      keywords: '征地',
      result: 'found',
      searchedOn: '2026-03-02',
    },
  })
  await gives('fgwDisclosure', counter, {
    type: 'IssueThirdPartyLetter',
    data: {
      thirdParty: THIRD_PARTY,
      name: THIRD,
      interest: 'commercialSecret',
      letterNumber: '征1',
      issuedOn: '2026-03-02',
    },
  })
  await gives('fgwDisclosure', counter, {
    type: 'RecordThirdPartyService',
    data: { thirdParty: THIRD_PARTY, servedOn: '2026-03-02', proof: '签收' },
  })
  await app.settle()
})
afterAll(() => app.stop())

const PEOPLE = `applicant { kind withheld erased name identity contact }
  thirdParties { thirdPartyId letterNumber outcome opinionBy withheld erased name }
  record { erased description searches { searchId who where keywords } }`
interface People {
  readonly applicant: Readonly<Record<string, unknown>>
  readonly thirdParties: readonly Readonly<Record<string, unknown>>[]
  readonly record: Readonly<Record<string, unknown>> | null
}
const withPurpose = (purpose: string): string =>
  PEOPLE.replace(/^applicant|thirdParties|record/gm, (name) => `${name}(purpose: ${purpose})`)

async function peopleFor(person: PersonName, purpose?: string): Promise<People | null> {
  const { application } = await app
    .client(person)
    .data<{ application: People | null }>(
      `query ($id: ID!) { application(id: $id) { ${purpose === undefined ? PEOPLE : withPurpose(purpose)} } }`,
      { id: counter },
    )
  return application
}
/** What stands in the records of the person's looks at this application. */
async function looksOf(person: PersonName): Promise<readonly (readonly [what: string, purpose: string])[]> {
  const stored = await app.storage.store.readStream(`access-${person}-2026-03-02`)
  return stored
    .map(({ data }) => JSON.parse(data) as { what: string; purpose: string; subject?: string })
    .filter(({ subject }) => subject === `application-${idIn(counter)}`)
    .map(({ what, purpose }) => [what, purpose] as const)
    .toSorted((one, other) => (one[0] < other[0] ? -1 : 1))
}
const numbersFor = async (person: string | undefined, variables: Record<string, unknown> = {}) => {
  const { applications } = await app.client(person).data<{
    applications: { totalCount: number; nodes: { registrationNumber: string }[] }
  }>(
    `query ($filter: ApplicationFilterInput, $order: ApplicationOrder! = oldestFirst) {
       applications(filter: $filter, order: $order, first: 50) { totalCount nodes { registrationNumber } } }`,
    variables,
  )
  const numbers = applications.nodes.map(({ registrationNumber }) => registrationNumber)
  expect(applications.totalCount).toBe(numbers.length)
  return numbers
}

test('711-45: an application shows where it stands, with the receipt of every date in two languages', async () => {
  const { application } = await app.client('fgwDisclosure').data<{ application: Record<string, unknown> }>(
    `query ($id: ID!) { application(id: $id) {
       registrationNumber channel receivedOn receiptRule applicantKind lacks stage awaits due dueKind overdue period
       consultationStatus outcome documentNumber agency { name } officer { id }
       replyReceipt { due clause zh: sentence(language: zhCN) en: sentence(language: en) }
       amendmentNoticeReceipt { due } information { concernsThirdParties } pauses { letter kind answeredOn }
       searches { searchId result counts } extension { workingDays } fee { amount } draft { draft } replies { draft }
       history { type clause person { id } role } deadlines { kind } consultations { id } remedies { remedyId }
       allowedActions { mutation allowed deniedBecause { code } } } }`,
    { id: counter },
  )
  expect(application).toMatchObject({
    registrationNumber: '2026-001',
    channel: 'counter',
    receivedOn: '2026-03-02',
    receiptRule: 'submitted',
    applicantKind: 'naturalPerson',
    lacks: [],
    stage: 'thirdParties',
    awaits: ['awaitThirdParty'],
    dueKind: 'reply',
    overdue: false,
    period: 1,
    outcome: null,
    documentNumber: '烈政〔2025〕3号',
    agency: { name: '区发展和改革委员会' },
    officer: { id: personGid('fgwDisclosure') },
    information: { concernsThirdParties: true },
    pauses: [{ letter: '征1', kind: 'thirdParty', answeredOn: null }],
    searches: [{ searchId: 's1', result: 'found', counts: true }],
    replies: [],
  })
  const receipt = application['replyReceipt'] as { due: string; clause: string; zh: string; en: string }
  expect(receipt.clause).toBe('711-33')
  expect(receipt.due).toBe(application['due'])
  expect(receipt.zh).toMatch(/\p{Script=Han}/u)
  expect(receipt.en).toMatch(/working day/)
  const history = application['history'] as { type: string; role: string }[]
  expect(history.map(({ type }) => type)).toEqual([
    'ApplicationReceived',
    'ReceiptDateFixed',
    'InformationIdentified',
    'SearchRecorded',
    'ThirdPartyLetterIssued',
    'ThirdPartyLetterServed',
    'ReplyClockPaused',
  ])
  const actions = application['allowedActions'] as {
    mutation: string
    allowed: boolean
    deniedBecause: { code: string }[]
  }[]
  const action = (name: string) => actions.find(({ mutation }) => mutation === name)
  expect(action('recordSearch')).toMatchObject({ allowed: true, deniedBecause: [] })
  expect(action('confirmReceipt')!.deniedBecause.map(({ code }) => code)).toContain('RECEIPT_FIXED')
  expect(action('noteUnconfirmedReceipt')).toBeUndefined()
})

test('711-45: officers see the applications of their agency, overseers all of theirs, anybody else none', async () => {
  const everything = ['2026-001', '2026-002', '财2026-001']
  expect(await numbersFor('fgwDisclosure')).toEqual(['2026-001', '2026-002'])
  expect(await numbersFor('czjOfficer')).toEqual(['财2026-001'])
  for (const person of ['inspector', 'investigator', 'qzfbOfficer', 'mayor'] as const)
    expect(await numbersFor(person), person).toEqual(everything)
  for (const person of ['fgwWebsite', 'registrar', undefined]) expect(await numbersFor(person)).toEqual([])

  const asked = (person: string | undefined, id: string) =>
    app.client(person).data(`query ($id: ID!) { application(id: $id) { id } node(id: $id) { id } }`, { id })
  expect(await asked('fgwHead', counter)).toEqual({ application: { id: counter }, node: { id: counter } })
  const nothing = { application: null, node: null }
  expect(await asked('czjOfficer', counter)).toEqual(nothing)
  expect(await asked(undefined, counter)).toEqual(nothing)
  expect(await asked('czjOfficer', toGlobalId('Application', randomUUID()))).toEqual(nothing)
})

test('711-45, LS-8.1: an agency that is consulted sees the consultation only', async () => {
  const id = `request.${idIn(counter)}-1`
  await app.give(
    {
      type: 'OpenConsultation',
      data: {
        consultation: id,
        purpose: {
          kind: 'application',
          application: idIn(counter),
          startsOn: '2026-03-02',
          askedByLead: false,
        },
        asking: 'fgw',
        officer: 'fgwDisclosure',
        seats: [{ agency: 'czj', grounds: ['involved'] }],
        proposal: { kind: 'reply', reply: 'provide', answering: 'fgw' },
        key: `application:${idIn(counter)}`,
        cause: randomUUID(),
      },
    },
    id,
    { kind: 'process', process: 'applicationConsultations' },
  )
  await app.settle()
  const seen = await app
    .client('czjOfficer')
    .data(
      `query ($c: ID!, $a: ID!) { consultation(id: $c) { applicationId application { id } } application(id: $a) { id } }`,
      {
        c: toGlobalId('Consultation', id),
        a: counter,
      },
    )
  expect(seen).toEqual({ consultation: { applicationId: counter, application: null }, application: null })
  const own = await app
    .client('fgwDisclosure')
    .data(
      `query ($a: ID!) { application(id: $a) { consultations { status seats { agencyId } application { id } } } }`,
      { a: counter },
    )
  expect(own).toEqual({
    application: {
      consultations: [{ status: 'open', seats: [{ agencyId: agencyGid('czj') }], application: { id: counter } }],
    },
  })
})

test('711-15: names and words are for those who answer and investigate, each look on record with its purpose', async () => {
  const readable = {
    applicant: {
      kind: 'naturalPerson',
      withheld: false,
      erased: false,
      name: NAME,
      identity: IDENTITY,
      contact: CONTACT,
    },
    thirdParties: [{ letterNumber: '征1', name: THIRD, withheld: false, erased: false, outcome: null }],
    record: {
      erased: false,
      description: WISH,
      searches: [{ searchId: 's1', who: '检索人甲', where: '档案室', keywords: '征地' }],
    },
  }
  const withheld = {
    applicant: { kind: 'naturalPerson', withheld: true, erased: false, name: null, identity: null, contact: null },
    thirdParties: [{ letterNumber: '征1', name: null, withheld: true, erased: false, outcome: null }],
    record: null,
  }
  const looks = (purpose: string) => [
    ['applicant', purpose],
    ['applicationRecord', purpose],
    ['thirdParties', purpose],
  ]
  for (const person of ['fgwDisclosure', 'fgwHead', 'fgwPrincipal'] as const) {
    expect(await peopleFor(person), person).toMatchObject(readable)
    expect(await looksOf(person)).toEqual(looks('handling'))
  }
  expect(await peopleFor('investigator')).toMatchObject(readable)
  expect(await looksOf('investigator')).toEqual(looks('investigation'))

  // An inspector sees the matter; for the names he has to say what for.
  expect(await peopleFor('inspector')).toMatchObject(withheld)
  expect(await looksOf('inspector')).toEqual([])
  expect(await peopleFor('inspector', 'supervision')).toMatchObject(readable)
  expect(await looksOf('inspector')).toEqual(looks('supervision'))

  for (const person of ['qzfbOfficer', 'mayor', 'fgwSecrecy'] as const) {
    expect(await peopleFor(person, 'handling'), person).toMatchObject(withheld)
    expect(await looksOf(person)).toEqual([])
  }
  expect(await peopleFor('czjOfficer', 'handling')).toBeNull()

  // A second look within the minute is counted with the first one.
  await peopleFor('fgwDisclosure')
  expect(await looksOf('fgwDisclosure')).toEqual(looks('handling'))
  await peopleFor('fgwDisclosure', 'signing')
  expect(await looksOf('fgwDisclosure')).toHaveLength(6)
})

test('711-15: a list opens nothing, whoever asks', async () => {
  for (const field of [
    'applicant { name }',
    'thirdParties { name }',
    'record { description }',
    'similar { applicants }',
  ]) {
    const { data, errors } = await app
      .client('fgwDisclosure')
      .ask(`{ applications(first: 1, order: oldestFirst) { nodes { registrationNumber ${field} } } }`)
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['ONE_AT_A_TIME'])
    expect(data).toMatchObject({ applications: { nodes: [{ registrationNumber: '2026-001' }] } })
  }
})

test('711-45: lists are narrowed down and paged, and bad input is refused', async () => {
  const narrowed = (filter: Record<string, unknown>) => numbersFor('inspector', { filter })
  expect(await narrowed({ agencyIds: [agencyGid('gov')], withSubAgencies: true })).toHaveLength(3)
  expect(await narrowed({ agencyIds: [agencyGid('fgw')], channels: ['ordinaryPost'] })).toEqual(['2026-002'])
  expect(await narrowed({ stages: ['receipt'] })).toEqual(['2026-002'])
  expect(await narrowed({ awaits: ['awaitThirdParty'] })).toEqual(['2026-001'])
  expect(await narrowed({ applicantKinds: ['naturalPerson'] })).toEqual(['2026-001', '财2026-001'])
  expect(await narrowed({ officerId: personGid('czjOfficer') })).toEqual(['财2026-001'])
  expect(await narrowed({ number: '财' })).toEqual(['财2026-001'])
  expect(await narrowed({ receivedFrom: '2026-03-02', dueUntil: '2026-12-31', overdue: true })).toEqual([])
  expect(await numbersFor('fgwDisclosure', { filter: { agencyIds: [agencyGid('czj')] } })).toEqual([])

  const page = `query ($after: String, $before: String, $first: Int, $last: Int) {
    applications(first: $first, after: $after, last: $last, before: $before, order: dueFirst) {
      edges { cursor node { registrationNumber } } pageInfo { hasNextPage endCursor } } }`
  interface Page {
    readonly applications: {
      readonly edges: readonly { readonly node: { readonly registrationNumber: string } }[]
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
    }
  }
  const inspector = app.client('inspector')
  const first = await inspector.data<Page>(page, { first: 2 })
  const second = await inspector.data<Page>(page, { first: 2, after: first.applications.pageInfo.endCursor })
  expect(first.applications.pageInfo.hasNextPage).toBe(true)
  // What has no date yet comes last.
  expect([...first.applications.edges, ...second.applications.edges].at(-1)!.node.registrationNumber).toBe('2026-002')
  expect(second.applications.pageInfo.hasNextPage).toBe(false)

  const codes = async (query: string, variables: Record<string, unknown>) =>
    (await inspector.ask(query, variables)).errors.map(({ extensions }) => extensions?.['code'])
  expect(await codes(page, { first: 2, after: 'nonsense' })).toEqual(['BAD_CURSOR'])
  expect(await codes(page, { first: 101 })).toEqual(['BAD_PAGE'])
  expect(await codes(`query ($id: ID!) { application(id: $id) { id } }`, { id: agencyGid('fgw') })).toEqual(['BAD_ID'])
  const dispatch = { commandId: randomUUID(), draft: 1, dispatchedOn: '2026-03-02', way: 'post', proof: '甲' }
  const byNumber = 'query ($number: String) { applications(filter: { number: $number }) { totalCount } }'
  expect(await codes(byNumber, { number: '\0%' })).toEqual(['BAD_TEXT'])
  expect(
    await codes(`mutation ($input: DispatchReplyInput!) { dispatchReply(input: $input) { userErrors { code } } }`, {
      input: { ...dispatch, applicationId: toGlobalId('Application', '\0') },
    }),
  ).toEqual(['BAD_ID'])
})

test('711-35: an applicant is found by the number of their identity, where the caller may read names, on record', async () => {
  const search = { filter: { applicant: { identity: IDENTITY.toLowerCase() } } }
  expect(await numbersFor('fgwDisclosure', search)).toEqual(['2026-001'])
  expect(await numbersFor('investigator', search)).toEqual(['2026-001', '财2026-001'])
  const stored = await app.storage.store.readStream('access-fgwDisclosure-2026-03-02')
  const searches = stored.filter(({ data }) => data.includes('applicantSearch'))
  expect(searches).toHaveLength(1)
  expect(searches[0]!.data).not.toContain(IDENTITY)
  // Whoever answers for another agency finds what was asked of that one.
  expect(await numbersFor('qzfbOfficer', search)).toEqual([])
  for (const person of ['fgwSecrecy', 'inspector'] as const) {
    const { errors } = await app
      .client(person)
      .ask(`query ($filter: ApplicationFilterInput) { applications(filter: $filter) { totalCount } }`, search)
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN'])
  }
  expect(await numbersFor('fgwDisclosure', { filter: { applicant: { identity: '110101199003070000' } } })).toEqual([])

  const { application } = await app.client('fgwDisclosure').data<{ application: Record<string, unknown> }>(
    `query ($id: ID!) { application(id: $id) {
       similar { applications applicants list { nodes { registrationNumber } } }
       frequency(from: "2026-01-01") { received open beforeInMonth repeated } } }`,
    { id: counter },
  )
  // 财政局's is the same applicant's, but not among what this officer may know of.
  expect(application).toEqual({
    similar: { applications: 1, applicants: 2, list: { nodes: [{ registrationNumber: '2026-002' }] } },
    frequency: { received: 1, open: 1, beforeInMonth: 0, repeated: 0 },
  })
})

test('711-45: the board counts by agency and stage what the caller looks after', async () => {
  const board = (person: string) =>
    app.client(person).data(
      `{ applicationFigures { on total { count open overdue byStage { stage count } }
           byAgency { agency { name } figures { count open unassigned } } } }`,
    )
  expect(await board('inspector')).toEqual({
    applicationFigures: {
      on: '2026-03-02',
      total: {
        count: 3,
        open: 3,
        overdue: 0,
        byStage: [
          { stage: 'drafting', count: 1 },
          { stage: 'receipt', count: 1 },
          { stage: 'thirdParties', count: 1 },
        ],
      },
      byAgency: [
        { agency: { name: '区财政局' }, figures: { count: 1, open: 1, unassigned: 0 } },
        { agency: { name: '区发展和改革委员会' }, figures: { count: 2, open: 2, unassigned: 0 } },
      ],
    },
  })
  expect(await board('czjHead')).toMatchObject({ applicationFigures: { total: { count: 1 } } })
})

test('LS-15.1: the audit trail follows an application, with what was so before, and masks what is sealed', async () => {
  const { auditTrail } = await app.client('inspector').data<{
    auditTrail: {
      nodes: { type: string; legalDate: string; changes: { field: string; before: string; after: string }[] }[]
    }
  }>(
    `query ($id: String!) { auditTrail(filter: { subjects: [{ kind: application, id: $id }] }, order: oldestFirst, first: 50) {
       nodes { type legalDate matter changes { field before after masked } } } }`,
    { id: idIn(counter) },
  )
  expect(auditTrail.nodes.map(({ type }) => type)).toContain('ThirdPartyLetterServed')
  expect(auditTrail.nodes[0]).toMatchObject({ type: 'ApplicationReceived', legalDate: '2026-03-02' })
  const paused = auditTrail.nodes.find(({ type }) => type === 'ReplyClockPaused')!
  const due = paused.changes.find(({ field }) => field === 'replyDue.due')
  expect(due).toMatchObject({ before: '"2026-03-30"' })
  expect(due!.after > due!.before).toBe(true)
  for (const secret of [NAME, IDENTITY, CONTACT, WISH, THIRD, '检索人甲'])
    expect(JSON.stringify(auditTrail)).not.toContain(secret)
})

test('711-41, 711-45: corrections and archive files are read the same way', async () => {
  const correction = randomUUID()
  await app.give(
    {
      type: 'ReceiveCorrectionRequest',
      data: {
        correction,
        agency: 'fgw',
        subject: 'ds-citizen',
        name: NAME,
        identity: IDENTITY,
        contact: CONTACT,
        record: '低保登记表',
        wrong: '2人',
        right: '3人',
        evidence: '户口簿',
        application: idIn(counter),
        channel: 'counter',
        receivedOn: '2026-03-02',
      },
    },
    correction,
    { kind: 'person', person: 'fgwDisclosure' as PersonId, holds: [] },
  )
  const archive = `application.${idIn(counter)}`
  await app.give(
    {
      type: 'AssignRetention',
      data: {
        archive,
        kind: 'application',
        matter: idIn(counter),
        agency: 'fgw',
        retention: 'years10',
        fileNumber: '档1',
        key: `application:${idIn(counter)}`,
      },
    },
    archive,
    { kind: 'process', process: 'archive' },
  )
  await app.settle()
  const id = toGlobalId('RecordCorrection', correction)
  const statement = `query ($id: ID!, $purpose: AccessPurpose) { recordCorrection(id: $id) {
    stage due overdue receipt { clause } agency { name } history { type } application { registrationNumber }
    statement(purpose: $purpose) { erased name record wrong right } allowedActions { mutation allowed } } }`
  const seen = await app.client('fgwDisclosure').data<{ recordCorrection: Record<string, unknown> }>(statement, { id })
  expect(seen.recordCorrection).toMatchObject({
    stage: 'verification',
    overdue: false,
    receipt: { clause: '711-41' },
    history: [{ type: 'CorrectionAsked' }],
    application: { registrationNumber: '2026-001' },
    statement: { erased: false, name: NAME, record: '低保登记表', wrong: '2人', right: '3人' },
  })
  const inspected = await app.client('inspector').data<{ recordCorrection: unknown }>(statement, { id })
  expect(inspected.recordCorrection).toMatchObject({ stage: 'verification', statement: null })
  expect(await app.client('czjOfficer').data(statement, { id })).toEqual({ recordCorrection: null })

  const lists = `{ recordCorrections(filter: { stages: [verification] }) { totalCount nodes { id } }
    archiveFiles(filter: { stages: [packaging], fileNumber: "档" }) { totalCount
      nodes { id matterId retention stage packageNumber agency { name } history { type }
        allowedActions { mutation deniedBecause { code } } } } }`
  const listed = await app.client('fgwDisclosure').data<Record<string, { nodes: Record<string, unknown>[] }>>(lists)
  expect(listed['recordCorrections']!.nodes).toEqual([{ id }])
  expect(listed['archiveFiles']!.nodes).toMatchObject([
    {
      id: toGlobalId('ArchiveFile', archive),
      matterId: counter,
      retention: 'years10',
      stage: 'packaging',
      packageNumber: 0,
      history: [{ type: 'RetentionAssigned' }],
    },
  ])
  expect(await app.client('czjOfficer').data(lists)).toMatchObject({
    recordCorrections: { totalCount: 0 },
    archiveFiles: { totalCount: 0 },
  })
  const node = await app
    .client('fgwHead')
    .data(`query ($a: ID!, $c: ID!) { a: node(id: $a) { __typename } c: node(id: $c) { __typename } }`, {
      a: toGlobalId('ArchiveFile', archive),
      c: id,
    })
  expect(node).toEqual({ a: { __typename: 'ArchiveFile' }, c: { __typename: 'RecordCorrection' } })
})

test('711-29: parts of an application are listed as far as the caller may know of them', async () => {
  const parts = (person: PersonName) =>
    app
      .client(person)
      .data(`query ($id: ID!) { application(id: $id) { parts { totalCount nodes { splitFromId } } } }`, {
        id: whole,
      })
  const whole = await received('fgwDisclosure', 'fgw', { registrationNumber: '2026-003' })
  const part = (agency: string, application: string): AnyCommand => ({
    type: 'OpenApplicationPart',
    data: {
      received: {
        application,
        agency,
        body: 'agency',
        channel: 'counter',
        arrivedOn: '2026-03-02',
        applicant: { subject: 'ds-of-the-whole', kind: 'naturalPerson' },
        request: {},
        lacks: [],
        splitFrom: idIn(whole),
      },
      receivedOn: '2026-03-02',
      startsOn: '2026-03-02',
    },
  })
  for (const agency of ['fgw', 'czj'])
    await app.give(part(agency, `part-${agency}`), `part-${agency}`, { kind: 'process', process: 'applicationParts' })
  await app.settle()
  const shown = (count: number) => ({
    application: { parts: { totalCount: count, nodes: Array(count).fill({ splitFromId: whole }) } },
  })
  expect(await parts('fgwDisclosure')).toEqual(shown(1))
  expect(await parts('inspector')).toEqual(shown(2))

  // Nor is anything opened by the way round.
  const { errors } = await app
    .client('fgwDisclosure')
    .ask(`query ($id: ID!) { application(id: $id) { parts { nodes { splitFrom { applicant { name } } } } } }`, {
      id: whole,
    })
  expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['ONE_AT_A_TIME'])
})

test('711-44: what was applied for is listed with the item, the item with its applications', async () => {
  const item = await itemUpTo(app, 'createItem')
  const asked = await received('fgwDisclosure', 'fgw', { registrationNumber: '2026-004' })
  await gives('fgwDisclosure', asked, {
    type: 'IdentifyInformation',
    data: { item: item.id, jointIssuers: [], involvedAgencies: [], concernsThirdParties: false },
  })
  await app.settle()
  const query = `{ requestedItems(applicants: 1) { totalCount nodes { itemId applications applicants
    item { applications { nodes { registrationNumber item { id } } } } } } }`
  expect(await app.client('fgwOfficer').data(query)).toEqual({
    requestedItems: {
      totalCount: 1,
      nodes: [
        {
          itemId: item.gid,
          applications: 1,
          applicants: 1,
          item: { applications: { nodes: [{ registrationNumber: '2026-004', item: { id: item.gid } }] } },
        },
      ],
    },
  })
  expect(await app.client('fgwOfficer').data('{ requestedItems { totalCount } }')).toEqual({
    requestedItems: { totalCount: 0 },
  })
  expect(await app.client('czjOfficer').data('{ requestedItems(applicants: 1) { totalCount } }')).toEqual({
    requestedItems: { totalCount: 0 },
  })
})

test('711-45: what waits for a step lies before exactly those who may take it', async () => {
  const gid = await received('fgwOfficer', 'fgw', { registrationNumber: '2026-005' })
  const gives1 = (person: PersonName, command: AnyCommand) => gives(person, gid, command)
  const colleagues = [
    'fgwOfficer',
    'fgwOfficer2',
    'fgwDisclosure',
    'fgwHead',
    'fgwDeputy',
    'fgwPrincipal',
    'fgwSecrecy',
  ] as const
  const before = async (next: string) => {
    await app.settle()
    const lying: string[] = []
    const allowed: string[] = []
    for (const person of colleagues) {
      const seen = await app.client(person).data<{
        viewer: { applicationsWaitingForMe: { nodes: { id: string }[] } }
        application: { allowedActions: { mutation: string; allowed: boolean }[] }
      }>(
        `query ($id: ID!) { viewer { applicationsWaitingForMe(first: 50) { nodes { id } } }
          application(id: $id) { allowedActions { mutation allowed } } }`,
        { id: gid },
      )
      if (seen.viewer.applicationsWaitingForMe.nodes.some(({ id }) => id === gid)) lying.push(person)
      if (seen.application.allowedActions.some(({ mutation, allowed: may }) => mutation === next && may))
        allowed.push(person)
    }
    return { lying, allowed }
  }
  const only = (...people: string[]) => ({ lying: people, allowed: people })
  expect(await before('draftReply')).toEqual(only('fgwOfficer'))
  await gives1('fgwOfficer', { type: 'DraftReply', data: { outcome: { kind: 'other', why: '其他处理' } } })
  expect(await before('approveReply')).toEqual(only('fgwHead', 'fgwDeputy', 'fgwPrincipal'))
  await gives1('fgwDeputy', { type: 'ApproveReply', data: { draft: 1 } })
  expect((await before('signReply')).lying).toEqual(['fgwPrincipal'])
  await gives1('fgwDeputy', { type: 'ReturnReply', data: { draft: 1, reason: '重写' } })
  expect(await before('draftReply')).toEqual(only('fgwOfficer'))
})

test('711-15: names of many matters are not to be had in one request by their ids either', async () => {
  const officer = app.client('fgwDisclosure')
  const { applications } = await officer.data<{ applications: { nodes: { id: string }[] } }>(
    '{ applications(first: 4) { nodes { id } } }',
  )
  const { data, errors } = await officer.ask(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Application { applicant { withheld } record { erased } } } }`,
    { ids: applications.nodes.map(({ id }) => id) },
  )
  const seen = data!['nodes'] as { applicant: object | null }[]
  expect(seen.map(({ applicant }) => applicant !== null)).toEqual([true, true, true, false])
  expect(new Set(errors.map(({ extensions }) => extensions?.['code']))).toEqual(new Set(['ONE_AT_A_TIME']))
})

test('711-15: no table of the read models holds a name or a word, and after erasure the API says so', async () => {
  const { db } = app.models
  const { rows: tables } = await sql<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_tables where schemaname like 'read\\_%'`.execute(db)
  expect(tables.length).toBeGreaterThan(10)
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.raw(name)} t`.execute(db)
    for (const secret of [NAME, IDENTITY, CONTACT, WISH, THIRD, '检索人甲', '低保登记表'])
      expect(rows.filter(({ text }) => text.includes(secret)).length, `${name}: ${secret}`).toBe(0)
  }

  const [first] = await app.storage.store.readStream(`application-${idIn(counter)}`)
  const { applicant } = JSON.parse(first!.data) as { applicant: { subject: string } }
  await app.storage.keys.destroyKey(`person:${applicant.subject}`)
  expect(await peopleFor('fgwDisclosure')).toMatchObject({
    applicant: { kind: 'naturalPerson', withheld: false, erased: true, name: null, identity: null, contact: null },
    thirdParties: [{ name: THIRD, erased: false }],
    record: { erased: false, description: WISH },
  })
  await app.storage.keys.destroyKey(`application:${idIn(counter)}`)
  await app.storage.keys.destroyKey(`person:${THIRD_PARTY}`)
  expect(await peopleFor('fgwDisclosure')).toMatchObject({
    thirdParties: [{ letterNumber: '征1', name: null, erased: true }],
    record: { erased: true, description: null, searches: [{ searchId: 's1', who: null, where: null, keywords: null }] },
  })
  expect(await numbersFor('fgwDisclosure')).toHaveLength(6)
  expect(app.faults).toEqual([])
})

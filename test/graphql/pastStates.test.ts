import { afterAll, beforeAll, expect, test } from 'vitest'
import { localIdOf } from '../../src/graphql/relay.js'
import { startApplicationApi } from '../support/applicationFlow.js'
import { agencyGid, type ItemInHand, itemUpTo, personGid, takeStep } from '../support/itemFlow.js'
import { mutate } from '../support/mutate.js'

let api: Awaited<ReturnType<typeof startApplicationApi>>
let item: ItemInHand
let application: string
/** While the item was a draft. */
let drafted: string

const DAY = 86_400_000

beforeAll(async () => {
  api = await startApplicationApi()
  const { app } = api
  item = await itemUpTo(app, 'fillSecrecyReviewForm')
  await api.idle()
  drafted = app.clock.now()
  app.clock.advance(7 * DAY)
  await takeStep(app, 'submitForReview', { id: item.id, contentHash: item.contentHash })
  // Came in a week ago, and is entered only now.
  application = localIdOf('Application', await api.received({ arrivedOn: '2026-03-02', proof: '收件登记' }))
  const client = app.client('fgwHead')
  const handover = { itemId: item.gid, fromId: personGid('fgwOfficer'), toId: personGid('fgwOfficer2') }
  expect((await mutate(client, 'handOverItem', handover)).userErrors).toEqual([])
  await api.idle()
  await app.settle()
}, 120_000)
afterAll(() => api.app.stop())

interface Entry {
  readonly subject: string
  readonly stage: string
  readonly due: string | null
  readonly officer: { readonly id: string } | null
  readonly title: string | null
  readonly validFrom: string
  readonly knownFrom: string
}
const ENTRY =
  'subject subjectId stage attribute number due validFrom validTo knownFrom knownTo itemId title agency { name } officer { id }'

async function register(
  name: string,
  moment: { readonly asOf?: string; readonly asKnownAt?: string },
  person = 'inspector',
  agencyId?: string,
): Promise<readonly Entry[]> {
  const query = `query ($moment: MomentInput, $agencyId: ID) { ${name}(moment: $moment, agencyId: $agencyId, first: 100) {
    nodes { ${ENTRY} } totalCount } }`
  const answer = await api.app
    .client(person)
    .data<Record<string, { nodes: Entry[]; totalCount: number }>>(query, { moment, agencyId })
  expect(answer[name]!.totalCount).toBe(answer[name]!.nodes.length)
  return answer[name]!.nodes
}

test('LS-15.1: a register says what was the case on a legal date, and what could be seen then', async () => {
  const today = '2026-03-09'
  const [now] = await register('itemRegister', { asOf: today })
  expect(now).toMatchObject({ subject: item.id, stage: 'submitted', officer: { id: personGid('fgwOfficer2') } })
  expect(now!.title).toBe('关于印发工作方案的通知')
  const [before] = await register('itemRegister', { asKnownAt: drafted })
  expect(before).toMatchObject({ subject: item.id, stage: 'draft', officer: { id: personGid('fgwOfficer') } })
  // The application was the case a week ago; nobody could see it before it was entered.
  expect(await register('applicationRegister', { asOf: '2026-03-02' })).toMatchObject([
    { subject: application, validFrom: '2026-03-02', due: '2026-03-30' },
  ])
  expect(await register('applicationRegister', { asOf: '2026-03-02', asKnownAt: drafted })).toEqual([])
  expect(await register('applicationRegister', { asOf: '2026-03-01' })).toEqual([])
})

test('711-46: a register shows each what the lists of today show them', async () => {
  expect(await register('itemRegister', {}, 'fgwOfficer')).toHaveLength(1)
  expect(await register('itemRegister', {}, 'czjOfficer')).toEqual([])
  expect(await register('applicationRegister', {}, 'czjOfficer')).toEqual([])
  expect(await register('itemRegister', {}, 'inspector', agencyGid('czj'))).toEqual([])
  expect(await register('itemRegister', {}, 'inspector', agencyGid('fgw'))).toHaveLength(1)
  expect(await register('consultationRegister', {})).toEqual([])
  expect(await register('dutyRegister', {})).toEqual([])
  const { errors } = await api.app.client().ask('{ itemRegister { totalCount } }')
  expect(errors[0]!.extensions!['code']).toBe('SIGN_IN_REQUIRED')
})

test('LS-15.1: two moments of a register differ by what came, went and changed', async () => {
  const query = `query ($register: Register!, $from: MomentInput!, $to: MomentInput!) {
    registerDifference(register: $register, from: $from, to: $to) {
      nodes { subject differing before { stage } after { stage } } totalCount } }`
  const between = async (name: string, from: object, to: object) =>
    (await api.app.client('inspector').data<{ registerDifference: object }>(query, { register: name, from, to }))
      .registerDifference
  expect(await between('item', { asKnownAt: drafted }, {})).toEqual({
    nodes: [
      {
        subject: item.id,
        differing: ['officer', 'stage'],
        before: { stage: 'draft' },
        after: { stage: 'submitted' },
      },
    ],
    totalCount: 1,
  })
  expect(await between('application', { asKnownAt: drafted }, {})).toMatchObject({
    nodes: [{ subject: application, before: null, differing: [] }],
  })
  expect(await between('item', {}, {})).toEqual({ nodes: [], totalCount: 0 })
})

const STATE = `query ($kind: SubjectKind!, $id: String!, $moment: MomentInput) {
  subjectState(subject: { kind: $kind, id: $id }, moment: $moment) {
    state exact events lastStep { type } notFolded { type } notYet { type } register { stage } } }`

interface State {
  readonly state: string
  readonly exact: boolean
  readonly events: number
  readonly lastStep: { readonly type: string } | null
  readonly notFolded: readonly { readonly type: string }[]
  readonly notYet: readonly { readonly type: string }[]
  readonly register: { readonly stage: string } | null
}
const stateOf = async (moment: object, of: object = { kind: 'informationItem', id: item.id }) =>
  (await api.app.client('inspector').data<{ subjectState: State | null }>(STATE, { ...of, moment })).subjectState

test('LS-15.1: a subject at a moment is the fold of what was known and the case by then', async () => {
  const now = await stateOf({})
  expect(now).toMatchObject({ exact: true, register: { stage: 'submitted' }, lastStep: { type: 'ItemHandedOver' } })
  expect(JSON.parse(now!.state)).toMatchObject({ officer: 'fgwOfficer2', work: { stage: 'submitted' } })
  const then = await stateOf({ asKnownAt: drafted })
  expect(JSON.parse(then!.state)).toMatchObject({ officer: 'fgwOfficer', work: { stage: 'draft' } })
  expect(then).toMatchObject({ exact: true, register: { stage: 'draft' } })
  // What was recorded since was not yet the case on that day.
  const asOf = await stateOf({ asOf: '2026-03-03' })
  expect(asOf!.notYet.map(({ type }) => type)).toEqual(['SecrecyReviewSubmitted', 'ItemHandedOver'])
  expect(asOf).toMatchObject({ exact: true, notFolded: [], state: then!.state })
  const never = await stateOf({ asOf: '2026-01-01' })
  expect(never).toMatchObject({ state: null, events: 0, lastStep: null, register: null })
  expect(await stateOf({}, { kind: 'application', id: 'none' })).toBeNull()
})

test('LS-15.1: two moments of a subject differ by fields, and by the events between them', async () => {
  const query = `query ($id: String!, $from: MomentInput!, $to: MomentInput!) {
    subjectDifference(subject: { kind: informationItem, id: $id }, from: $from, to: $to) {
      changes { path before after } added { type } removed { type } exact } }`
  interface Answer {
    readonly subjectDifference: { changes: object[]; added: { type: string }[]; removed: object[]; exact: boolean }
  }
  const { subjectDifference: forth } = await api.app
    .client('fgwHead')
    .data<Answer>(query, { id: item.id, from: { asKnownAt: drafted }, to: {} })
  expect(forth.changes).toEqual(
    expect.arrayContaining([
      { path: 'officer', before: '"fgwOfficer"', after: '"fgwOfficer2"' },
      { path: 'work.stage', before: '"draft"', after: '"submitted"' },
    ]),
  )
  expect(forth).toMatchObject({ exact: true, removed: [] })
  expect(forth.added.map(({ type }) => type)).toEqual(['SecrecyReviewSubmitted', 'ItemHandedOver'])
  const { subjectDifference: back } = await api.app
    .client('fgwHead')
    .data<Answer>(query, { id: item.id, from: {}, to: { asKnownAt: drafted } })
  expect([back.removed, back.added]).toEqual([forth.added, []])
})

test('LS-15.1: what was entered long after its legal date is listed with who did it, for those who read the trail', async () => {
  const query = `query ($days: Int!, $agencyId: ID) { possibleBackdating(moreThanDays: $days, agencyId: $agencyId, from: "2026-03-01") {
    totalCount nodes { type label subject legalDate daysApart person { id } agency { name } } } }`
  const listed = async (days: number, agency?: string) =>
    (
      await api.app.client('inspector').data<{ possibleBackdating: { totalCount: number; nodes: object[] } }>(query, {
        days,
        ...(agency === undefined ? {} : { agencyId: agencyGid(agency) }),
      })
    ).possibleBackdating
  const { nodes, totalCount } = await listed(6, 'fgw')
  expect(totalCount).toBe(nodes.length)
  expect(nodes).toContainEqual({
    type: 'ApplicationReceived',
    label: '登记申请',
    subject: application,
    legalDate: '2026-03-02',
    daysApart: 7,
    person: { id: personGid('fgwDisclosure') },
    agency: { name: '区发展和改革委员会' },
  })
  expect(await listed(7, 'fgw')).toMatchObject({ nodes: [] })
  expect(await listed(6, 'czj')).toMatchObject({ nodes: [] })
  const day = api.today()
  const looks = await api.app.storage.store.readStream(`access-inspector-${day}`)
  expect(looks.map(({ data }) => (JSON.parse(data) as { what: string }).what)).toContain('possibleBackdating')
  const { errors } = await api.app.client('fgwHead').ask(query, { days: 1 })
  expect(errors[0]!.extensions!['code']).toBe('FORBIDDEN')
  const bad = await api.app.client('inspector').ask(query, { days: -1 })
  expect(bad.errors[0]!.extensions!['code']).toBe('BAD_COUNT')
})

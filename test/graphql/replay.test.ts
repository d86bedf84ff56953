import { afterAll, beforeAll, expect, test } from 'vitest'
import { localDateOf } from '../../src/domain/dates.js'
import { localIdOf } from '../../src/graphql/relay.js'
import { startApplicationApi } from '../support/applicationFlow.js'
import { agencyGid, type ItemInHand, itemUpTo, personGid, takeStep } from '../support/itemFlow.js'

let api: Awaited<ReturnType<typeof startApplicationApi>>
let item: ItemInHand
let application: string
/** Before the item was sent for review. */
let earlier: string

const DAY = 86_400_000

beforeAll(async () => {
  api = await startApplicationApi()
  const { app } = api
  item = await itemUpTo(app, 'reviseContent')
  await api.idle()
  earlier = app.clock.now()
  app.clock.advance(DAY)
  // Refused: an officer does not pass the section review, and nothing was submitted.
  await takeStep(app, 'passSectionReview', { id: item.id, contentHash: item.contentHash, by: 'fgwOfficer' })
  for (const step of ['fillSecrecyReviewForm', 'submitForReview'] as const)
    await takeStep(app, step, { id: item.id, contentHash: item.contentHash })
  application = localIdOf('Application', await api.received())
  app.clock.advance(2 * DAY)
  await takeStep(app, 'concludeSecrecyReview', { id: item.id, contentHash: item.contentHash, by: 'fgwHead' })
  await api.idle()
  await app.settle()
}, 120_000)
afterAll(() => api.app.stop())

const STEP = `number type label revision recordedAt caseFrom role clause commandType matter aggregate aggregateId
  person { id } agency { name } stateBefore stateAfter changes { path before after }
  rules { code clause outcome } policies { version value unit from }
  clocks { kind due status agency { name } }
  facts { events calendarVersion agencyName clauseInForce roles { role agencyName } }
  refusedBefore { commandType count role person { id } agency { name } reasons { code clause message } }`

const REPLAY = `query ($kind: SubjectKind!, $id: String!, $purpose: AccessPurpose, $asKnownAt: Instant, $first: Int, $after: String) {
  replay(subject: { kind: $kind, id: $id }, purpose: $purpose, asKnownAt: $asKnownAt) {
    showsPersonalData holdings { from until days workingDays agency { name } officer { id } }
    refusedSince { commandType reasons { code } }
    steps(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${STEP} } } } }`

interface Step {
  readonly number: number
  readonly type: string
  readonly stateBefore: string
  readonly stateAfter: string
  readonly changes: readonly { readonly path: string; readonly before: string; readonly after: string }[]
  readonly refusedBefore: readonly object[]
  readonly clocks: readonly object[]
  readonly policies: readonly object[]
  readonly rules: readonly object[]
}
interface Shown {
  readonly showsPersonalData: boolean
  readonly holdings: readonly object[]
  readonly refusedSince: readonly object[]
  readonly steps: {
    readonly totalCount: number
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
    readonly nodes: readonly Step[]
  }
}

async function replayed(person: string, variables: Record<string, unknown>): Promise<Shown | null> {
  const { replay } = await api.app
    .client(person)
    .data<{ replay: Shown | null }>(REPLAY, { first: 50, kind: 'informationItem', id: item.id, ...variables })
  return replay
}
const stepOf = (shown: Shown | null, type: string): Step => shown!.steps.nodes.find((step) => step.type === type)!

/** What somebody read, and what for, in the order of the log. */
async function looksOf(person: string): Promise<readonly (readonly [what: string, purpose: string])[]> {
  const day = localDateOf(api.app.clock.now())
  const events = await api.app.storage.store.readStream(`access-${person}-${day}`)
  return events.map(({ data }) => {
    const { what, purpose } = JSON.parse(data) as { readonly what: string; readonly purpose: string }
    return [what, purpose]
  })
}

test('LS-15.1: a subject is replayed step by step: states, changes, rules, facts, and what was refused in between', async () => {
  const shown = await replayed('inspector', {})
  const { nodes } = shown!.steps
  expect(nodes.map(({ type }) => type).filter((type) => !type.startsWith('PersonalData'))).toEqual([
    'ItemCreated',
    'ContentRevised',
    'SecrecyReviewFormFilled',
    'SecrecyReviewSubmitted',
  ])
  // Each step finds the state that the step before it left.
  nodes.slice(1).forEach((step, index) => expect(step.stateBefore).toBe(nodes[index]!.stateAfter))
  const submitted = stepOf(shown, 'SecrecyReviewSubmitted')
  expect(JSON.parse(submitted.stateBefore)).toMatchObject({ work: { stage: 'draft', round: 0 } })
  expect(JSON.parse(submitted.stateAfter)).toMatchObject({ work: { stage: 'submitted', round: 1 } })
  expect(submitted.changes).toEqual(
    expect.arrayContaining([
      { path: 'work.stage', before: '"draft"', after: '"submitted"' },
      { path: 'work.round', before: '0', after: '1' },
    ]),
  )
  expect(submitted).toMatchObject({
    label: '送审',
    role: 'publishingOfficer',
    person: { id: personGid('fgwOfficer') },
    agency: { name: '区发展和改革委员会' },
    facts: {
      agencyName: '区发展和改革委员会',
      roles: [{ role: 'publishingOfficer', agencyName: '区发展和改革委员会' }],
      calendarVersion: expect.stringContaining('CN@') as string,
      clauseInForce: true,
    },
  })
  expect(submitted.rules).toContainEqual({ code: 'OFFICER_NOT_IN_CHARGE', clause: 'LS-10.2', outcome: 'held' })
  // What was refused stands before the step that came next, each reason with code and clause.
  const refused = nodes.flatMap(({ refusedBefore }) => refusedBefore)
  expect(refused).toMatchObject([
    {
      commandType: 'PassSectionReview',
      count: 1,
      person: { id: personGid('fgwOfficer') },
      agency: { name: '区发展和改革委员会' },
      reasons: expect.arrayContaining([
        expect.objectContaining({ code: 'ROLE_MISSING', clause: expect.stringMatching(/^LS-10/) as string }),
      ]) as object[],
    },
  ])
  expect(submitted.refusedBefore).toEqual([])
  expect(shown!.refusedSince).toMatchObject([{ commandType: 'ConcludeSecrecyReview' }])
  expect(shown!.holdings).toEqual([
    {
      from: '2026-03-02',
      until: null,
      days: 3,
      workingDays: 3,
      agency: { name: '区发展和改革委员会' },
      officer: { id: personGid('fgwOfficer') },
    },
  ])
})

test('LS-15.1: a clock runs as it was known then, and numbers of law stand in the version of the day', async () => {
  const shown = await replayed('investigator', { kind: 'application', id: application })
  const received = stepOf(shown, 'ApplicationReceived')
  // The reply runs from the receipt, which the step before had not fixed.
  expect(received.clocks).toEqual([])
  expect(received.policies).toContainEqual({
    version: 'reply.period@1',
    value: 20,
    unit: 'workingDays',
    from: '2019-05-15',
  })
  const query = `query ($matter: String!) { matterReplay(matter: $matter) { steps(first: 50) { nodes {
    type aggregate clocks { kind due status } } } } }`
  interface Matter {
    readonly matterReplay: { steps: { nodes: { type: string; aggregate: string; clocks: object[] }[] } }
  }
  const { matterReplay } = await api.app.client('investigator').data<Matter>(query, { matter: application })
  const { nodes } = matterReplay.steps
  // The streams of the matter, in the order of the log.
  expect(nodes.map(({ aggregate }) => aggregate)).toEqual(expect.arrayContaining(['application', 'deadline']))
  expect(nodes[0]).toEqual({ type: 'ApplicationReceived', aggregate: 'application', clocks: [] })
  const { clocks } = nodes.find(({ type }) => type === 'DeadlineStarted')!
  expect(clocks).toEqual([{ kind: 'reply', due: '2026-03-31', status: 'running' }])
})

test('PIPL-51: who applied stays sealed without a purpose; with one it is shown, and the reading is on record first', async () => {
  const sealed = await replayed('inspector', { kind: 'application', id: application })
  expect(sealed!.showsPersonalData).toBe(false)
  expect(JSON.stringify(sealed)).not.toContain('张三')
  const state = (shown: Shown | null) =>
    JSON.parse(stepOf(shown, 'ApplicationReceived').stateAfter) as { applicant: { name: object } }
  expect(state(sealed).applicant.name).toMatchObject({ sealed: true })

  const opened = await replayed('inspector', { kind: 'application', id: application, purpose: 'investigation' })
  expect(opened!.showsPersonalData).toBe(true)
  expect(state(opened).applicant.name).toMatchObject({ text: '张三' })
  const looks = await looksOf('inspector')
  expect(looks).toContainEqual(['replay', 'supervision'])
  expect(looks).toContainEqual(['replay', 'investigation'])
  expect(looks).toContainEqual(['replayPersonalData', 'investigation'])
  // An officer of the agency needs a purpose too; who has nothing to do with it reads nothing.
  const officer = await replayed('fgwDisclosure', { kind: 'application', id: application, purpose: 'handling' })
  expect(state(officer).applicant.name).toMatchObject({ text: '张三' })
  expect(await replayed('czjOfficer', { kind: 'application', id: application, purpose: 'handling' })).toBeNull()
})

test('711-46: officers replay what lies in their sight, without the attempts of others; the rest is not there', async () => {
  const own = await replayed('fgwHead', {})
  expect(own!.steps.totalCount).toBe((await replayed('inspector', {}))!.steps.totalCount)
  expect(own!.steps.nodes.flatMap(({ refusedBefore }) => refusedBefore)).toEqual([])
  expect(own!.refusedSince).toEqual([])
  expect(await replayed('czjOfficer', {})).toBeNull()
  expect(await replayed('inspector', { id: 'nobody-made-this' })).toBeNull()
  for (const kind of ['inbox', 'attempts', 'account', 'person'] as const)
    expect(await replayed('fgwOfficer', { kind, id: 'fgwOfficer' }), kind).toBeNull()
  const { errors } = await api.app.client().ask(REPLAY, { kind: 'informationItem', id: item.id })
  expect(errors[0]!.extensions!['code']).toBe('SIGN_IN_REQUIRED')
})

test('LS-15.1: agencies, people and numbers of law are replayed out of the streams that hold several', async () => {
  const agency = await replayed('inspector', { kind: 'agency', id: 'qzfb' })
  expect(agency!.steps.nodes.map(({ type }) => type)).toEqual(['AgencyRegistered', 'AgencyDutyAssigned'])
  expect(JSON.parse(agency!.steps.nodes[1]!.stateAfter)).toMatchObject({
    name: '区人民政府办公室',
    duties: [{ duty: 'disclosureDepartment' }],
  })
  expect(agency!.steps.nodes[1]!.changes.map(({ path }) => path)).toEqual(['duties.0'])
  const person = await replayed('inspector', { kind: 'person', id: 'fgwHead' })
  expect(person!.steps.nodes.map(({ type }) => type)).toEqual(['StaffMemberAppointed', 'StaffRoleGranted'])
  const number = await replayed('inspector', { kind: 'policy', id: 'reply.period' })
  expect(number!.steps.nodes.map(({ type }) => type)).toEqual(['PolicyNumberSet'])
  const attempts = await replayed('inspector', { kind: 'attempts', id: 'fgwOfficer' })
  expect(attempts!.steps.nodes.map(({ type }) => type)).toEqual(['AttemptRefused'])
})

test('711-46: what was allowed at a moment is answered for a person and for roles, by the state and the facts of then', async () => {
  const query = `query ($id: String!, $head: ID!, $roles: [RoleInAgencyInput!]) {
    replay(subject: { kind: informationItem, id: $id }) { steps(first: 50) { nodes { type
      head: allowedActions(personId: $head) { mutation allowed deniedBecause { code } }
      others: allowedActions(roles: $roles) { mutation allowed deniedBecause { code } } } } } }`
  interface Action {
    readonly mutation: string
    readonly allowed: boolean
    readonly deniedBecause: readonly { readonly code: string }[]
  }
  interface Answer {
    readonly replay: { steps: { nodes: { type: string; head: Action[]; others: Action[] }[] } }
  }
  const { replay } = await api.app.client('investigator').data<Answer>(query, {
    id: item.id,
    head: personGid('fgwHead'),
    roles: [{ role: 'sectionHead', agencyId: agencyGid('czj') }],
  })
  const at = (type: string, who: 'head' | 'others', mutation: string) =>
    replay.steps.nodes.find((step) => step.type === type)![who].find((action) => action.mutation === mutation)!
  expect(at('ContentRevised', 'head', 'passSectionReview').allowed).toBe(false)
  expect(at('SecrecyReviewSubmitted', 'head', 'passSectionReview').allowed).toBe(true)
  expect(at('SecrecyReviewSubmitted', 'others', 'passSectionReview').deniedBecause.map(({ code }) => code)).toEqual([
    'WRONG_AGENCY',
  ])
})

test('LS-15.1: pages go on after a cursor, and a past instant knows nothing that was recorded later', async () => {
  const all = await replayed('inspector', {})
  const first = await replayed('inspector', { first: 2 })
  expect(first!.steps.pageInfo.hasNextPage).toBe(true)
  const rest = await replayed('inspector', { after: first!.steps.pageInfo.endCursor })
  expect([...first!.steps.nodes, ...rest!.steps.nodes]).toEqual(all!.steps.nodes)
  const then = await replayed('inspector', { asKnownAt: earlier })
  const known = all!.steps.nodes.filter(({ type }) => !type.startsWith('SecrecyReview'))
  expect(then!.steps.nodes).toEqual(known)
  expect(then!.refusedSince).toEqual([])
  expect(then!.holdings).toMatchObject([{ days: 0, until: null }])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalogue } from '../../../src/app/messages/catalogue.js'
import { explain } from '../../../src/app/messages/explain.js'
import type { Actor, DecisionContext, RoleHeld } from '../../../src/domain/context.js'
import { decide } from '../../../src/domain/decide.js'
import type { Refusal } from '../../../src/domain/decider.js'
import { informationItemDecider } from '../../../src/domain/informationItem/decide.js'
import type { InformationItemCommand } from '../../../src/domain/informationItem/commands.js'
import type { InformationItemEvent, PartialAct } from '../../../src/domain/informationItem/events.js'
import type { InformationItem, OpenItem, Stage, WorkingVersion } from '../../../src/domain/informationItem/state.js'
import type { Role } from '../../../src/domain/roles.js'
import type { PersonId, Sha256 } from '../../../src/domain/values.js'
import { agencyId, operator, personId, process } from '../../support/spec.js'
import { bureau, district, otherBureau } from './district.js'
import { content, create, fillForm, flag, INDEX_NUMBER } from './steps.js'

/** Few people with many roles, some of them deputies of each other: whatever can be confused will be. */
const PEOPLE = ['an', 'bo', 'chen', 'deng', 'fang', 'gao'] as const
const REVIEW_ROLES: readonly Role[] = [
  'publishingOfficer',
  'sectionHead',
  'secrecyReviewer',
  'deputyLeader',
  'principalLeader',
  'disclosureOfficer',
]

const roleHeld = fc.record({
  role: fc.constantFrom(...REVIEW_ROLES),
  agency: fc.oneof({ weight: 12, arbitrary: fc.constant(bureau) }, { weight: 1, arbitrary: fc.constant(otherBureau) }),
  deputyFor: fc.option(fc.constantFrom(...PEOPLE), { nil: undefined, freq: 4 }),
})

const CONTENTS = ['第一条', '第二条', '第三条'].map((text) => content({ text }))
const REDACTED = ['第一条（略）', '第二条（略）'].map((text) => content({ text }))
const HASHES = [...CONTENTS, ...REDACTED].map(({ contentHash }) => contentHash)

const FORMS = [
  fillForm(),
  fillForm(),
  fillForm({ important: true }),
  fillForm({
    attribute: 'partial',
    separationNote: '遮盖第二栏',
    withheldPassages: [{ locator: '第二栏', ground: { code: 'enforcementFile', why: '案卷' } }],
  }),
  fillForm({
    attribute: 'withheld',
    channels: [],
    flags: flag('internalAffairs'),
    grounds: [{ code: 'internalAffairs', kind: 'logistics', why: '车辆' }],
  }),
  fillForm({ flags: flag('personalPrivacy') }),
  fillForm({ flags: flag('stateSecret') }),
]

/** Everything that can be asked for, sensible or not. */
const commands = (hash: Sha256, pick: number): readonly InformationItemCommand[] => [
  create(),
  create({ title: '另一标题' }),
  { type: 'ReviseContent', data: CONTENTS[pick % CONTENTS.length]! },
  FORMS[pick % FORMS.length]!,
  { type: 'PrepareRedaction', data: REDACTED[pick % REDACTED.length]! },
  { type: 'RecordRedactionCheck', data: { contentHash: hash, findings: [], unreadable: [] } },
  {
    type: 'RecordRedactionCheck',
    data: { contentHash: hash, findings: [{ passage: 0, place: 'text', where: 'text:1' }], unreadable: [] },
  },
  { type: 'SubmitForReview', data: { contentHash: hash, opinion: pick % 4 === 0 ? 'exempt' : 'disclose' } },
  { type: 'PassSectionReview', data: { contentHash: hash, opinion: pick % 4 === 0 ? 'exempt' : 'disclose' } },
  { type: 'ConcludeSecrecyReview', data: { contentHash: hash, conclusion: pick % 4 === 0 ? 'exempt' : 'disclose' } },
  { type: 'ApproveItem', data: { contentHash: hash } },
  { type: 'ReturnForRework', data: { reason: '退回' } },
  { type: 'RegisterItem', data: {} },
  { type: 'RecordIndexNumber', data: { indexNumber: INDEX_NUMBER } },
  {
    type: 'RecordImpactAssessment',
    data: { contentHash: hash, assessedOn: '2026-03-02', documentNumber: '评1', acceptable: true },
  },
  { type: 'AuthorizePublication', data: { contentHash: hash, channels: ['governmentWebsite'] } },
  { type: 'StartCorrection', data: { reason: '更正' } },
  { type: 'DiscardDraft', data: { reason: '不用' } },
  { type: 'WithdrawItem', data: { reason: 'wrongContent', explanation: '有误' } },
  { type: 'ReevaluateDisclosure', data: { outcome: pick % 2 === 0 ? 'reopened' : 'upheld', reasons: '评估' } },
  { type: 'HandOverItem', data: { from: personId(PEOPLE[pick % 6]!), to: personId(PEOPLE[(pick + 1) % 6]!) } },
  {
    type: 'ChangeInvolvement',
    data: { jointIssuers: [], involvedAgencies: pick % 3 === 0 ? [otherBureau] : [], reason: '涉及' },
  },
  {
    type: 'OrderPurge',
    data: { basis: 'courtOrder', authority: '区法院', documentNumber: '（2026）皖1', orderedOn: '2026-03-01' },
  },
  { type: 'RecordPersonalDataScan', data: { contentHash: hash, hits: [] } },
]

interface Sensible {
  readonly index: number
  readonly role: Role | 'process'
}

const NEXT: Partial<Readonly<Record<Stage, Sensible>>> = {
  draft: { index: 7, role: 'publishingOfficer' },
  submitted: { index: 8, role: 'sectionHead' },
  sectionPassed: { index: 9, role: 'secrecyReviewer' },
  concluded: { index: 10, role: 'principalLeader' },
}

/** What a diligent office would do next, so that the deep states are reached as well. */
function sensible(state: InformationItem, pick: number): Sensible {
  if (state.status !== 'open') return { index: 0, role: 'publishingOfficer' }
  if (state.work === undefined) {
    return pick % 2 === 0 ? { index: 16, role: 'publishingOfficer' } : { index: 18, role: 'principalLeader' }
  }
  return toPrepare(state.work) ?? NEXT[state.work.stage] ?? toScan(state) ?? toPublish(state)
}

function toPrepare({ content: written, form, redaction }: WorkingVersion): Sensible | undefined {
  if (written === undefined) return { index: 2, role: 'publishingOfficer' }
  if (form === undefined) return { index: 3, role: 'publishingOfficer' }
  if (form.attribute !== 'partial') return undefined
  if (redaction === undefined) return { index: 4, role: 'publishingOfficer' }
  return redaction.check === undefined ? { index: 5, role: 'process' } : undefined
}

const toScan = (state: OpenItem): Sensible | undefined =>
  state.personalData?.contentHash === currentHash(state) ? undefined : { index: 23, role: 'process' }

function toPublish({ registered, indexNumber, work }: OpenItem): Sensible {
  if (registered === undefined) return { index: 12, role: 'publishingOfficer' }
  if (indexNumber === undefined) return { index: 13, role: 'process' }
  return work?.form?.attribute === 'withheld'
    ? { index: 19, role: 'disclosureOfficer' }
    : { index: 15, role: 'publishingOfficer' }
}

const step = fc.record({
  guided: fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, { weight: 2, arbitrary: fc.constant(false) }),
  fitting: fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, { weight: 2, arbitrary: fc.constant(false) }),
  index: fc.nat(23),
  pick: fc.nat(11),
  person: fc.nat(PEOPLE.length - 1),
  seen: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(HASHES.length - 1) }),
  kind: fc.oneof(
    { weight: 20, arbitrary: fc.constant('person' as const) },
    { weight: 1, arbitrary: fc.constantFrom('process' as const, 'operator' as const, 'public' as const) },
  ),
})
type Drawn = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Someone for every level, so that a review can succeed; whatever else people hold comes on top. */
const OWN_ROLES: readonly (Role | undefined)[] = [
  'publishingOfficer',
  'sectionHead',
  'secrecyReviewer',
  'principalLeader',
  undefined,
  undefined,
]

const currentHash = (state: InformationItem): Sha256 => {
  const work = state.status === 'open' ? state.work : undefined
  const shown = work?.form?.attribute === 'partial' ? (work.redaction?.content ?? work.content) : work?.content
  return shown?.contentHash ?? HASHES[0]!
}

function drawnActor(
  drawn: Drawn,
  wanted: Role | 'process',
  roles: readonly (readonly RoleHeld[])[],
  state: InformationItem,
): Actor {
  if (drawn.guided && drawn.fitting && wanted === 'process') return process('p')
  if (drawn.kind === 'process') return process('p')
  if (drawn.kind === 'operator') return operator
  if (drawn.kind === 'public') return { kind: 'public' }
  const inCharge = wanted === 'publishingOfficer' && state.status === 'open' ? state.officer : undefined
  const holders = PEOPLE.map((_, index) => index).filter((index) => roles[index]!.some(({ role }) => role === wanted))
  const fitting = inCharge === undefined ? holders[0] : PEOPLE.indexOf(inCharge as never)
  const index = drawn.fitting && fitting !== undefined ? fitting : drawn.person
  return { kind: 'person', person: personId(PEOPLE[index]!), holds: roles[index]! }
}

/** People who judged or wrote since the version began, level by level, read off the events alone. */
const LEVEL_OF: Partial<Readonly<Record<InformationItemEvent['type'], string>>> = {
  ContentRevised: 'drafting',
  SecrecyReviewFormFilled: 'drafting',
  RedactionPrepared: 'drafting',
  SecrecyReviewSubmitted: 'drafting',
  SectionReviewPassed: 'section',
  SecrecyReviewConcluded: 'secrecy',
  ItemApproved: 'leader',
}
const VOIDING = new Set<InformationItemEvent['type']>([
  'ItemCreated',
  'ContentRevised',
  'DescriptionRevised',
  'InvolvementChanged',
  'SecrecyReviewFormFilled',
  'RedactionPrepared',
  'ReturnedForRework',
  'NewVersionStarted',
])

/** An oracle that knows nothing of the decider: was this authorization preceded by a full review of its very content? */
function provesReview(history: readonly InformationItemEvent[], authorization: number): void {
  const event = history[authorization]!
  if (event.type !== 'PublicationAuthorized') throw new Error('not an authorization')
  const { contentHash } = event.data
  const before = history.slice(0, authorization)
  const since = before.slice(before.findLastIndex(({ type }) => VOIDING.has(type)) + 1)

  const levels = since.flatMap((judged) =>
    'disclosedHash' in judged.data && judged.data.disclosedHash === contentHash ? [judged.type] : [],
  )
  expect(levels).toEqual([
    'SecrecyReviewSubmitted',
    'SectionReviewPassed',
    'SecrecyReviewConcluded',
    'AttributeConfirmed',
    'ItemApproved',
  ])
  const concluded = since.find(({ type }) => type === 'SecrecyReviewConcluded')
  expect(concluded).toMatchObject({ data: { conclusion: 'disclose' } })
  const attribute = since.find(({ type }) => type === 'AttributeConfirmed')
  expect(['proactive', 'partial']).toContain((attribute?.data as { attribute: string }).attribute)

  const scanned = before.findLast(({ type }) => type === 'PersonalDataScanned')
  expect(scanned).toMatchObject({ data: { contentHash } })

  const version = before.slice(
    Math.max(
      0,
      before.findLastIndex(({ type }) => type === 'NewVersionStarted'),
    ),
  )
  const people = new Map<string, Set<PersonId>>()
  for (const acted of version) {
    const level = LEVEL_OF[acted.type]
    if (level === undefined) continue
    const { by, deputyFor } = acted.data as PartialAct
    const set = people.get(level) ?? new Set<PersonId>()
    for (const person of [by, deputyFor]) if (person !== undefined) set.add(person)
    people.set(level, set)
  }
  expect([...people.keys()].sort()).toEqual(['drafting', 'leader', 'secrecy', 'section'])
  const everyone = [...people.values()].flatMap((set) => [...set])
  expect(new Set(everyone).size).toBe(everyone.length)
}

function count(
  reached: { authorized: number; second: number; partial: number },
  events: readonly InformationItemEvent[],
): void {
  for (const event of events) {
    if (event.type !== 'PublicationAuthorized') continue
    reached.authorized += 1
    if (event.data.version > 1) reached.second += 1
    if (event.data.rendition === 'redacted') reached.partial += 1
  }
}

const publicOf = (state: InformationItem): Sha256 | undefined =>
  state.status === 'open' ? state.public?.contentHash : undefined

/** What is public by the events alone. */
function publicHash(history: readonly InformationItemEvent[]): Sha256 | undefined {
  const last = history.findLast(({ type }) => ['PublicationAuthorized', 'ItemWithdrawn', 'PurgeOrdered'].includes(type))
  return last?.type === 'PublicationAuthorized' ? last.data.contentHash : undefined
}

function hasMessages(refusals: readonly Refusal[]): void {
  for (const refusal of refusals) {
    expect(catalogue, refusal.code).toHaveProperty(refusal.code)
    for (const language of ['zh', 'en'] as const) expect(explain(refusal, language)).not.toContain(refusal.code)
  }
}

test('LS-10.9: nothing is ever public without a completed review of exactly its content by distinct persons', () => {
  const refusals = new Map<string, Refusal>()
  const reached = { authorized: 0, refused: 0, second: 0, partial: 0 }
  const roles = fc.array(fc.array(roleHeld, { maxLength: 2 }), { minLength: 6, maxLength: 6 })

  fc.assert(
    fc.property(roles, fc.array(step, { minLength: 20, maxLength: 60 }), (drawnRoles, steps) => {
      const held = drawnRoles.map((list, index) => [
        ...(OWN_ROLES[index] === undefined ? [] : [{ role: OWN_ROLES[index], agency: bureau }]),
        ...list.map(({ role, agency, deputyFor }): RoleHeld => ({
          role,
          agency: agencyId(agency),
          ...(deputyFor === undefined ? {} : { deputyFor: personId(deputyFor) }),
        })),
      ])
      const context: DecisionContext = {
        ...district,
        agencies: { ...district.agencies, rolesOf: (person) => held[PEOPLE.indexOf(person as never)] ?? [] },
      }
      let history: readonly InformationItemEvent[] = []
      let state: InformationItem = informationItemDecider.initial

      for (const drawn of steps) {
        const next = sensible(state, drawn.pick)
        const index = drawn.guided ? next.index : drawn.index
        const seen = drawn.seen === undefined ? currentHash(state) : HASHES[drawn.seen]!
        const command = commands(seen, drawn.pick)[index]!
        const actor = drawnActor(drawn, next.role, held, state)
        const decision = decide(informationItemDecider, command, state, { ...context, actor })
        if (!decision.ok) {
          reached.refused += 1
          for (const refusal of decision.error) refusals.set(`${refusal.code} ${refusal.path ?? ''}`, refusal)
          continue
        }
        const { events } = decision.value
        history = [...history, ...events]
        state = events.reduce(informationItemDecider.evolve, state)

        const again = decide(informationItemDecider, command, state, { ...context, actor })
        expect(again, `${command.type} asked twice`).toMatchObject({ ok: true, value: { events: [] } })

        count(reached, events)
        if (events.at(-1)?.type === 'PublicationAuthorized') provesReview(history, history.length - 1)
        expect(publicOf(state)).toBe(publicHash(history))
      }
    }),
    { numRuns: 600 },
  )

  hasMessages([...refusals.values()])
  // The property says nothing unless the gate was passed, in the first and in later versions, and also closed.
  expect(reached.authorized).toBeGreaterThan(100)
  expect(reached.second).toBeGreaterThan(0)
  expect(reached.partial).toBeGreaterThan(0)
  expect(reached.refused).toBeGreaterThan(1_000)
})

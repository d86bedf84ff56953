import { afterAll, afterEach, expect, test } from 'vitest'
import type { AgencyDirectory } from '../../src/domain/agency/directory.js'
import type { ConsultationCommand } from '../../src/domain/consultation/commands.js'
import { consultationDecider } from '../../src/domain/consultation/decide.js'
import type { ConsultationEvent } from '../../src/domain/consultation/events.js'
import { outcomesOf, partiesOf } from '../../src/domain/consultation/positions.js'
import {
  type ConsultationFilter,
  consultations,
  consultationsByIds,
  consultationsOfItem,
  countConsultations,
  openConsultationsOf,
} from '../../src/projections/consultations/queries.js'
import { NO_DUE } from '../../src/projections/consultations/tables.js'
import {
  after,
  agencies,
  asked,
  clock,
  conclude,
  decideThat,
  district,
  districtLeader,
  education,
  educationOfficer,
  finance,
  financeOfficer,
  hash,
  letter,
  objected,
  office,
  officer,
  open,
  openOnApplication,
  opinion,
  proposal,
  referred,
  reform,
  serve,
  session,
  type Step,
} from '../domain/consultation/district.js'
import { on } from '../support/spec.js'
import { emptyReadDatabase, readDatabase } from './readDatabase.js'
import { createWorld, type World } from './world.js'

const { db, drop } = await readDatabase()
let world: World | undefined
afterEach(async () => {
  await world?.engine.stop()
  await emptyReadDatabase(db)
})
afterAll(drop)

async function worldWith(histories: Readonly<Record<string, readonly ConsultationEvent[]>>): Promise<World> {
  world = createWorld(db)
  await world.engine.start()
  for (const [id, history] of Object.entries(histories))
    for (const event of history) await world.record(`consultation-${id}`, event)
  await world.engine.caughtUp()
  expect(world.faults).toEqual([])
  return world
}
const rowOf = async (id: string) => (await consultationsByIds(world!.readSide, [id])).get(id)!
const found = async (filter: ConsultationFilter, order: 'newestFirst' | 'dueFirst' = 'newestFirst') =>
  (await consultations(world!.readSide, filter, order, { first: 100 })).rows.map(({ row }) => row.id)

const answered = () =>
  after(
    [
      [financeOfficer, opinion(finance)],
      [educationOfficer, opinion(education)],
    ],
    asked(),
  )
const decided = (ruling: 'proposalStands' | 'objectionStands') =>
  after([[districtLeader, decideThat(ruling)]], referred())
const reorganised = (successors: Readonly<Record<string, readonly string[]>>): AgencyDirectory => ({
  ...agencies,
  isActive: (id, day) => (successors[id] === undefined || successors[id].includes(id)) && agencies.isActive(id, day),
  successorsOf: (id, day) => (successors[id] as never) ?? agencies.successorsOf(id, day),
})
const reseat: Step = [clock, { type: 'ReseatConsultation', data: { effectiveOn: on('2026-03-02'), cause: 'e9' } }]
const silences: readonly Step[] = [
  [clock, { type: 'RemindSeat', data: { text: 1, seat: finance } }],
  [clock, { type: 'RecordSilence', data: { text: 1, seat: finance } }],
]
const returned: Step = [
  districtLeader,
  { type: 'ReturnDispute', data: { dispute: 1, lacking: '缺少会商记录', returnedOn: '2026-03-02' } },
]

test('LS-6.1: a row says who asks whom, where each seat stands, and whom it waits for next', async () => {
  await worldWith({ open: after([[clock, open()]]), asked: asked(), answered: answered() })
  expect(await rowOf('open')).toMatchObject({
    purpose: 'publication',
    item: 'i1',
    asking: reform,
    status: 'open',
    text: 1,
    seated: [finance, education],
    parties: [reform, finance, education],
    awaits: [{ agency: reform, step: 'issueLetter' }],
    due: NO_DUE,
  })
  expect(await rowOf('asked')).toMatchObject({
    letterNumber: '函1',
    seats: [
      { agency: finance, servedOn: '2026-03-02', answer: { due: '2026-03-09' }, outcome: 'open' },
      { agency: education, outcome: 'open' },
    ],
    waitingFor: [finance, education],
    due: '2026-03-09',
  })
  expect(await rowOf('answered')).toMatchObject({
    seats: [{ outcome: 'agreed' }, { outcome: 'agreed' }],
    awaits: [{ agency: reform, step: 'conclude' }],
    due: NO_DUE,
  })
})

test('LS-9.1: an objection, its referral, its return and its decision, each with the one it waits for', async () => {
  await worldWith({
    objected: objected(),
    referred: referred(),
    returned: after([returned], referred()),
    stands: decided('proposalStands'),
    falls: decided('objectionStands'),
  })
  expect(await rowOf('objected')).toMatchObject({
    disputeState: 'none',
    awaits: [{ agency: reform, step: 'settleDispute' }],
  })
  expect(await rowOf('referred')).toMatchObject({
    disputeState: 'referred',
    decider: district,
    decideBy: '2026-03-09',
    deciders: [district],
    awaits: [{ agency: district, step: 'decideDispute' }],
    due: '2026-03-09',
  })
  expect(await rowOf('returned')).toMatchObject({
    disputeState: 'returned',
    awaits: [{ agency: reform, step: 'completeDispute' }],
  })
  expect(await rowOf('stands')).toMatchObject({
    disputeState: 'decided',
    decider: null,
    seats: [{ outcome: 'decided' }, { outcome: 'agreed' }],
    awaits: [{ agency: reform, step: 'conclude' }],
  })
  expect(await rowOf('falls')).toMatchObject({
    seats: [{ outcome: 'objects' }, { outcome: 'objects' }],
    awaits: [{ agency: reform, step: 'followDecision' }],
  })
})

test('LS-8.1: on an application the row carries the day of the meeting, until it was held', async () => {
  const begun = after([
    [clock, openOnApplication()],
    [officer, letter()],
    [officer, serve(finance)],
    [officer, serve(education)],
  ])
  const met = after([[officer, session()]], begun)
  const later = after(
    [
      [
        clock,
        {
          type: 'AddSeat',
          data: { seat: { agency: office, grounds: ['involved'] }, revealedOn: on('2026-03-02'), cause: 'e' },
        },
      ],
    ],
    met,
  )
  await worldWith({ begun, met, later })
  expect(await rowOf('begun')).toMatchObject({ application: 'a1', meetingDue: '2026-03-05', due: '2026-03-05' })
  expect(await rowOf('met')).toMatchObject({ meetingMetOn: '2026-03-02', sessions: 1 })
  expect(await rowOf('later')).toMatchObject({ meetingRound: 2, meetingDue: null, meetingMetOn: null })
})

test('LS-6.2: what was said about one text does not show for the next; findings are open until they are answered', async () => {
  const changed = after(
    [
      [
        clock,
        { type: 'PutTextUnderDiscussion', data: { proposal: proposal({ contentHash: hash('b') }), cause: 'e2' } },
      ],
    ],
    objected(),
  )
  const finding = {
    finding: 'f1',
    kind: 'documentNumber',
    otherItem: 'i9',
    otherAgency: finance,
    otherContentHash: hash('c'),
  } as never
  const compared = (answer: readonly Step[]) =>
    after([
      [clock, open()],
      [officer, letter()],
      [clock, { type: 'RecordContradictions', data: { text: 1, findings: [finding] } }],
      ...answer,
    ])
  const answer: ConsultationCommand = {
    type: 'AnswerContradiction',
    data: { text: 1, finding: 'f1', answer: 'otherMatter', explanation: '不是同一事项' },
  }
  await worldWith({ changed, compared: compared([]), answered: compared([[officer, answer]]) })
  expect(await rowOf('changed')).toMatchObject({
    text: 2,
    letterNumber: null,
    seats: [{ outcome: 'open', servedOn: null, said: [] }, { outcome: 'open' }],
    awaits: [{ agency: reform, step: 'issueLetter' }],
  })
  expect(await rowOf('compared')).toMatchObject({ contradictionsOpen: 1, contradictionsLookedFor: true })
  expect((await rowOf('compared')).awaits).toContainEqual({ agency: reform, step: 'answerContradiction' })
  expect(await rowOf('answered')).toMatchObject({ contradictionsOpen: 0 })
})

test('LS-6.1: what is concluded or cancelled waits for nobody', async () => {
  await worldWith({
    closed: after([[officer, conclude()]], answered()),
    cancelled: after(
      [[clock, { type: 'CancelConsultation', data: { reason: 'itemWithdrawn', cause: 'e' } }]],
      referred(),
    ),
  })
  expect(await rowOf('closed')).toMatchObject({
    status: 'confirmed',
    closedOn: '2026-03-02',
    seats: [{ outcome: 'agreed' }, { outcome: 'agreed' }],
    awaits: [],
    due: NO_DUE,
  })
  expect(await rowOf('cancelled')).toMatchObject({ status: 'cancelled', decider: null, waitingFor: [], due: NO_DUE })
})

test('LS-4.3, LS-6.1: the row stands where the rules say that the consultation stands, also after reorganisations', async () => {
  const merged = (successors: Readonly<Record<string, readonly string[]>>, history = objected()) =>
    after([reseat], history, { agencies: reorganised(successors) })
  const half = () => after([[educationOfficer, opinion(education)]], asked())
  const silent = () => {
    const later = { today: on('2026-03-10') }
    return after(silences, half(), later)
  }
  const anotherText: Step = [
    clock,
    { type: 'PutTextUnderDiscussion', data: { proposal: proposal({ contentHash: hash('b') }), cause: 'e2' } },
  ]
  const histories = {
    asked: asked(),
    objected: objected(),
    stands: decided('proposalStands'),
    falls: decided('objectionStands'),
    silent: silent(),
    heir: merged({ finance: ['health'] }),
    two: merged({ finance: ['education'] }),
    halfAgreed: merged({ finance: ['education'] }, half()),
    silentAndAnswered: merged({ finance: ['education'] }, silent()),
    split: merged({ finance: ['finance', 'health'] }),
    intoAsking: merged({ finance: ['reform'] }),
    askingMoved: merged({ reform: ['finance'] }),
    deciderLost: merged({ district: ['city'] }, referred()),
    anotherText: after([anotherText], objected()),
    overruledThenAnotherText: after([anotherText], decided('proposalStands')),
    anotherTextMerged: merged({ finance: ['education'] }, after([anotherText], objected())),
  }
  await worldWith(histories)
  for (const [id, history] of Object.entries(histories)) {
    const state = history.reduce(consultationDecider.evolve, consultationDecider.initial)
    if (state.status !== 'open') throw new Error(id)
    const row = await rowOf(id)
    const outcomes = row.seats.map(({ agency, outcome }) => ({ agency, how: outcome }))
    const byAgency = (one: { agency: string }, other: { agency: string }) => (one.agency < other.agency ? -1 : 1)
    expect([...outcomes].sort(byAgency), id).toEqual([...outcomesOf(state)].sort(byAgency))
    expect([...row.parties].sort(), id).toEqual([...partiesOf(state)].sort())
    const stoodAgainst = [...state.seats.values()].filter(({ objectedBefore }) => objectedBefore === true)
    expect(
      row.seats.filter(({ objectedBefore }) => objectedBefore).map(({ agency }) => agency),
      id,
    ).toEqual(stoodAgainst.map(({ agency }) => agency))
    expect(row.text, id).toBe(state.text)
    expect(row.disputeState === 'none' ? undefined : row.disputeState, id).toBe(state.dispute?.status)
  }
})

test('consultations are found by who has which part, whom they wait for, what they are about and when they are due', async () => {
  await worldWith({
    asked: asked(),
    referred: referred(),
    decided: decided('proposalStands'),
    closed: after([[officer, conclude()]], answered()),
    application: after([[clock, openOnApplication()]]),
  })
  expect(await found({})).toEqual(['application', 'closed', 'decided', 'referred', 'asked'])
  expect(await found({}, 'dueFirst')).toEqual(['application', 'asked', 'referred', 'closed', 'decided'])
  expect(await found({ agencies: [district] })).toEqual(['decided', 'referred'])
  expect(await found({ agencies: [district], parts: ['asking', 'seat'] })).toEqual([])
  expect(await found({ agencies: [finance], parts: ['seat'], statuses: ['confirmed'] })).toEqual(['closed'])
  expect(await found({ agencies: [finance], parts: [] })).toEqual([])
  expect(await found({ withinSight: [office] })).toEqual([])
  expect(await found({ waitingFor: [finance] })).toEqual(['asked'])
  expect(await found({ waitingFor: [district] })).toEqual(['referred'])
  expect(await found({ awaits: [{ step: 'conclude', agency: reform }] })).toEqual(['decided'])
  expect(await found({ awaits: [{ step: 'conclude', agency: finance }] })).toEqual([])
  expect(await found({ disputeStates: ['decided'] })).toEqual(['decided'])
  expect(await found({ dueUntil: '2026-03-05' })).toEqual(['application'])
  expect(await found({ application: 'a1' })).toEqual(['application'])
  expect(await found({ item: 'i2' })).toEqual([])
  expect(await countConsultations(world!.readSide, { item: 'i1' })).toEqual({ count: 4, exact: true })
  expect((await consultationsOfItem(world!.readSide, 'i1')).map(({ id }) => id)).toEqual([
    'asked',
    'referred',
    'decided',
    'closed',
  ])
  expect(await openConsultationsOf(world!.readSide, district)).toEqual(['referred'])
  expect(await openConsultationsOf(world!.readSide, finance)).toEqual(['asked', 'referred', 'decided', 'application'])
})

test('a page goes on where the last one ended, while consultations are added', async () => {
  const { readSide, record, engine } = await worldWith({ a: asked(), b: asked(), c: asked() })
  const first = await consultations(readSide, {}, 'newestFirst', { first: 2 })
  for (const event of asked()) await record('consultation-d', event)
  await engine.caughtUp()
  const after = first.rows.at(-1)!.cursor
  const second = await consultations(readSide, {}, 'newestFirst', { first: 2, after })
  expect([...first.rows, ...second.rows].map(({ row }) => row.id)).toEqual(['c', 'b', 'a'])
  expect(second.hasNextPage).toBe(false)
})

test('words that people wrote stand in no row', async () => {
  await worldWith({ decided: decided('proposalStands') })
  const text = JSON.stringify(await rowOf('decided'))
  for (const word of ['含过程性信息', '条例第', '未能一致', '是否公开', '应予公开', '赵一'])
    expect(text).not.toContain(word)
})

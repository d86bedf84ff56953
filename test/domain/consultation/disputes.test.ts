import { expect, test } from 'vitest'
import type { ConsultationCommand } from '../../../src/domain/consultation/commands.js'
import { competentDeciders } from '../../../src/domain/consultation/competentDeciders.js'
import { agencyId, directory, on, person } from '../../support/spec.js'
import {
  after,
  agencies,
  asked,
  city,
  clock,
  conclude,
  decideThat,
  district,
  districtLeader,
  education,
  file,
  finance,
  financeOfficer,
  given,
  hash,
  letter,
  objected,
  office,
  officeHead,
  officer,
  opinion,
  proposal,
  refer,
  referred,
  reform,
  serve,
  session,
} from './district.js'

const day = on('2026-03-02')
const decidersOf = (...parties: Parameters<typeof competentDeciders>[0]) => competentDeciders(parties, agencies, day)

test('LS-9.1: the lowest common superior of either kind and the disclosure department are offered, with the way up', () => {
  expect(decidersOf(reform, finance)).toEqual([
    {
      agency: district,
      rights: ['commonSuperior'],
      ways: [
        { party: reform, steps: [{ to: district, axis: 'government' }] },
        { party: finance, steps: [{ to: district, axis: 'government' }] },
      ],
    },
    { agency: office, rights: ['disclosureDepartment'], ways: [] },
  ])
})

test('LS-9.1: a party never decides: neither the disclosure department nor a superior that is one', () => {
  expect(decidersOf(reform, office).map(({ agency }) => agency)).toEqual([district])
  expect(decidersOf(reform, district).map(({ agency }) => agency)).toEqual([city, office])
})

test('LS-9.1: a common superior may be government to one and business superior to the other', () => {
  const found = competentDeciders(
    [agencyId('a'), agencyId('b')],
    directory({
      agencies: [
        { id: agencyId('bureau') },
        { id: agencyId('a'), businessSuperior: agencyId('bureau') },
        { id: agencyId('b'), governmentSuperior: agencyId('bureau') },
      ],
    }),
    day,
  )
  expect(found).toMatchObject([
    {
      agency: 'bureau',
      ways: [{ steps: [{ axis: 'business' }] }, { steps: [{ axis: 'government' }] }],
    },
  ])
})

test('LS-9.1: circular superiors end, and all of the circle is offered', () => {
  const circle = directory({
    agencies: [
      { id: agencyId('a'), governmentSuperior: agencyId('x') },
      { id: agencyId('b'), governmentSuperior: agencyId('y') },
      { id: agencyId('x'), governmentSuperior: agencyId('y') },
      { id: agencyId('y'), governmentSuperior: agencyId('x') },
    ],
  })
  const found = competentDeciders([agencyId('a'), agencyId('b')], circle, day)
  expect(found.map(({ agency }) => agency).sort()).toEqual(['x', 'y'])
})

test('LS-9.1: nobody above and no disclosure department but a party: nobody is competent', () => {
  expect(
    competentDeciders(
      [agencyId('a'), agencyId('b')],
      directory({ agencies: [{ id: agencyId('a'), duties: ['disclosureDepartment'] }] }),
      day,
    ),
  ).toEqual([])
})

test('LS-9.1: without an attempt of their own nobody goes up', () => {
  given(...objected())
    .as(officer)
    .when(refer())
    .thenRefusedWith({ code: 'OWN_ATTEMPT_MISSING', clause: 'LS-9.1', missing: ['RecordSession'] })
})

test('LS-9.1: any party may refer, and the choice, the file and the attempt are on record', () => {
  const history = after([[officer, session()]], objected())
  for (const [actor, party, decider] of [
    [officer, reform, district],
    [financeOfficer, finance, office],
  ] as const) {
    const sent = given(...history)
      .as(actor)
      .when(refer({ party, decider }))
      .events()
    expect(sent.at(-1)).toMatchObject({
      type: 'DisputeReferred',
      data: {
        dispute: 1,
        party,
        decider,
        parties: [reform, finance, education],
        points: ['attribute'],
        attempts: ['s1'],
        offered: [{ agency: district }, { agency: office }],
        decideBy: { due: '2026-03-09' },
      },
    })
  }
  given(...history)
    .as(officer)
    .when(refer({ decider: city }))
    .thenRefusedWith({ code: 'DECIDER_NOT_COMPETENT', facts: { agencies: [district, office] } })
  given(...history)
    .as(person('p', 'disclosureHead', 'health'))
    .when(refer({ party: agencyId('health') }))
    .thenRefused('NOT_A_PARTY', 'OWN_ATTEMPT_MISSING')
  given(...history)
    .as(officer)
    .when(refer({ file: { ...file, mainDispute: '', reasons: '' } }))
    .thenRefused('TEXT_REQUIRED', 'TEXT_REQUIRED')
})

test('LS-9.1: what nobody objects to is no dispute; one dispute at a time', () => {
  given(...after([[officer, session()]], asked()))
    .as(officer)
    .when(refer())
    .thenRefused('NO_DISPUTE')
  given(...referred())
    .as(financeOfficer)
    .when(refer({ party: finance, documentNumber: '请示2' }))
    .thenRefused('DISPUTE_PENDING')
})

test('LS-9.1: while it is decided nothing is concluded', () => {
  given(...referred())
    .as(officer)
    .when(conclude('notAgreed'))
    .thenRefused('DISPUTE_PENDING')
})

test('LS-9.1: a decision for the proposal overrules the objection and opens the way', () => {
  const decided = after([[districtLeader, decideThat('proposalStands')]], referred())
  expect(decided.at(-1)).toMatchObject({
    type: 'DisputeDecided',
    data: {
      decider: district,
      rulings: [{ point: 'attribute', ruling: 'proposalStands', overruled: [finance] }],
      by: 'district-leader',
    },
  })
  const closed = after([[officer, conclude()]], decided)
  expect(closed.at(-1)).toMatchObject({
    data: { outcome: 'confirmed', seats: [{ how: 'decided' }, { how: 'agreed' }] },
  })
})

test('LS-9.1: a decision for the objection binds: the same cannot be proposed again', () => {
  const decided = after([[districtLeader, decideThat('objectionStands')]], referred())
  expect(decided.at(-1)).toMatchObject({ data: { rulings: [{ overruled: [reform, education] }] } })
  given(...decided)
    .as(officer)
    .when(conclude())
    .thenRefused('SEAT_OBJECTS')
  const put = (change: Parameters<typeof proposal>[0]): ConsultationCommand => ({
    type: 'PutTextUnderDiscussion',
    data: { proposal: proposal(change), cause: 'e2' },
  })
  given(...decided)
    .as(clock)
    .when(put({ contentHash: hash('b') }))
    .thenRefusedWith({ code: 'DECISION_IGNORED', facts: { points: ['attribute'] } })
  given(...decided)
    .as(clock)
    .when(put({ contentHash: hash('b'), attribute: 'partial' }))
    .thenTypes('TextPutUnderDiscussion')
  given(...decided)
    .as(financeOfficer)
    .when({
      type: 'ReviseOpinion',
      data: {
        text: 1,
        seat: finance,
        points: [{ point: 'attribute', position: 'agrees' }],
        reason: '同意',
        givenOn: '2026-03-02',
      },
    })
    .thenRefused('POINT_DECIDED')
})

test('LS-9.1: a decision rules on every point that was referred, with ground and basis', () => {
  const decision = decideThat('proposalStands')
  given(...referred())
    .as(districtLeader)
    .when({ ...decision, data: { ...decision.data, rulings: [], ground: '', basis: '' } })
    .thenRefused('RULINGS_MISSING', 'TEXT_REQUIRED', 'TEXT_REQUIRED')
  given(...referred())
    .as(districtLeader)
    .when({
      ...decision,
      data: { ...decision.data, rulings: [...decision.data.rulings, { point: 'content', ruling: 'proposalStands' }] },
    })
    .thenRefused('POINT_NOT_IN_DISPUTE')
})

test('LS-9.1: only the chosen decider decides, by a person who acted for no party', () => {
  given(...referred())
    .as(officeHead)
    .when(decideThat('proposalStands'))
    .thenRefused('WRONG_AGENCY')
  given(...referred())
    .as(person('officer', 'deputyLeader', district))
    .when(decideThat('proposalStands'))
    .thenRefused('DECIDER_IS_PARTY')
  given(...referred())
    .as(person('p', 'deputyLeader', district, 'finance-officer'))
    .when(decideThat('proposalStands'))
    .thenRefused('DECIDER_IS_PARTY')
})

test('LS-9.1: the file comes back for completion once only, and the time to decide begins again', () => {
  const back: ConsultationCommand = {
    type: 'ReturnDispute',
    data: { dispute: 1, lacking: '缺少依据', returnedOn: '2026-03-03' },
  }
  const complete: ConsultationCommand = {
    type: 'CompleteDispute',
    data: { dispute: 1, party: reform, file, completedOn: '2026-03-04' },
  }
  const on4 = { today: on('2026-03-04'), now: '2026-03-04T04:00:00.000Z' as never }
  const returned = after([[districtLeader, back]], referred(), on4)
  given(...returned)
    .within(on4)
    .as(districtLeader)
    .when(decideThat('proposalStands'))
    .thenRefused('DISPUTE_STEP_OUT_OF_ORDER')
  const completed = after([[officer, complete]], returned, on4)
  expect(completed.at(-1)).toMatchObject({ data: { decideBy: { start: '2026-03-04', due: '2026-03-11' } } })
  given(...completed)
    .within(on4)
    .as(districtLeader)
    .when(back)
    .thenRefused('DISPUTE_RETURNED_BEFORE')
  given(...completed)
    .within(on4)
    .as(districtLeader)
    .when(decideThat('proposalStands'))
    .thenTypes('DisputeDecided')
})

test('LS-9.1: a dispute belongs to its text: with another text it is gone, and what was decided is open again', () => {
  const decided = after([[districtLeader, decideThat('proposalStands')]], referred())
  const changed = after(
    [
      [
        clock,
        { type: 'PutTextUnderDiscussion', data: { proposal: proposal({ contentHash: hash('b') }), cause: 'e2' } },
      ],
      [officer, letter(2)],
      [officer, serve(finance, 2)],
      [financeOfficer, opinion(finance, 'objects', { text: 2 })],
    ],
    decided,
  )
  given(...changed)
    .as(officer)
    .when(conclude('confirmed', 2))
    .thenRefused('SEAT_OBJECTS', 'SEAT_OPEN', 'CONTRADICTIONS_NOT_LOOKED_FOR')
})

test('LS-9.1: an agency that stays silent after a reminder can be brought before the decider', () => {
  const late = { today: on('2026-03-10'), now: '2026-03-10T04:00:00.000Z' as never }
  const silence: ConsultationCommand = { type: 'RecordSilence', data: { text: 1, seat: finance } }
  const agreed = after([[person2(), opinion(education)]], asked())
  const silent = after([[clock, silence]], agreed, late)
  given(...silent)
    .within(late)
    .as(officer)
    .when(refer({ referredOn: '2026-03-10' }))
    .thenRefused('OWN_ATTEMPT_MISSING')
  const reminded = after([[officer, { type: 'RemindSeat', data: { text: 1, seat: finance } }]], silent, late)
  const sent = after([[officer, refer({ referredOn: '2026-03-10' })]], reminded, late)
  expect(sent.at(-1)).toMatchObject({
    data: { points: ['content', 'attribute', 'publisher', 'channel'], attempts: [`reminder:${finance}:1`] },
  })
})
const person2 = () => person('education-officer', 'disclosureOfficer', education)

test('LS-9.1: the same referral or decision again changes nothing; another under its number is refused', () => {
  given(...referred())
    .as(officer)
    .when(refer())
    .thenNothing()
  given(...referred())
    .as(officer)
    .when(refer({ decider: office }))
    .thenRefused('DISPUTE_PENDING')
  const decided = after([[districtLeader, decideThat('proposalStands')]], referred())
  given(...decided)
    .as(districtLeader)
    .when(decideThat('proposalStands'))
    .thenNothing()
  given(...decided)
    .as(districtLeader)
    .when(decideThat('objectionStands'))
    .thenRefused('DISPUTE_STEP_OUT_OF_ORDER')
})

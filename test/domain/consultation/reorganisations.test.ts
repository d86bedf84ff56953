import { expect, test } from 'vitest'
import type { AgencyDirectory } from '../../../src/domain/agency/directory.js'
import type { ConsultationCommand, ReseatConsultation } from '../../../src/domain/consultation/commands.js'
import { agencyId, on, person } from '../../support/spec.js'
import {
  after,
  agencies,
  asked,
  clock,
  conclude,
  decideThat,
  district,
  education,
  finance,
  given,
  objected,
  officer,
  opinion,
  refer,
  referred,
  reform,
} from './district.js'

const health = agencyId('health')
/** From today on these agencies' matters are others'; who is not among their own successors is no more. */
const reorganised = (successors: Readonly<Record<string, readonly string[]>>): AgencyDirectory => ({
  ...agencies,
  isActive: (id, day) => (successors[id] === undefined || successors[id].includes(id)) && agencies.isActive(id, day),
  successorsOf: (id, day) => (successors[id] as never) ?? agencies.successorsOf(id, day),
})
const reseat = (heirs?: ReseatConsultation['data']['heirs']): ConsultationCommand => ({
  type: 'ReseatConsultation',
  data: { effectiveOn: on('2026-03-02'), cause: 'e9', ...(heirs === undefined ? {} : { heirs }) },
})
const healthOfficer = person('health-officer', 'disclosureOfficer', health)

test('LS-4.3: a merged agency’s seat goes to whoever took over, with its objection', () => {
  const merged = { agencies: reorganised({ finance: ['health'] }) }
  given(...objected())
    .within(merged)
    .as(officer)
    .when(conclude())
    .thenRefused('SEAT_OBJECTS', 'SEATS_OUT_OF_DATE')
  const moved = after([[clock, reseat()]], objected(), merged)
  expect(moved.at(-1)).toEqual({
    type: 'SeatTransferred',
    data: { from: finance, to: [health], effectiveOn: '2026-03-02', cause: 'e9' },
  })
  given(...moved)
    .within(merged)
    .as(officer)
    .when(conclude())
    .thenRefusedWith({ code: 'SEAT_OBJECTS', facts: { agencies: [health] } })
  given(...moved)
    .within(merged)
    .as(clock)
    .when(reseat())
    .thenNothing()
  const spoken = after([[healthOfficer, opinion(health)]], moved, merged)
  given(...spoken)
    .within(merged)
    .as(officer)
    .when(conclude())
    .thenTypes('ConsultationClosed')
})

test('LS-4.3: two seats that become one keep the objection of either and agree only where both did', () => {
  const merged = { agencies: reorganised({ finance: ['education'] }) }
  const moved = after([[clock, reseat()]], objected(), merged)
  given(...moved)
    .within(merged)
    .as(officer)
    .when(conclude())
    .thenRefusedWith({ code: 'SEAT_OBJECTS', facts: { agencies: [education] } })
  const half = after([[person('education-officer', 'disclosureOfficer', education), opinion(education)]], asked())
  given(...after([[clock, reseat()]], half, merged))
    .within(merged)
    .as(officer)
    .when(conclude())
    .thenRefusedWith({ code: 'SEAT_OPEN', facts: { agencies: [education] } })
})

test('LS-4.3: a split agency leaves a seat to each part, or to the parts that the theme names', () => {
  const split = { agencies: reorganised({ finance: ['finance', 'health'] }) }
  const moved = after([[clock, reseat()]], asked(), split)
  expect(moved.at(-1)).toMatchObject({ data: { from: finance, to: [finance, health] } })
  given(...moved)
    .within(split)
    .as(officer)
    .when(conclude())
    .thenRefusedWith({ code: 'SEAT_OPEN', facts: { agencies: [finance, education, health] } })
  given(...asked())
    .within(split)
    .as(clock)
    .when(reseat([{ from: finance, to: [finance] }]))
    .thenNothing()
  given(...asked())
    .within(split)
    .as(clock)
    .when(reseat([{ from: finance, to: [education] }]))
    .thenRefused('NOT_A_SUCCESSOR')
})

test('LS-4.3: what merges into the agency that asks has no seat any more', () => {
  const merged = { agencies: reorganised({ finance: ['reform'] }) }
  expect(after([[clock, reseat()]], asked(), merged).at(-1)).toEqual({
    type: 'SeatClosed',
    data: { seat: finance, because: 'mergedIntoAsking', cause: 'e9' },
  })
})

test('LS-4.3: the agency that asks is followed by its successor, which gives up its own seat', () => {
  const merged = { agencies: reorganised({ reform: ['finance'] }) }
  const moved = after([[clock, reseat()]], asked(), merged)
  expect(moved.slice(-2)).toMatchObject([
    { type: 'AskingAgencyChanged', data: { from: reform, to: finance } },
    { type: 'SeatClosed', data: { seat: finance, because: 'mergedIntoAsking' } },
  ])
  given(...moved)
    .within(merged)
    .as(person('f', 'publishingOfficer', finance))
    .when(conclude('notAgreed'))
    .thenTypes('ConsultationClosed')
})

test('LS-4.4: a seat for which nobody answers is a fault of the register, not an agreement', () => {
  const gone = { agencies: reorganised({ finance: [] }) }
  given(...asked())
    .within(gone)
    .as(clock)
    .when(reseat())
    .thenRefused('NOBODY_ANSWERS_FOR_SEAT')
})

test('LS-9.1: the right of a disclosure department to decide goes with that duty', () => {
  const [last] = referred().slice(-1)
  if (last?.type !== 'DisputeReferred') throw new Error('no dispute was referred')
  const byDuty = [
    ...referred().slice(0, -1),
    { ...last, data: { ...last.data, right: 'disclosureDepartment' } } as const,
  ]
  const without = { agencies: { ...reorganised({}), withDuty: () => [] } }
  expect(after([[clock, reseat()]], byDuty, without).at(-1)).toMatchObject({
    type: 'DisputeDeciderLost',
    data: { decider: last.data.decider, because: 'rightLost' },
  })
  // Whoever decides as a common superior needs no such duty.
  expect(after([[clock, reseat()]], referred(), without).map(({ type }) => type)).not.toContain('DisputeDeciderLost')
})

test('LS-9.1: a decider that was abolished or became a party does not decide; the dispute can be referred again', () => {
  for (const [change, because] of [
    [{ district: ['city'] }, 'abolished'],
    [{ finance: ['district'] }, 'becameParty'],
  ] as const) {
    const changed = { agencies: reorganised(change) }
    const lost = after([[clock, reseat()]], referred(), changed)
    expect(lost.at(-1)).toMatchObject({ type: 'DisputeDeciderLost', data: { decider: district, because } })
    given(...lost)
      .within(changed)
      .as(person('p', 'principalLeader', district))
      .when(decideThat('proposalStands'))
      .thenRefusedWith({ code: 'DISPUTE_STEP_OUT_OF_ORDER' })
    given(...lost)
      .within(changed)
      .as(officer)
      .when(refer({ decider: agencyId('office'), documentNumber: '请示2' }))
      .thenTypes('DisputeReferred')
  }
})

import { expect, test } from 'vitest'
import { progressOf } from '../../../src/domain/consultation/progress.js'
import {
  after,
  clock,
  decideThat,
  districtLeader,
  education,
  finance,
  financeOfficer,
  given,
  hash,
  letter,
  objected,
  officer,
  opinion,
  proposal,
  referred,
} from './district.js'

const otherText = {
  type: 'PutTextUnderDiscussion',
  data: { proposal: proposal({ contentHash: hash('b') }), cause: 'event-2' },
} as const
const leaveOut = (seat: typeof finance) => ({ type: 'CloseSeat', data: { seat, cause: 'event-3' } }) as const
const cancel = { type: 'CancelConsultation', data: { reason: 'noLongerInvolved', cause: 'event-3' } } as const

test('LS-9.1: who objected to a text is not left out when another is put in its place, until they agree', () => {
  const changed = after([[clock, otherText]], objected())
  given(...changed)
    .as(clock)
    .when(leaveOut(finance))
    .thenRefused('SEAT_OBJECTS')
  given(...changed)
    .as(clock)
    .when(cancel)
    .thenRefused('SEAT_OBJECTS')
  given(...changed)
    .as(clock)
    .when(leaveOut(education))
    .thenTypes('SeatClosed')

  const twice = after([[clock, { ...otherText, data: { ...otherText.data, proposal: proposal() } }]], changed)
  given(...twice)
    .as(clock)
    .when(leaveOut(finance))
    .thenRefused('SEAT_OBJECTS')

  const agreed = after(
    [
      [officer, letter(2)],
      [financeOfficer, opinion(finance, 'agrees', { text: 2 })],
    ],
    changed,
  )
  given(...agreed)
    .as(clock)
    .when(leaveOut(finance))
    .thenTypes('SeatClosed')
})

test('LS-9.1: who was overruled stands against nothing any more', () => {
  const overruled = after(
    [
      [districtLeader, decideThat('proposalStands')],
      [clock, otherText],
    ],
    referred(),
  )
  given(...overruled)
    .as(clock)
    .when(leaveOut(finance))
    .thenTypes('SeatClosed')
})

test('LS-6.1: where a consultation stands, for those who follow it', () => {
  expect(progressOf([])).toEqual({ status: 'absent' })
  const progress = progressOf(objected())
  expect(progress).toMatchObject({
    status: 'open',
    text: 1,
    letter: { letterNumber: '函1' },
    meetings: 0,
    seats: [
      { agency: finance, servedOn: '2026-03-02', isAnswered: true },
      { agency: education, isAnswered: true },
    ],
  })
  expect(progressOf(after([[clock, otherText]], objected()))).toMatchObject({
    text: 2,
    seats: [
      { agency: finance, isAnswered: false },
      { agency: education, isAnswered: false },
    ],
  })
  expect(progressOf(after([[clock, otherText]], objected()))).not.toHaveProperty('letter')
})

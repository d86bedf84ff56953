import { expect, test } from 'vitest'
import { circleOf, knowsOfConsultation, readsDiscussedContents } from '../../src/app/consultationCircle.js'
import type { ConsultationEvent } from '../../src/domain/consultation/events.js'
import type { AgencyId } from '../../src/domain/values.js'
import {
  after,
  asked,
  clock,
  conclude,
  decideThat,
  district,
  districtLeader,
  education,
  finance,
  hash,
  officer,
  proposal,
  referred,
  reform,
} from '../domain/consultation/district.js'

const circle = (history: readonly ConsultationEvent[]) => circleOf(history)!
const knows = (history: readonly ConsultationEvent[], agency: AgencyId) =>
  knowsOfConsultation([agency], circle(history))
const reads = (history: readonly ConsultationEvent[], agency: AgencyId) =>
  readsDiscussedContents([agency], circle(history))

const decided = () => after([[districtLeader, decideThat('proposalStands')]], referred())

test('LS-6.1: the agency that asks and those that are asked know of it and read what it is about; nobody else does', () => {
  for (const agency of [reform, finance, education]) {
    expect(knows(asked(), agency), agency).toBe(true)
    expect(reads(asked(), agency), agency).toBe(true)
  }
  expect(knows(asked(), district)).toBe(false)
  expect(reads(asked(), district)).toBe(false)
  expect(knowsOfConsultation('all', circle(asked()))).toBe(true)
  expect(knowsOfConsultation([], circle(asked()))).toBe(false)
  expect(circleOf([])).toBeUndefined()
})

test('LS-9.1: a decider reads while the dispute is before it, and knows afterwards what it decided', () => {
  expect(reads(referred(), district)).toBe(true)
  expect(circle(referred())).toMatchObject({ decider: district, deciders: [district] })
  expect(reads(decided(), district)).toBe(false)
  expect(knows(decided(), district)).toBe(true)
})

test('LS-9.1: when it ends without a decision, there is nothing left for the decider to read', () => {
  const cancelled = after(
    [[clock, { type: 'CancelConsultation', data: { reason: 'itemWithdrawn', cause: 'e' } }]],
    referred(),
  )
  expect(reads(cancelled, district)).toBe(false)
  expect(reads(cancelled, finance)).toBe(true)
})

test('LS-6.1: after the conclusion its parties keep what they were asked about, every text of it', () => {
  const changed = after(
    [
      [
        clock,
        { type: 'PutTextUnderDiscussion', data: { proposal: proposal({ contentHash: hash('b') }), cause: 'e2' } },
      ],
      [officer, conclude('notAgreed', 2)],
    ],
    asked(),
  )
  expect(reads(changed, finance)).toBe(true)
  expect(circle(changed).contentHashes).toEqual([hash('a'), hash('b')])
})

test('LS-6.1: whoever turned out not to be concerned reads no more', () => {
  const left = after([[clock, { type: 'CloseSeat', data: { seat: education, cause: 'e' } }]], asked())
  expect(knows(left, education)).toBe(false)
  expect(knows(left, finance)).toBe(true)
})

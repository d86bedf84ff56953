import { expect, test } from 'vitest'
import { aggregates } from '../../../src/app/aggregates.js'
import type { ReplayStep } from '../../../src/app/replay/replay.js'
import { partiesOf, purposeOfReplay, replayReader } from '../../../src/app/replay/replaySight.js'
import type { Actor } from '../../../src/domain/context.js'
import { agencyId, directory, on, operator, person } from '../../support/spec.js'

const written = directory({
  agencies: [
    { id: agencyId('district'), kind: 'government' },
    { id: agencyId('bureau'), governmentSuperior: agencyId('district') },
    { id: agencyId('other'), governmentSuperior: agencyId('district') },
    { id: agencyId('supervisors'), duties: ['supervisoryOrgan'] },
    { id: agencyId('secrecy'), duties: ['secrecyAdministration'] },
  ],
  people: {
    inspects: [{ role: 'inspector', agency: agencyId('supervisors') }],
  },
})
const history = { agencies: new Map(['district', 'bureau', 'other', 'supervisors', 'secrecy'].map((id) => [id, {}])) }
const agencies = { ...written, history } as unknown as typeof written
const today = on('2026-03-02')

const step = (aggregate: string, state: object): ReplayStep => ({
  number: 1,
  event: { id: 'e' } as ReplayStep['event'],
  source: { stream: 's', id: '1', aggregate: aggregates.find(({ name }) => name === aggregate)! },
  before: undefined,
  after: state,
})
const sees = (actor: Actor, kind: string, state: object, aggregate = kind) => {
  const steps = [step(aggregate, state)]
  return replayReader({ actor, agencies, today }, kind, partiesOf(kind, steps), steps)
}

const inspector = person('inspects', 'inspector', 'supervisors')
const ofSecrecy = person('guards', 'inspector', 'secrecy')
const ofDistrict = person('below', 'inspector', 'district')
const officer = person('works', 'publishingOfficer', 'bureau')
const stranger = person('else', 'publishingOfficer', 'other')

test('LS-15.1: a supervisor replays what lies in their sight, an officer the matters of theirs, others nothing', () => {
  const application = { agency: 'bureau', status: 'open' }
  expect([inspector, ofDistrict, officer, stranger].map((actor) => sees(actor, 'application', application))).toEqual([
    'supervisor',
    'supervisor',
    'officer',
    undefined,
  ])
  const joint = { agency: 'x', jointIssuers: [{ agency: 'bureau' }], involvedAgencies: [] }
  expect(sees(officer, 'informationItem', joint)).toBe('officer')
  expect(sees(officer, 'informationItem', { recorded: { agency: 'bureau' } })).toBe('officer')
  expect(sees(operator, 'application', application)).toBe('officer')
})

test('LS-15.1: accounts, inboxes, complaints and inspections are for those who supervise everybody', () => {
  for (const kind of ['account', 'inbox', 'complaint', 'inspection']) {
    const all = [inspector, ofSecrecy, ofDistrict, officer].map((actor) =>
      sees(actor, kind, { agency: 'bureau' }, 'duty'),
    )
    expect(all, kind).toEqual(['supervisor', undefined, undefined, undefined])
  }
  expect(sees(ofSecrecy, 'informationItem', { agency: 'bureau' })).toBe('supervisor')
  expect(sees(ofDistrict, 'policy', {})).toBe('supervisor')
  expect(sees(officer, 'policy', {})).toBeUndefined()
})

test('711-51: what is against somebody or their agency is not theirs to replay, nor are its deadlines by themselves', () => {
  const complaint = (against: string, concerned: readonly string[] = []) => ({ agency: 'district', against, concerned })
  expect(sees(inspector, 'complaint', complaint('bureau'), 'duty')).toBe('supervisor')
  expect(sees(inspector, 'complaint', complaint('supervisors'), 'duty')).toBeUndefined()
  expect(sees(inspector, 'complaint', complaint('bureau', ['inspects']), 'duty')).toBeUndefined()
  const clock = (key: string) => ({ agency: 'bureau', key, status: 'running' })
  expect(sees(officer, 'deadline', clock('application:a1'))).toBe('officer')
  expect(sees(officer, 'deadline', clock('complaint:c1'))).toBeUndefined()
  expect(sees(inspector, 'deadline', clock('complaint:c1'))).toBeUndefined()
})

test('PIPL-51: personal data opens with a purpose, for matters alone', () => {
  const purposeOf = (actor: Actor, kind: string, purpose?: 'handling' | 'investigation') =>
    purposeOfReplay({ actor, agencies, today }, kind, ['bureau'], purpose)
  expect(purposeOf(inspector, 'application')).toBeUndefined()
  expect(purposeOf(inspector, 'application', 'investigation')).toBe('investigation')
  expect(purposeOf(officer, 'application', 'handling')).toBe('handling')
  expect(purposeOf(stranger, 'application', 'handling')).toBeUndefined()
  expect(purposeOf(inspector, 'complaint', 'investigation')).toBeUndefined()
})

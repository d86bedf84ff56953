import { expect, test } from 'vitest'
import { type AccessPurpose, personalDataPurpose } from '../../src/app/personalDataSight.js'
import type { Actor } from '../../src/domain/context.js'
import { ROLES } from '../../src/domain/roles.js'
import { agencyId, directory, on, operator, person, process } from '../support/spec.js'

const bureau = agencyId('bureau')
const heir = agencyId('heir')
const written = directory({
  agencies: [
    { id: agencyId('district'), kind: 'government' },
    { id: bureau, governmentSuperior: agencyId('district') },
    { id: agencyId('old'), abolishedOn: on('2025-01-01'), governmentSuperior: agencyId('district') },
    { id: heir, governmentSuperior: agencyId('district') },
    { id: agencyId('office'), duties: ['disclosureDepartment'] },
    { id: agencyId('supervisors'), duties: ['supervisoryOrgan'] },
    { id: agencyId('secrecy'), duties: ['secrecyAdministration'] },
  ],
  successors: { old: [heir] },
})
// The register as it is folded from the log knows every agency that there ever was.
const agencies = {
  ...written,
  history: {
    agencies: new Map(['district', 'bureau', 'old', 'heir', 'office', 'supervisors', 'secrecy'].map((id) => [id, {}])),
  },
} as unknown as typeof written

const purposeOf = (actor: Actor, agency = 'bureau', purpose?: AccessPurpose) =>
  personalDataPurpose({ actor, agencies, today: on('2026-03-02'), purpose }, agency)

test('711-15: of the agency that answers, those who handle, approve and sign read personal data, and nobody else', () => {
  const reading = ROLES.filter((role) => purposeOf(person('p', role, 'bureau')) !== undefined)
  expect(reading).toEqual([
    'publishingOfficer',
    'sectionHead',
    'deputyLeader',
    'principalLeader',
    'disclosureOfficer',
    'disclosureHead',
    'investigator',
  ])
  expect(purposeOf(person('p', 'publishingOfficer', 'bureau'))).toBe('handling')
  expect(purposeOf(person('p', 'publishingOfficer', 'bureau'), 'bureau', 'remedy')).toBe('remedy')
  expect(purposeOf(person('p', 'publishingOfficer', 'heir'))).toBeUndefined()
  expect(purposeOf(process('portal'))).toBeUndefined()
  expect(purposeOf(operator)).toBeUndefined()
  expect(purposeOf({ kind: 'public' })).toBeUndefined()
})

test('711-15: who oversees knows of the matter, not of the people; an inspector says what for', () => {
  for (const [role, agency] of [
    ['principalLeader', 'district'],
    ['disclosureHead', 'office'],
    ['secrecyReviewer', 'secrecy'],
  ] as const)
    expect(purposeOf(person('p', role, agency), 'bureau', 'supervision'), `${role} ${agency}`).toBeUndefined()
  for (const agency of ['bureau', 'district', 'office', 'supervisors']) {
    expect(purposeOf(person('p', 'inspector', agency)), agency).toBeUndefined()
    expect(purposeOf(person('p', 'inspector', agency), 'bureau', 'supervision'), agency).toBe('supervision')
  }
  expect(purposeOf(person('p', 'inspector', 'heir'), 'bureau', 'supervision')).toBeUndefined()
  expect(purposeOf(person('p', 'investigator', 'supervisors'))).toBe('investigation')
  expect(purposeOf(person('p', 'investigator', 'heir'))).toBeUndefined()
})

test('LS-4.3: a successor reads what it took over; a chosen capacity is the only one that counts', () => {
  expect(purposeOf(person('p', 'disclosureOfficer', 'heir'), 'old')).toBe('handling')
  expect(purposeOf(person('p', 'disclosureOfficer', 'bureau'), 'old')).toBeUndefined()
  const both: Actor = {
    kind: 'person',
    person: 'p' as never,
    holds: [
      { role: 'disclosureOfficer', agency: bureau },
      { role: 'secrecyReviewer', agency: bureau },
    ],
  }
  expect(purposeOf(both)).toBe('handling')
  expect(purposeOf({ ...both, as: { role: 'secrecyReviewer', agency: bureau } })).toBeUndefined()
})

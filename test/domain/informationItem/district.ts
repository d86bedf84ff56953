import { informationItemDecider } from '../../../src/domain/informationItem/decide.js'
import type { DecisionContext, RoleHeld } from '../../../src/domain/context.js'
import type { SocialCreditCode } from '../../../src/domain/values.js'
import { agencyId, contextOf, directory, on, person, policies, spec } from '../../support/spec.js'

/** A small district: one bureau that handles the items, others that are concerned, and the bodies above. */
export const bureau = agencyId('reform-bureau')
export const otherBureau = agencyId('finance-bureau')
export const office = agencyId('district-office')
export const secrecyOffice = agencyId('secrecy-office')
export const formerBureau = agencyId('former-bureau')

export const officer = person('officer', 'publishingOfficer', bureau)
export const secondOfficer = person('second-officer', 'publishingOfficer', bureau)
export const sectionHead = person('section-head', 'sectionHead', bureau)
export const secrecyReviewer = person('secrecy-reviewer', 'secrecyReviewer', bureau)
export const deputyLeader = person('deputy-leader', 'deputyLeader', bureau)
export const principalLeader = person('principal-leader', 'principalLeader', bureau)
export const disclosureOfficer = person('disclosure-officer', 'disclosureOfficer', bureau)
export const foreignOfficer = person('foreign-officer', 'publishingOfficer', otherBureau)

const held = (role: RoleHeld['role'], agency: RoleHeld['agency']): readonly RoleHeld[] => [{ role, agency }]

export const agencies = directory({
  agencies: [
    { id: bureau, creditCode: '11340604003110926A' as SocialCreditCode },
    { id: otherBureau, creditCode: '11340604003110934B' as SocialCreditCode },
    { id: office, kind: 'government', duties: ['disclosureDepartment'] },
    { id: secrecyOffice, kind: 'otherOrgan', duties: ['secrecyAdministration'] },
    { id: formerBureau, abolishedOn: on('2025-01-01') },
  ],
  people: {
    officer: held('publishingOfficer', bureau),
    'second-officer': held('publishingOfficer', bureau),
    'foreign-officer': held('publishingOfficer', otherBureau),
  },
  successors: { [formerBureau]: [bureau] },
})

export const district: DecisionContext = contextOf({
  today: on('2026-03-02'),
  agencies,
  policies: policies({
    'reevaluation.interval': { value: 12, unit: 'months' },
    'thirdParty.opinion': { value: 15, unit: 'workingDays' },
  }),
})

export const given = spec(informationItemDecider, district)

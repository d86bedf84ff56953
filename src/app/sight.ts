import type { AgencyDirectory } from '../domain/agency/directory.js'
import type { AgencyDuty } from '../domain/agency/events.js'
import { isBelow } from '../domain/isBelow.js'
import type { Actor, RoleHeld } from '../domain/context.js'
import type { Role } from '../domain/roles.js'
import type { AgencyId, LocalDate } from '../domain/values.js'

/**
 * Whose unpublished matters somebody may know of: those of the named agencies (as handling, signing or involved
 * agency), or everybody's. Nobody's for the public. The one place where this is decided; what is published is
 * everybody's and goes another way (the catalogue).
 */
export type Sight = 'all' | readonly AgencyId[]

/** Roles that deal with items; keeping the register, the website or the program is none of them. */
const DEALS_WITH_ITEMS: readonly Role[] = [
  'publishingOfficer',
  'sectionHead',
  'secrecyReviewer',
  'deputyLeader',
  'principalLeader',
  'disclosureOfficer',
  'disclosureHead',
  'inspector',
  'investigator',
]

/** Roles that also look after the agencies below their own (LS-15.1: the superior supervises). */
const LOOKS_BELOW: readonly Role[] = [
  'deputyLeader',
  'principalLeader',
  'disclosureOfficer',
  'disclosureHead',
  'inspector',
  'investigator',
]

/** Which duty of the agency lets which role look at every agency's matters. */
const LOOKS_EVERYWHERE: readonly { readonly duty: AgencyDuty; readonly roles: readonly Role[] }[] = [
  { duty: 'disclosureDepartment', roles: ['disclosureOfficer', 'disclosureHead', 'inspector'] },
  { duty: 'supervisoryOrgan', roles: ['inspector', 'investigator'] },
  { duty: 'secrecyAdministration', roles: ['secrecyReviewer', 'principalLeader', 'deputyLeader', 'inspector'] },
]

export function sightOf(actor: Actor, agencies: AgencyDirectory, today: LocalDate): Sight {
  if (actor.kind === 'process' || actor.kind === 'operator') return 'all'
  if (actor.kind === 'public') return []
  const held = (actor.as === undefined ? actor.holds : [actor.as]).filter(({ role }) => DEALS_WITH_ITEMS.includes(role))
  if (held.some((role) => looksEverywhere(role, agencies, today))) return 'all'

  const own = new Set(held.map(({ agency }) => agency))
  const above = new Set(held.filter(({ role }) => LOOKS_BELOW.includes(role)).map(({ agency }) => agency))
  const others = [...(agencies.history?.agencies.keys() ?? [])].filter(
    (id) => isBelow(id, above, agencies, today) || agencies.successorsOf(id, today).some((heir) => own.has(heir)),
  )
  return [...new Set([...own, ...others])]
}

/** Whether a matter in which these agencies have a part lies within sight. */
export const isInSight = (sight: Sight, agencies: readonly string[]): boolean =>
  sight === 'all' || agencies.some((agency) => (sight as readonly string[]).includes(agency))

const looksEverywhere = ({ role, agency }: RoleHeld, agencies: AgencyDirectory, today: LocalDate): boolean =>
  LOOKS_EVERYWHERE.some(
    ({ duty, roles }) => roles.includes(role) && (agencies.agency(agency, today)?.duties.includes(duty) ?? false),
  )

/** Who may query the audit trail: inspectors and investigators, and the disclosure department (LS-15.1). */
export function mayReadTrail(actor: Actor, agencies: AgencyDirectory, today: LocalDate): boolean {
  if (actor.kind !== 'person') return false
  const held = actor.as === undefined ? actor.holds : [actor.as]
  return held.some(
    (role) => role.role === 'inspector' || role.role === 'investigator' || isDepartment(role, agencies, today),
  )
}

const isDepartment = ({ role, agency }: RoleHeld, agencies: AgencyDirectory, today: LocalDate): boolean =>
  (role === 'disclosureOfficer' || role === 'disclosureHead') &&
  (agencies.agency(agency, today)?.duties.includes('disclosureDepartment') ?? false)

/** Who may see the names of the people of an agency: colleagues, superiors, supervisors, whoever keeps the register. */
export function mayReadNames(actor: Actor, agency: AgencyId, agencies: AgencyDirectory, today: LocalDate): boolean {
  if (actor.kind !== 'person') return false
  const held = actor.as === undefined ? actor.holds : [actor.as]
  if (held.some((role) => role.agency === agency || role.role === 'registrar')) return true
  return isInSight(sightOf(actor, agencies, today), [agency])
}

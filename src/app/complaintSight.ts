import type { AgencyDirectory } from '../domain/agency/directory.js'
import { complainedOf } from '../domain/complaint/competentBodies.js'
import { type ComplaintSides, isConcerned, isOnTheOtherSide } from '../domain/complaint/conflict.js'
import type { Actor, RoleHeld } from '../domain/context.js'
import type { Role } from '../domain/roles.js'
import type { AgencyId, LocalDate, PersonId } from '../domain/values.js'
import { isInSight, type Sight, sightOf } from './sight.js'

/** Roles that deal with complaints; whoever handles items only does not see them. */
const DEALS_WITH_COMPLAINTS: readonly Role[] = [
  'disclosureOfficer',
  'disclosureHead',
  'deputyLeader',
  'principalLeader',
  'inspector',
  'investigator',
]

export interface ComplaintReader {
  readonly actor: Actor
  readonly agencies: AgencyDirectory
  readonly today: LocalDate
}

/** Bodies whose complaints the reader may know of, as far as none of them concerns the reader. */
export function complaintSight({ actor, agencies, today }: ComplaintReader): Sight {
  if (actor.kind !== 'person') return sightOf(actor, agencies, today)
  const held = (actor.as === undefined ? actor.holds : [actor.as]).filter((role) => dealsWith(role, agencies, today))
  return sightOf({ kind: 'person', person: actor.person, holds: held }, agencies, today)
}

/** The secrecy administration looks at items everywhere, and at nobody's complaints. */
function dealsWith({ role, agency }: RoleHeld, agencies: AgencyDirectory, today: LocalDate): boolean {
  if (!DEALS_WITH_COMPLAINTS.includes(role)) return false
  const duties = agencies.agency(agency, today)?.duties ?? []
  return (
    !duties.includes('secrecyAdministration') ||
    duties.includes('disclosureDepartment') ||
    duties.includes('supervisoryOrgan')
  )
}

/** The reader, and whoever they stand in for: what is hidden from the absent person is hidden from the deputy. */
export const peopleBehind = (actor: Actor): readonly PersonId[] =>
  actor.kind !== 'person'
    ? []
    : [actor.person, ...actor.holds.flatMap(({ deputyFor }) => (deputyFor === undefined ? [] : [deputyFor]))]

/** Whether a complaint is to be hidden from somebody wherever it leaves a trace: it is against them, or theirs. */
export const isHiddenFrom = ({ actor, agencies, today }: ComplaintReader, sides: ComplaintSides): boolean =>
  peopleBehind(actor).some((person) => isConcerned(person, sides, agencies, today)) ||
  (actor.kind === 'person' && actor.holds.some(({ agency }) => isOnTheOtherSide(agency, sides, agencies, today)))

/** Whether somebody may know of a complaint at all (711-51). */
export const mayKnowComplaint = (
  reader: ComplaintReader,
  sides: ComplaintSides,
  formerAgencies: readonly AgencyId[] = [],
): boolean => isInSight(complaintSight(reader), [sides.agency, ...formerAgencies]) && !isHiddenFrom(reader, sides)

/** Agencies against which a complaint would be hidden from somebody, whoever judges it. */
export function hiddenAgainst({ actor, agencies, today }: ComplaintReader): readonly AgencyId[] {
  if (actor.kind !== 'person') return []
  const roles = peopleBehind(actor).flatMap((person) => agencies.rolesOf(person, today))
  const own = new Set([...roles, ...actor.holds].map(({ agency }) => agency))
  const nobody = '' as AgencyId
  return [...(agencies.history?.agencies.keys() ?? [])].filter((against) =>
    [...own].some(
      (agency) =>
        complainedOf(against, agencies, today).has(agency) ||
        isOnTheOtherSide(agency, { agency: nobody, against }, agencies, today),
    ),
  )
}

import type { AgencyDirectory } from '../agency/directory.js'
import { isBelow } from '../isBelow.js'
import type { AgencyId, LocalDate, PersonId } from '../values.js'
import { complainedOf } from './competentBodies.js'

/** What a complaint says about who has to keep out of it. */
export interface ComplaintSides {
  /** The body that judges it. */
  readonly agency: AgencyId
  readonly against: AgencyId
  /** Officers whom it concerns. */
  readonly concerned: readonly PersonId[]
}

/** Whether an agency is complained of, or stands below one that is. The body that judges it is neither. */
export function isOnTheOtherSide(
  agency: AgencyId,
  { agency: judging, against }: Omit<ComplaintSides, 'concerned'>,
  agencies: AgencyDirectory,
  on: LocalDate,
): boolean {
  if (agency === judging) return false
  const own = complainedOf(against, agencies, on)
  return own.has(agency) || isBelow(agency, own, agencies, on)
}

/** Whom a complaint concerns, or who serves the agency complained of: they neither handle nor see it. */
export const isConcerned = (
  person: PersonId,
  sides: ComplaintSides,
  agencies: AgencyDirectory,
  on: LocalDate,
): boolean =>
  sides.concerned.includes(person) ||
  agencies.rolesOf(person, on).some(({ agency }) => isOnTheOtherSide(agency, sides, agencies, on))

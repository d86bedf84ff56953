import type { RoleHeld } from '../context.js'
import type { LocalDate, PersonId } from '../values.js'
import { holdsOn, type Staff } from './state.js'

/**
 * The roles of a person in one agency on a day: their own, and those of everyone whom they stand in for that day.
 * Roles that an absent person holds only as somebody's deputy do not pass on. Leaving has ended all of them already.
 */
export function rolesIn(staff: Staff, person: PersonId, on: LocalDate): readonly RoleHeld[] {
  const { agency, deputies } = staff
  if (agency === undefined) return []
  const own = rolesHeld(staff, person, on).map((role): RoleHeld => ({ role, agency }))
  const lent = deputies
    .filter((held) => held.deputy === person && holdsOn(held, on))
    .flatMap(({ absent }) =>
      rolesHeld(staff, absent, on).map((role): RoleHeld => ({ role, agency, deputyFor: absent })),
    )
  return [...own, ...lent]
}

const rolesHeld = ({ members }: Staff, person: PersonId, on: LocalDate) =>
  (members.get(person)?.roles ?? []).filter((held) => holdsOn(held, on)).map(({ role }) => role)

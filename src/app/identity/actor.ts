import type { Actor, RoleHeld } from '../../domain/context.js'
import type { PersonId } from '../../domain/values.js'

/**
 * Who gives a command, from the roles held today. `actAs` (`role@agencyId`) picks one capacity where someone holds
 * several; `notHeld` when it is not among them.
 */
export function actorOf(person: PersonId, holds: readonly RoleHeld[], actAs?: string): Actor | 'notHeld' {
  if (actAs === undefined) return { kind: 'person', person, holds }
  const as = holds.find(({ role, agency }) => `${role}@${agency}` === actAs)
  return as === undefined ? 'notHeld' : { kind: 'person', person, holds, as }
}

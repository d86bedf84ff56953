import type { DecisionContext } from '../context.js'
import type { Authority } from '../decider.js'
import type { Role } from '../roles.js'
import type { AgencyId } from '../values.js'
import type { StaffCommand } from './commands.js'
import type { Staff } from './state.js'

/** A holder of one of the roles in the agency itself or in a government or organ that it belongs to. */
const inItsLine = (...roles: readonly Role[]): Authority<StaffCommand, Staff> => ({
  roles,
  agencies: (state, command, context) => {
    const agency = command?.data.agency ?? state.agency
    return agency === undefined ? 'any' : withSuperiors(agency, context)
  },
  clause: '711-4',
})

/** Appointments and roles. The operator may set up the first registrar of an agency. */
export const registrar: Authority<StaffCommand, Staff> = { ...inItsLine('registrar'), operator: true }

/** Standing in and handing over are also the principal leader's to arrange. */
export const registrarOrLeader = inItsLine('registrar', 'principalLeader')

/** The agency and what it belongs to, upwards; ends at the first repetition. */
function withSuperiors(agency: AgencyId, { agencies, today }: DecisionContext): readonly AgencyId[] {
  const line: AgencyId[] = []
  for (let next: AgencyId | undefined = agency; next !== undefined && !line.includes(next);) {
    line.push(next)
    next = agencies.agency(next, today)?.governmentSuperior
  }
  return line
}

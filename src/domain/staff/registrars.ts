import type { DecisionContext } from '../context.js'
import type { Authority } from '../decider.js'
import type { Role } from '../roles.js'
import type { AgencyId } from '../values.js'
import type { StaffCommand } from './commands.js'
import type { Staff } from './state.js'

/** A holder of one of the roles in the agency itself or in a government or organ above it. */
const inItsLine = (...roles: readonly Role[]): Authority<StaffCommand, Staff> => ({
  roles,
  agencies: (state, command, context) => {
    const agency = command?.data.agency ?? state.agency
    return agency === undefined ? 'any' : withSuperiors(agency, context)
  },
  clause: '711-4',
})

/** What a registrar enters about people. */
export const registrarOnly = inItsLine('registrar')

/** Appointments and roles. The operator may set up the first registrar of an agency. */
export const registrar: Authority<StaffCommand, Staff> = { ...registrarOnly, operator: true }

/** Standing in and handing over are also the principal leader's to arrange. */
export const registrarOrLeader = inItsLine('registrar', 'principalLeader')

/**
 * The agency and what it belongs to, upwards, ending at the first repetition; where no government is among them, any
 * government of the register.
 */
function withSuperiors(agency: AgencyId, { agencies, today }: DecisionContext): readonly AgencyId[] {
  const line: AgencyId[] = []
  for (let next: AgencyId | undefined = agency; next !== undefined && !line.includes(next);) {
    line.push(next)
    next = agencies.agency(next, today)?.governmentSuperior
  }
  if (line.some((id) => agencies.agency(id, today)?.kind === 'government')) return line
  const registered = [...(agencies.history?.agencies.values() ?? [])]
  return [...line, ...registered.filter(({ kind }) => kind === 'government').map(({ id }) => id)]
}

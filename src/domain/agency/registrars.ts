import type { Authority } from '../decider.js'
import type { AgencyId, LocalDate } from '../values.js'
import type { AgencyCommand, RegisterAgency } from './commands.js'
import { superiorsOn } from './factsOn.js'
import type { AgencyHistory } from './history.js'

/**
 * The registrar of the agency itself, or of a government or organ that it belongs to; for one that belongs to no
 * government (a supervisory commission), the registrar of a government of the register.
 */
export const itsRegistrar: Authority<AgencyCommand, AgencyHistory> = {
  roles: ['registrar'],
  agencies: (state, command, { today }) =>
    command === undefined ? 'any' : withSuperiors(state, command.data.agency, today),
  clause: '711-4',
}

/**
 * The registrar of the organ that the new agency shall belong to, or of one above it; of an agency without such an
 * organ, a registrar of one of those at the top. The operator sets up the first.
 */
export const registrarAbove: Authority<RegisterAgency, AgencyHistory> = {
  roles: ['registrar'],
  agencies: (state, command, { today }) => {
    if (command === undefined) return 'any'
    const { governmentSuperior } = command.data
    return governmentSuperior === undefined ? topOf(state, today) : withSuperiors(state, governmentSuperior, today)
  },
  operator: true,
  clause: '711-4',
}

/** The agency and what it belongs to; where no government is among them, any government of the register. */
function withSuperiors(state: AgencyHistory, agency: AgencyId, today: LocalDate): readonly AgencyId[] {
  const line = [agency, ...superiorsOn(state, agency, 'government', today)]
  const governments = governmentsIn(state)
  return line.some((id) => governments.includes(id)) ? line : [...line, ...governments]
}

export const governmentsIn = ({ agencies }: AgencyHistory): readonly AgencyId[] =>
  [...agencies.values()].filter(({ kind }) => kind === 'government').map(({ id }) => id)

const topOf = (state: AgencyHistory, today: LocalDate): readonly AgencyId[] =>
  [...state.agencies.keys()].filter((id) => superiorsOn(state, id, 'government', today).length === 0)

import type { AgencyFacts } from '../../agency/directory.js'
import { namesOf } from '../../agencyNames.js'
import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import { takesApplications } from '../../takesApplications.js'
import type { AgencyId } from '../../values.js'
import type { ApplicationReceived } from '../events.js'

/**
 * Who may be asked (LS-12.1): governments, departments, and dispatched and internal bodies that act in their own name.
 * A public enterprise is taken in too, to be told of its own channel and authority (711-55).
 */
export function bodyFaults(agency: AgencyId, context: DecisionContext): readonly Refusal[] {
  const { agencies, today } = context
  const facts = agencies.agency(agency, today)
  if (facts === undefined) return [{ code: 'AGENCY_UNKNOWN', clause: 'LS-12.1', path: 'agency' }]
  if (!agencies.isActive(agency, today)) {
    const facts = { agencies: namesOf(agencies.successorsOf(agency, today), context) }
    return [{ code: 'AGENCY_NOT_ACTIVE', clause: 'LS-4.3', path: 'agency', facts }]
  }
  if (takesApplications(facts).takes || facts.kind === 'publicEnterprise') return []
  const asked = nearestThatTakes(facts, context)
  return [
    {
      code: 'BODY_NOT_ASKED',
      clause: 'LS-12.1',
      path: 'agency',
      facts: { agencies: namesOf(asked === undefined ? [] : [asked], context) },
    },
  ]
}

export const bodyOf = (agency: AgencyId, { agencies, today }: DecisionContext): ApplicationReceived['data']['body'] =>
  agencies.agency(agency, today)?.kind === 'publicEnterprise' ? 'publicEnterprise' : 'agency'

/** The organ to which a body without a name of its own belongs: that one is asked instead. */
function nearestThatTakes(facts: AgencyFacts, { agencies, today }: DecisionContext): AgencyId | undefined {
  const seen = new Set<AgencyId>([facts.id])
  let above = facts.governmentSuperior
  while (above !== undefined && !seen.has(above)) {
    seen.add(above)
    const superior = agencies.agency(above, today)
    if (superior === undefined) return undefined
    if (takesApplications(superior).takes && agencies.isActive(above, today)) return above
    above = superior.governmentSuperior
  }
  return undefined
}

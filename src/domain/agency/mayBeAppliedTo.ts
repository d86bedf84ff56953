import { unreachable } from '../decider.js'
import type { ClauseCode } from '../clauses.js'
import type { AgencyId, LocalDate } from '../values.js'
import type { AgencyFacts } from './directory.js'
import { factsOn } from './factsOn.js'
import type { AgencyHistory } from './history.js'
import { agenciesWithDutyToPublish, type ResponsibilityFacts } from './responsibleAgency.js'

/** Whether applications may be addressed to an agency of this kind, and by which clause (Art. 12, 711-54, 711-55). */
export function takesApplications({ kind, actsInOwnName }: Pick<AgencyFacts, 'kind' | 'actsInOwnName'>): {
  readonly takes: boolean
  readonly clause: ClauseCode
} {
  switch (kind) {
    case 'government':
    case 'townshipGovernment':
      return { takes: true, clause: 'LS-12.1' }
    case 'subdistrictOffice':
    case 'department':
    case 'dispatchedBody':
    case 'internalBody':
      return { takes: actsInOwnName, clause: 'LS-12.1' }
    case 'authorizedOrganization':
      return { takes: true, clause: '711-54' }
    case 'publicEnterprise':
      return { takes: false, clause: '711-55' }
    case 'deliberativeBody':
    case 'temporaryBody':
    case 'otherOrgan':
      return { takes: false, clause: 'LS-12.1' }
    default:
      return unreachable(kind)
  }
}

/**
 * Whom citizens may ask for the item on a day: any of its joint issuers or their successors (LS-5.3), else the
 * responsible agency; only such as take applications at all. Each once.
 */
export function mayBeAppliedTo(facts: ResponsibilityFacts, on: LocalDate, history: AgencyHistory): readonly AgencyId[] {
  const candidates = agenciesWithDutyToPublish(facts, on, history).flatMap(({ agency }) => agency ?? [])
  return [...new Set(candidates)].filter((id) => {
    const record = history.agencies.get(id)
    return record !== undefined && takesApplications(factsOn(record, on)).takes
  })
}

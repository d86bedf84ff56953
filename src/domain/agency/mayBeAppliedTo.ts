import type { AgencyId, LocalDate } from '../values.js'
import { takesApplications } from '../takesApplications.js'
import { factsOn } from './factsOn.js'
import type { AgencyHistory } from './history.js'
import { agenciesWithDutyToPublish, type ResponsibilityFacts } from './responsibleAgency.js'

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

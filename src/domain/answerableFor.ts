import type { DecisionContext } from './context.js'
import type { AgencyId } from './values.js'

/** Who answers for an agency's matters today, after any reorganisation (LS-4.3, LS-4.4). */
export function answerableFor(
  agency: AgencyId,
  { agencies, today }: Pick<DecisionContext, 'agencies' | 'today'>,
): readonly AgencyId[] {
  const successors = agencies.successorsOf(agency, today)
  return successors.length === 0 && agencies.isActive(agency, today) ? [agency] : successors
}

import { answerableFor } from '../../answerableFor.js'
import type { Authority } from '../../decider.js'
import type { DecisionContext } from '../../context.js'
import type { AgencyId } from '../../values.js'
import type { Inspection, KnownInspection } from '../state.js'

/** The agency of the finding that a command is about; before a command is given, of every finding that was noticed. */
function agenciesAsked(
  inspection: KnownInspection,
  finding: string | undefined,
  context: DecisionContext,
): readonly AgencyId[] {
  const { findings, notices } = inspection
  const about = finding === undefined ? undefined : findings.get(finding)?.agency
  const asked = about === undefined ? notices.map(({ agency }) => agency) : [about]
  // Of findings nobody has told them of, agencies know nothing.
  const told = asked.filter((agency) => notices.some((notice) => notice.agency === agency))
  return [...new Set(told.flatMap((agency) => answerableFor(agency, context)))]
}

/** Whoever keeps the agency's disclosure in order, and its leaders. */
export const inMendingAgency: Authority<{ readonly data: { readonly finding?: string } }, Inspection> = {
  roles: ['disclosureOfficer', 'disclosureHead', 'publishingOfficer', 'sectionHead', 'deputyLeader', 'principalLeader'],
  agencies: (inspection, command, context) =>
    inspection.status === 'absent' ? [] : agenciesAsked(inspection, command?.data.finding, context),
  clause: 'LS-15.1',
}

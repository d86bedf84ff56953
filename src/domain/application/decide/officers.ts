import { answerableFor } from '../../answerableFor.js'
import type { DecisionContext } from '../../context.js'
import type { AgencyId, PersonId } from '../../values.js'
import { HANDLING_ROLES } from './handler.js'

/** Whether a person may be put in charge of an agency's applications today, in their own right. */
export function isOfficerOf(person: PersonId, agency: AgencyId, context: DecisionContext): boolean {
  const handling = answerableFor(agency, context)
  return context.agencies
    .rolesOf(person, context.today)
    .some(
      ({ role, agency: held, deputyFor }) =>
        HANDLING_ROLES.includes(role) && handling.includes(held) && deputyFor === undefined,
    )
}

import { isInSight } from '../app/sight.js'
import type { AgencyId, PersonId } from '../domain/values.js'
import type { GraphqlContext } from './context.js'
import { callersSight } from './loaders.js'

interface Filed {
  readonly agency: AgencyId
  readonly identity: string | undefined
  readonly commandId: string
}

/**
 * The data subject of somebody who filed with an agency. Who was here before is looked for on behalf of those only who
 * deal with that agency's matters: for anybody else, whose command is refused anyway, nothing is looked up or kept, so
 * that trying identities out tells nothing.
 */
export async function applicantSubject(
  context: GraphqlContext,
  { agency, identity, commandId }: Filed,
): Promise<PersonId> {
  const mayAsk = isInSight(await callersSight(context), [agency])
  return context.services.applicantSubjects.subjectOf(mayAsk ? identity : undefined, commandId)
}

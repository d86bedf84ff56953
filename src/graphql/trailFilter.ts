import type { ExportedTrailFilter } from '../domain/evidence/events.js'
import type { TrailFilter } from '../projections/auditTrail/queries.js'
import { itemsTitled } from '../projections/informationItems/titled.js'
import type { TrailFilterInput } from './auditTrailInputs.js'
import type { GraphqlContext } from './context.js'
import { UserFault } from './faults.js'
import { given, ifGiven } from './fields.js'
import { agencyIdOf, personIdOf } from './itemInputMapping.js'
import { typesNamed } from './replayLabels.js'

const MOST_CHARACTERS = 100

/** @throws UserFault BAD_SPAN, BAD_ID */
export const trailFilterOf = (filter: TrailFilterInput): Omit<ExportedTrailFilter, 'named'> => {
  const { recordedFrom, recordedUntil, legalFrom, legalUntil } = filter
  if (isReversed(recordedFrom, recordedUntil) || isReversed(legalFrom, legalUntil)) throw new UserFault('BAD_SPAN')
  return given({
    subjects: filter.subjects?.map(({ kind, id }) => ({ kind, id })),
    person: ifGiven(filter.personId, personIdOf),
    roles: filter.roles,
    agency: ifGiven(filter.agencyId, agencyIdOf),
    withSubAgencies: filter.withSubAgencies,
    clause: filter.clause,
    types: filter.types,
    recordedFrom,
    recordedUntil,
    legalFrom,
    legalUntil,
    matter: filter.matter,
    causation: filter.causation,
    command: filter.commandId,
    includeTrails: filter.includeTrails,
  })
}

const isReversed = (from: string | null | undefined, until: string | null | undefined): boolean =>
  typeof from === 'string' && typeof until === 'string' && until < from

/** What is found by words: what events say in the clear, names of types of events, present titles of items. */
export async function textOf(
  { services }: GraphqlContext,
  { text }: TrailFilterInput,
): Promise<Pick<TrailFilter, 'text' | 'named'>> {
  if (text === null || text === undefined) return {}
  const wanted = text.trim()
  const length = [...wanted].length
  if (length < 2 || length > MOST_CHARACTERS) throw new UserFault('BAD_SEARCH')
  return { text: wanted, named: { types: typesNamed(wanted), items: await itemsTitled(services.models, wanted) } }
}

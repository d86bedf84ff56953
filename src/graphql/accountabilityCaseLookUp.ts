import { heldRoleIn } from '../app/accountability/heldRoleIn.js'
import type { ConcernedInput, LookedUp, PeopleLookedUp } from '../domain/accountabilityCase/commands.js'
import type { CaseOriginKind } from '../domain/accountabilityCase/vocabulary.js'
import { isInSight } from '../app/sight.js'
import { findingById } from '../projections/findings/queries.js'
import { subjectOf } from '../projections/auditTrail/subject.js'
import { knownComplaint } from './complaintLoading.js'
import type { GraphqlContext } from './context.js'
import { callersSight } from './loaders.js'
import { localIdOf } from './relay.js'

interface Asked {
  readonly origin: { readonly kind: CaseOriginKind; readonly reference: string }
  readonly subjects: readonly string[]
  readonly concerned: readonly ConcernedInput[]
  readonly agency: string
  readonly case: string
}

const NOTHING: LookedUp = { origin: false, subjects: [], people: [] }

/** What the investigator may know of among what they name. Nothing is looked up for whoever does not investigate there. */
export async function lookedUpFor(context: GraphqlContext, asked: Asked): Promise<LookedUp> {
  const { actor } = context
  const held = actor.kind !== 'person' ? [] : actor.as === undefined ? actor.holds : [actor.as]
  if (!held.some(({ role, agency }) => role === 'investigator' && agency === asked.agency)) return NOTHING
  const [origin, subjects, { people }] = await Promise.all([
    originIsKnown(context, asked),
    knownSubjects(context, asked.subjects, asked.case),
    peopleLookedUp(context, asked.concerned),
  ])
  return { origin, subjects, people }
}

export const peopleLookedUp = async (
  { services }: GraphqlContext,
  concerned: readonly ConcernedInput[],
): Promise<PeopleLookedUp> => ({ people: await heldRoleIn(services.log, concerned) })

async function originIsKnown(
  context: GraphqlContext,
  { origin: { kind, reference }, case: id }: Asked,
): Promise<boolean> {
  switch (kind) {
    case 'finding': {
      const row = await findingById(context.services.models, reference)
      return row !== undefined && isInSight(await callersSight(context), [row.agency])
    }
    case 'complaint':
      return (await knownComplaint(context, reference)) !== undefined
    case 'inspection':
      return (await knownSubjects(context, [`inspection-${reference}`], id)).length === 1
    case 'incident':
    case 'order':
      return true
  }
}

const MOST = 200

/** Streams that there are and that the caller may replay; that they were looked at is on record. */
async function knownSubjects(
  { actor, services: { replay, today } }: GraphqlContext,
  subjects: readonly string[],
  id: string,
): Promise<readonly string[]> {
  const sources = subjects.slice(0, MOST).flatMap((stream) => {
    const source = replay.sourceOfStream(stream)
    return source === undefined ? [] : [{ kind: subjectOf({ stream, data: {} }).kind, source }]
  })
  if (sources.length === 0) return []
  const looked = await replay.look({ actor, today: today(), about: `case-${id}`, sources })
  const seen = new Set(looked?.replay.sources.map(({ stream }) => stream))
  return subjects.filter((stream) => seen.has(stream))
}

/** Of what has an id in this API the local one; a document number as it is. @throws UserFault `BAD_ID` */
export const referenceOf = (kind: CaseOriginKind, reference: string): string => {
  const type = GLOBAL[kind]
  return type === undefined ? reference : localIdOf(type, reference)
}
export const GLOBAL: Partial<Readonly<Record<CaseOriginKind, string>>> = {
  finding: 'Finding',
  complaint: 'Complaint',
  inspection: 'Inspection',
}

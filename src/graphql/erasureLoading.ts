import type { CommandOutcome } from '../app/command.js'
import type { SubjectMatters } from '../app/erasure/matters.js'
import { isInSight } from '../app/sight.js'
import type { PersonId } from '../domain/values.js'
import type { EventStore } from '../eventstore/eventStore.js'
import { type DataSubjectRow, dataSubjectsByIds } from '../projections/dataSubjects.js'
import { complaintOfSubject } from '../domain/complaint/ids.js'
import { isOfHidden } from './complaintLoading.js'
import type { GraphqlContext } from './context.js'
import { callersSight, loaderOf } from './loaders.js'
import { localIdOf } from './relay.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly subjectMatters: SubjectMatters
    /** Streams of the log, as they are stored. */
    readonly log: Pick<EventStore, 'readStream'>
  }
}

const SUBJECT = Symbol('dataSubject')

/** @throws UserFault `BAD_ID` */
export const dataSubjectIdOf = (globalId: string): PersonId => localIdOf('DataSubject', globalId)

const loader = (context: GraphqlContext) =>
  loaderOf(context, SUBJECT, (ids) => dataSubjectsByIds(context.services.models, ids))

/** With a matter of an agency in the caller's sight; undefined also when there is one of others only. */
export async function knownDataSubject(context: GraphqlContext, id: string): Promise<DataSubjectRow | undefined> {
  const sight = await callersSight(context)
  if (sight !== 'all' && sight.length === 0) return undefined
  const row = await loader(context).load(id)
  if (row === undefined || !isInSight(sight, row.agencies)) return undefined
  // Whoever complains of somebody is a data subject whom they do not find.
  return complaintOfSubject(row.subject) !== undefined && (await isOfHidden(context, row.subject)) ? undefined : row
}

/** After a command of the same request: what was loaded before it is out of date. */
export const forgetDataSubject = (context: GraphqlContext, id: string): void => {
  loader(context).clear(id)
}

/** Whoever may not know of somebody gets the answer that there is nobody: any reason would tell that there is. */
export async function hidingUnknown(
  context: GraphqlContext,
  id: PersonId,
  outcome: CommandOutcome,
): Promise<CommandOutcome> {
  if (outcome.ok) return outcome
  const now = await context.services.subjectMatters.subjectNow(id)
  const agencies = now.status === 'absent' ? [] : [...now.matters.values()].map(({ agency }) => agency)
  const isSeen = agencies.length > 0 && isInSight(await callersSight(context), agencies)
  return isSeen ? outcome : { ok: false, refusals: [{ code: 'DATA_SUBJECT_NOT_FOUND', clause: 'PIPL-47' }] }
}

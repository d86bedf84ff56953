import {
  type ComplaintReader,
  hiddenAgainst,
  isHiddenFrom,
  mayKnowComplaint,
  peopleBehind,
} from '../app/complaintSight.js'
import type { CommandOutcome } from '../app/command.js'
import type { AgencyId, PersonId } from '../domain/values.js'
import { complaintsByIds, complaintSides, statementRequestsByIds } from '../projections/complaints/queries.js'
import type { ComplaintRow, StatementRequestRow } from '../projections/complaints/tables.js'
import { isInSight } from '../app/sight.js'
import type { ComplaintNow } from '../app/complaintNow.js'
import type { GraphqlContext } from './context.js'
import { loaderOf } from './loaders.js'
import { factsAt } from './referenceFacts.js'
import { localIdOf } from './relay.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly complaintNow: ComplaintNow
  }
}

const COMPLAINT = Symbol('complaint')
const REQUEST = Symbol('statementRequest')
const HIDDEN = Symbol('hiddenComplaints')

/** @throws UserFault `BAD_ID` */
export const complaintIdOf = (globalId: string): string => localIdOf('Complaint', globalId)

const rows = (context: GraphqlContext) =>
  loaderOf(context, COMPLAINT, (ids) => complaintsByIds(context.services.models, ids))

export async function complaintReader(context: GraphqlContext): Promise<ComplaintReader> {
  const { agencies } = await factsAt(context)
  return { actor: context.actor, agencies, today: context.services.today() }
}

const sidesOf = ({ agency, against, concerned }: Pick<ComplaintRow, 'agency' | 'against' | 'concerned'>) => ({
  agency: agency as AgencyId,
  against: against as AgencyId,
  concerned: concerned as readonly PersonId[],
})

/** What the caller may know of; undefined also for a complaint against them, or that concerns them. */
export async function knownComplaint(context: GraphqlContext, id: string): Promise<ComplaintRow | undefined> {
  if (context.actor.kind !== 'person') return undefined
  const row = await rows(context).load(id)
  if (row === undefined) return undefined
  const reader = await complaintReader(context)
  return mayKnowComplaint(reader, sidesOf(row), row.formerAgencies as readonly AgencyId[]) ? row : undefined
}

/** After a command of the same request: what was loaded before it is out of date. */
export const forgetComplaint = (context: GraphqlContext, id: string): void => {
  rows(context).clear(id)
}

/** Ids of complaints of which the caller must find no trace anywhere: not in the trail, the replay, lists of deadlines. */
export const hiddenComplaints = (context: GraphqlContext): Promise<readonly string[]> =>
  context.loaders.get(HIDDEN, async () => {
    const { actor, services } = context
    if (actor.kind !== 'person') return []
    const reader = await complaintReader(context)
    const against = hiddenAgainst(reader)
    const found = await Promise.all(
      peopleBehind(actor).map((person) => complaintSides(services.models, { against, person })),
    )
    return [
      ...new Set(
        found
          .flat()
          .filter((row) => isHiddenFrom(reader, sidesOf(row)))
          .map(({ id }) => id),
      ),
    ]
  })

/** Whether something that is named so is one of them, or hangs on it: its deadlines, its file. */
export const isOfHidden = async (context: GraphqlContext, ...names: readonly string[]): Promise<boolean> =>
  (await hiddenComplaints(context)).some((id) => names.some((name) => name.includes(id)))

/** What an agency was asked about a complaint against it: for those who speak or look for it, and the body that asks. */
export async function knownStatementRequest(
  context: GraphqlContext,
  id: string,
): Promise<StatementRequestRow | undefined> {
  if (context.actor.kind !== 'person') return undefined
  const load = (ids: readonly string[]) => statementRequestsByIds(context.services.models, ids)
  const row = await loaderOf(context, REQUEST, load).load(id)
  if (row === undefined) return undefined
  if (await speaksFor(context, row.against)) return row
  return (await knownComplaint(context, row.complaint)) === undefined ? undefined : row
}

export const forgetStatementRequest = (context: GraphqlContext, id: string): void => {
  loaderOf(context, REQUEST, (ids) => statementRequestsByIds(context.services.models, ids)).clear(id)
}

/** In the agency itself, its disclosure office, heads and leaders; nobody above it by that alone. */
export async function speaksFor(context: GraphqlContext, against: string): Promise<boolean> {
  return isInSight(await agenciesSpokenFor(context), [against])
}

export async function agenciesSpokenFor(context: GraphqlContext): Promise<readonly AgencyId[]> {
  const { actor } = context
  if (actor.kind !== 'person') return []
  const { agencies } = await factsAt(context)
  const held = (actor.as === undefined ? actor.holds : [actor.as]).filter(({ role }) => SPEAKING.includes(role))
  const own = new Set(held.map(({ agency }) => agency))
  const today = context.services.today()
  const inherited = [...(agencies.history?.agencies.keys() ?? [])].filter((id) =>
    agencies.successorsOf(id, today).some((heir) => own.has(heir)),
  )
  return [...new Set([...own, ...inherited])]
}

const SPEAKING = ['disclosureOfficer', 'disclosureHead', 'sectionHead', 'deputyLeader', 'principalLeader']

/** Whoever may not know of a complaint gets the answer that there is none: any reason would tell that it exists. */
export async function hidingComplaint(
  context: GraphqlContext,
  id: string,
  outcome: CommandOutcome,
): Promise<CommandOutcome> {
  if (outcome.ok) return outcome
  const now = await context.services.complaintNow(id)
  const isKnown = now !== undefined && mayKnowComplaint(await complaintReader(context), now.sides, now.formerAgencies)
  return isKnown ? outcome : { ok: false, refusals: [{ code: 'COMPLAINT_NOT_FOUND', clause: '711-51' }] }
}

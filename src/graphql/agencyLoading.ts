import type { AgencyId, LocalDate } from '../domain/values.js'
import { type Agency, agencyOf } from './agency.js'
import type { GraphqlContext } from './context.js'
import type { Maybe } from './fields.js'
import { factsAt } from './referenceFacts.js'

/** An agency of the register, from the reference facts in memory: no query, however many a page names. */
export async function agencyById(
  context: GraphqlContext,
  id: string,
  on: LocalDate = context.services.today(),
): Promise<Agency | undefined> {
  const { agencies } = await factsAt(context)
  // Before its first day, or before its register knew that day, it is shown as last recorded.
  const facts = agencies.agency(id as AgencyId, on) ?? agencies.agency(id as AgencyId)
  return facts === undefined ? undefined : agencyOf(facts, on)
}

export async function agenciesById(context: GraphqlContext, ids: readonly string[]): Promise<readonly Agency[]> {
  const found = await Promise.all(ids.map((id) => agencyById(context, id)))
  return found.filter((agency) => agency !== undefined)
}

export const maybeAgency = async (context: GraphqlContext, id: Maybe<string>): Promise<Agency | null> =>
  id === null || id === undefined ? null : ((await agencyById(context, id)) ?? null)

/** Finds agencies of the register for parts that name many of them, all at one state of the facts. */
export async function agencyFinder(context: GraphqlContext): Promise<(id: Maybe<string>) => Agency | null> {
  const { agencies } = await factsAt(context)
  const on = context.services.today()
  return (id) => {
    if (id === null || id === undefined) return null
    const facts = agencies.agency(id as AgencyId, on) ?? agencies.agency(id as AgencyId)
    return facts === undefined ? null : agencyOf(facts, on)
  }
}
export type AgencyFinder = Awaited<ReturnType<typeof agencyFinder>>

import type { FactsSnapshot } from '../app/factsPort.js'
import type { Position } from '../eventstore/eventStore.js'
import type { GraphqlContext } from './context.js'
import { UserFault } from './faults.js'
import type { Maybe } from './fields.js'

const FACTS = Symbol('facts')

/**
 * Reference facts: without a position one snapshot for the whole request, with one as soon as they have reached it.
 * @throws UserFault `NOT_YET_VISIBLE`
 */
export function factsAt(context: GraphqlContext, minPosition?: Maybe<Position>): Promise<FactsSnapshot> {
  if (minPosition !== null && minPosition !== undefined) return snapshot(context, minPosition)
  return context.loaders.get(FACTS, () => snapshot(context))
}

async function snapshot({ services }: GraphqlContext, minPosition?: Position): Promise<FactsSnapshot> {
  const facts = await services.facts.snapshot(minPosition)
  if (facts === 'stale') throw new UserFault('NOT_YET_VISIBLE')
  return facts
}

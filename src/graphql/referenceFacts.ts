import type { FactsSnapshot } from '../app/factsPort.js'
import type { Position } from '../eventstore/eventStore.js'
import type { GraphqlContext } from './context.js'
import { UserFault } from './faults.js'
import type { Maybe } from './fields.js'

/** Reference facts that have reached a position. @throws UserFault `NOT_YET_VISIBLE` */
export async function factsAt({ services }: GraphqlContext, minPosition?: Maybe<Position>): Promise<FactsSnapshot> {
  const facts = await services.facts.snapshot(minPosition ?? undefined)
  if (facts === 'stale') throw new UserFault('NOT_YET_VISIBLE')
  return facts
}

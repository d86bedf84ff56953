import type { AgencyId } from '../domain/values.js'
import { openEvents } from '../eventstore/codec.js'
import type { EventStore } from '../eventstore/eventStore.js'
import { NO_KEYS } from '../eventstore/noKeys.js'
import type { Aggregate } from './aggregate.js'

/** Matters that one agency answers at a time. */
export type AnsweredKind = 'application' | 'recordCorrection' | 'archive'

/** Which agency answers a matter now; undefined when there is no such matter. */
export type AnsweringAgency = (kind: AnsweredKind, id: string) => Promise<AgencyId | undefined>

/** From the stream of the matter itself, so that nothing that lags is asked. Needs no key. */
export const createAnsweringAgency =
  (store: Pick<EventStore, 'readStream'>, aggregates: readonly Aggregate[]): AnsweringAgency =>
  async (kind, id) => {
    const aggregate = aggregates.find(({ name }) => name === kind)
    if (aggregate === undefined) throw new Error(`there is no aggregate ${kind}`)
    const events = await openEvents(await store.readStream(aggregate.stream(id)), NO_KEYS)
    const { initial, evolve } = aggregate.decider
    const state = events.reduce(evolve, initial) as { readonly agency?: AgencyId }
    return state.agency
  }

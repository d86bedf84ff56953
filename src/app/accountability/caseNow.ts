import type { AccountabilityCaseEvent } from '../../domain/accountabilityCase/events.js'
import { type AccountabilityCase, evolve, initial, type KnownCase } from '../../domain/accountabilityCase/state.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import type { CaseSides } from './caseSight.js'

/** A case from its own stream, without a word that anybody wrote: nothing that lags is asked. */
export interface CaseNow {
  readonly events: readonly RecordedEvent<AccountabilityCaseEvent>[]
  readonly known: KnownCase
}

export type ReadCaseNow = (id: string) => Promise<CaseNow | undefined>

export const createCaseNow =
  (store: Pick<EventStore, 'readStream'>): ReadCaseNow =>
  async (id) => {
    const events = await openEvents<AccountabilityCaseEvent>(await store.readStream(`case-${id}`), NO_KEYS)
    const known = events.reduce<AccountabilityCase>(evolve, initial)
    return known.status === 'absent' ? undefined : { events, known }
  }

export const sidesOf = ({ agency, heard }: KnownCase): CaseSides => ({
  agency,
  concerned: [...heard.values()].map(({ concerned }) => concerned),
})

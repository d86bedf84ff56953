import { informationItemDecider } from '../domain/informationItem/decide.js'
import type { ConsultationRequired, InformationItemEvent } from '../domain/informationItem/events.js'
import { otherAgencies } from '../domain/informationItem/gate/confirmation.js'
import type { ItemId } from '../domain/values.js'
import { openEvents } from '../eventstore/codec.js'
import type { Clock } from '../eventstore/clock.js'
import type { EventStore } from '../eventstore/eventStore.js'
import { NO_KEYS } from '../eventstore/noKeys.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import { decisionContext } from './decisionContext.js'
import type { ReferenceFacts } from './referenceFacts.js'

/** The consultation that runs on an item, for those who follow the item's end. */
export interface ItemConsultationNow {
  readonly consultation: string
  /** Id and revision of the requirement that holds now: the latest. */
  readonly requiredBy: string
  readonly requiredAt: number
  /** Some agency beside the one that handles it is named on it. */
  readonly concernsOthers: boolean
}

export interface ItemConsultationDependencies {
  readonly store: Pick<EventStore, 'readStream'>
  readonly facts: Pick<ReferenceFacts, 'current'>
  readonly clock: Clock
}

/** From the item's own stream; undefined when none runs. Needs no key: nothing of it is sealed. */
export const createItemConsultationNow =
  ({ store, facts, clock }: ItemConsultationDependencies) =>
  async (itemId: ItemId): Promise<ItemConsultationNow | undefined> => {
    const events = await openEvents<InformationItemEvent>(await store.readStream(`item-${itemId}`), NO_KEYS)
    const latest = events.findLast(
      (event): event is RecordedEvent<ConsultationRequired> => event.type === 'ConsultationRequired',
    )
    if (latest === undefined) return undefined
    const { consultation } = latest.data
    const item = events.reduce(informationItemDecider.evolve, informationItemDecider.initial)
    const isOver = events.some(
      (event) => event.type === 'ConsultationConcluded' && event.data.consultation === consultation,
    )
    if (isOver) return undefined
    const context = decisionContext(clock, facts.current(), { kind: 'public' })
    return {
      consultation,
      requiredBy: latest.id,
      requiredAt: latest.revision,
      concernsOthers: item.status === 'open' && context !== undefined && otherAgencies(item, context).length > 0,
    }
  }

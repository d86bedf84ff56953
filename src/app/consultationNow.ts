import type { ConsultationEvent } from '../domain/consultation/events.js'
import { type ConsultationProgress, progressOf } from '../domain/consultation/progress.js'
import { openEvents } from '../eventstore/codec.js'
import type { EventStore } from '../eventstore/eventStore.js'
import { NO_KEYS } from '../eventstore/noKeys.js'

/**
 * Where a consultation stands, from its own stream: after its event of revision `upTo`, or now. What followed one event
 * is then the same however often, and however late, somebody asks.
 */
export type ConsultationNow = (consultation: string, upTo?: number) => Promise<ConsultationProgress>

export const createConsultationNow =
  (store: Pick<EventStore, 'readStream'>): ConsultationNow =>
  async (consultation, upTo) => {
    const stored = await store.readStream(`consultation-${consultation}`)
    const seen = upTo === undefined ? stored : stored.filter(({ revision }) => revision <= upTo)
    return progressOf(await openEvents<ConsultationEvent>(seen, NO_KEYS))
  }

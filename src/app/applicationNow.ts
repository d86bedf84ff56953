import type { ApplicationEvent } from '../domain/application/events.js'
import { type ApplicationProgress, progressOf } from '../domain/application/progress.js'
import { openEvents } from '../eventstore/codec.js'
import type { EventStore } from '../eventstore/eventStore.js'
import { NO_KEYS } from '../eventstore/noKeys.js'

/**
 * Where an application stands, from its own stream: after its event of revision `upTo`, or now. What followed one event
 * is then the same however often, and however late, somebody asks.
 */
export type ApplicationNow = (application: string, upTo?: number) => Promise<ApplicationProgress>

export const createApplicationNow =
  (store: Pick<EventStore, 'readStream'>): ApplicationNow =>
  async (application, upTo) => {
    const stored = await store.readStream(`application-${application}`)
    const seen = upTo === undefined ? stored : stored.filter(({ revision }) => revision <= upTo)
    return progressOf(await openEvents<ApplicationEvent>(seen, NO_KEYS))
  }

import { informationItemDecider } from '../domain/informationItem/decide.js'
import type { InformationItemEvent } from '../domain/informationItem/events.js'
import { openEvents } from '../eventstore/codec.js'
import type { EventStore } from '../eventstore/eventStore.js'
import { NO_KEYS } from '../eventstore/noKeys.js'

/** Which of the items are public at this moment. */
export type PublicNow = (itemIds: readonly string[]) => Promise<ReadonlySet<string>>

/**
 * Asks the items' own streams, many at once: a read model that lags behind a withdrawal or a purge is not asked
 * (LS-10.9). Whether something is public stands in no sealed text, so that no key is needed.
 */
export const createPublicNow =
  (store: Pick<EventStore, 'readStreams'>): PublicNow =>
  async (itemIds) => {
    const streams = new Map(itemIds.map((id) => [`item-${id}`, id]))
    if (streams.size === 0) return new Set()
    const isPublic = new Set<string>()
    for (const [stream, stored] of await store.readStreams([...streams.keys()])) {
      const events = await openEvents<InformationItemEvent>(stored, NO_KEYS)
      const item = events.reduce(informationItemDecider.evolve, informationItemDecider.initial)
      if (item.status === 'open' && item.public !== undefined) isPublic.add(streams.get(stream)!)
    }
    return isPublic
  }

import { informationItemDecider } from '../domain/informationItem/decide.js'
import type { ItemId } from '../domain/values.js'
import { itemEvents, type ItemLog } from './itemEvents.js'

/**
 * Whether an item is public at this moment, from its own stream: a read model that lags behind a withdrawal or a purge
 * is not asked (LS-10.9).
 */
export const createPublicNow =
  (log: ItemLog) =>
  async (itemId: string): Promise<boolean> => {
    const events = await itemEvents(log, itemId as ItemId)
    const item = events.reduce(informationItemDecider.evolve, informationItemDecider.initial)
    return item.status === 'open' && item.public !== undefined
  }

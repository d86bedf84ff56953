import type { RecordKeyDestruction } from '../domain/informationItem/commands.js'
import type { InformationItemEvent } from '../domain/informationItem/events.js'
import type { KeySubject } from '../domain/protected.js'
import type { Clock } from '../eventstore/clock.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface PurgeOptions {
  /** For ever; a key that is gone already is no fault. */
  readonly destroyKey: (subject: KeySubject) => Promise<void>
  readonly clock: Clock
}

/** An ordered purge (SSL-34) destroys the item's key, and only then says so on the item. */
export const purge = ({ destroyKey, clock }: PurgeOptions): Reaction<InformationItemEvent> => ({
  name: 'purge',
  version: 1,
  on: {
    PurgeOrdered: async ({ data: { itemId } }): Promise<readonly ProcessCommand<RecordKeyDestruction>[]> => {
      await destroyKey(`item:${itemId}`)
      const destroyedAt = clock.now()
      return [{ id: itemId, command: { type: 'RecordKeyDestruction', data: { destroyedAt } } }]
    },
  },
})

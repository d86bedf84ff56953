import type { HandOverItem } from '../domain/informationItem/commands.js'
import type { MattersHandedOver, StaffEvent } from '../domain/staff/events.js'
import type { AgencyId, ItemId, PersonId } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { Position } from '../eventstore/eventStore.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface HandoverOptions {
  /** Items of which the person is in charge in the agency, as far as the log goes up to the position. */
  readonly itemsInCharge: (agency: AgencyId, officer: PersonId, upTo: Position) => Promise<readonly ItemId[]>
}

/** 工作交接: matters handed over together are handed over one by one, each on its own record (711-4). */
export const handovers = ({ itemsInCharge }: HandoverOptions): Reaction<StaffEvent> => ({
  name: 'handovers',
  version: 2,
  on: {
    MattersHandedOver: async (
      event: RecordedEvent<MattersHandedOver>,
    ): Promise<readonly ProcessCommand<HandOverItem>[]> => {
      const { agency, from, to, items } = event.data
      const ids = items ?? (await itemsInCharge(agency, from, event.position))
      return ids.map((id) => ({
        id,
        // Asked again after a crash, the read model names fewer.
        key: id,
        command: { type: 'HandOverItem', data: { from, to } },
        // Someone else took it over in between, or nothing is left to do.
        harmless: ['OFFICER_CHANGED', 'ITEM_CLOSED'],
      }))
    },
  },
})

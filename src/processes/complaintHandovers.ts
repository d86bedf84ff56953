import type { HandOverComplaint } from '../domain/complaint/commands.js'
import type { MattersHandedOver, StaffEvent } from '../domain/staff/events.js'
import type { AgencyId, PersonId } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface ComplaintHandoverOptions {
  /** Open complaints that the officer has in charge in the agency, as far as the log goes up to the position. */
  readonly complaintsInCharge: (agency: AgencyId, officer: PersonId, upTo: Position) => Promise<readonly string[]>
}

/** 工作交接 of complaints, one by one; to nobody whom they concern: a head has to find somebody else then. */
export const complaintHandovers = ({ complaintsInCharge }: ComplaintHandoverOptions): Reaction<StaffEvent> => ({
  name: 'complaintHandovers',
  version: 1,
  on: {
    MattersHandedOver: async (
      event: RecordedEvent<MattersHandedOver>,
    ): Promise<readonly ProcessCommand<HandOverComplaint>[]> => {
      const { agency, from, to, items } = event.data
      // Named matters are items: whoever hands over all has nothing left.
      if (items !== undefined) return []
      return (await complaintsInCharge(agency, from, event.position)).map((id) => ({
        id,
        // Asked again after a crash, the read model names fewer.
        key: id,
        command: { type: 'HandOverComplaint', data: { from, to } },
        harmless: [
          'HANDED_OVER_MEANWHILE',
          'COMPLAINT_NOT_AN_OFFICER_HERE',
          'COMPLAINT_CONCERNS_OFFICER',
          'COMPLAINT_CLOSED',
        ],
      }))
    },
  },
})

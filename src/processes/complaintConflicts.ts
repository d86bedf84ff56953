import type { NoteConcernedOfficers } from '../domain/complaint/commands.js'
import type { ComplaintEvent } from '../domain/complaint/events.js'
import type { AgencyId, PersonId } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface ComplaintConflictOptions {
  /** Everybody who acted for an agency in an application or on an item, up to now. */
  readonly whoActed: (
    about: { readonly kind: 'application' | 'item'; readonly id: string },
    agency: AgencyId,
  ) => Promise<readonly PersonId[]>
}

type Received = RecordedEvent<Extract<ComplaintEvent, { type: 'ComplaintReceived' }>>

/** Whoever acted for the agency in what a complaint is about has no part in judging it (711-51), wherever they serve now. */
export const complaintConflicts = ({ whoActed }: ComplaintConflictOptions): Reaction<ComplaintEvent> => ({
  name: 'complaintConflicts',
  version: 1,
  on: {
    ComplaintReceived: async ({ data }: Received): Promise<readonly ProcessCommand<NoteConcernedOfficers>[]> => {
      const { about, against, complaint } = data
      if (about === undefined || about.kind === 'finding') return []
      const persons = await whoActed({ kind: about.kind, id: about.id }, against)
      return persons.length === 0
        ? []
        : [
            {
              id: complaint,
              command: { type: 'NoteConcernedOfficers', data: { persons: persons.slice(0, MOST) } },
              harmless: ['COMPLAINT_CLOSED'],
            },
          ]
    },
  },
})

const MOST = 50

import type { AdoptComplaintDate } from '../domain/complaint/commands.js'
import type { DeadlineEvent } from '../domain/deadline/events.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

type Moved = RecordedEvent<Extract<DeadlineEvent, { type: 'DeadlineMoved' }>>

/** Another date of a complaint's deadline, by a holiday notice that an officer confirmed or by a number of law, goes back to it. */
export const complaintDates: Reaction<DeadlineEvent> = {
  name: 'complaintDates',
  version: 1,
  on: {
    DeadlineMoved: ({
      id: cause,
      stream,
      data: { kind, receipt: due },
    }: Moved): readonly ProcessCommand<AdoptComplaintDate>[] => {
      const [, complaint, round] = CLOCK.exec(stream) ?? []
      if (complaint === undefined || (kind !== 'complaintAcceptance' && kind !== 'complaintAnswer')) return []
      const step = kind === 'complaintAcceptance' ? 'acceptance' : 'answer'
      return [
        {
          id: complaint,
          command: { type: 'AdoptComplaintDate', data: { round: Number(round), step, due, cause } },
          harmless: ['COMPLAINT_NOT_FOUND', 'COMPLAINT_CLOSED'],
        },
      ]
    },
  },
}

const CLOCK = /^deadline-(.+)\.r(\d+)-complaint/

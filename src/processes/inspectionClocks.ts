import type { CancelDeadline, RecordAct, StartDeadline } from '../domain/deadline/commands.js'
import type { InspectionEvent } from '../domain/inspection/events.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

type ClockCommand = ProcessCommand<StartDeadline | RecordAct | CancelDeadline>
type Of<T extends InspectionEvent['type']> = RecordedEvent<Extract<InspectionEvent, { type: T }>>

/** The time to answer a rectification notice (LS-15.1, 711-47): matter `{inspection}.n{notice}`. */
export const inspectionClocks: Reaction<InspectionEvent> = {
  name: 'inspectionClocks',
  version: 1,
  on: {
    RectificationNoticeIssued: (event: Of<'RectificationNoticeIssued'>): readonly ClockCommand[] => {
      const { inspection, notice, agency, due } = event.data
      return [
        {
          id: clockOf(inspection, notice),
          command: {
            type: 'StartDeadline',
            data: {
              matter: `${inspection}.n${notice}`,
              kind: 'rectification',
              agency,
              key: `inspection:${inspection}`,
              start: due.start,
              startEvent: event.id,
              receipt: due,
            },
          },
        },
      ]
    },
    /** Met with the answer to the last finding of the notice. */
    RectificationStated: (event: Of<'RectificationStated'>): readonly ClockCommand[] => {
      const { inspection, notice, statedOn, completes } = event.data
      return completes
        ? [
            {
              id: clockOf(inspection, notice),
              command: { type: 'RecordAct', data: { doneOn: statedOn, proof: event.id } },
            },
          ]
        : []
    },
  },
}

const clockOf = (inspection: string, notice: number): string => `${inspection}.n${notice}-rectification`

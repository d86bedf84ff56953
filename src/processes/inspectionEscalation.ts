import type { DeadlineEvent, DeadlineMissed } from '../domain/deadline/events.js'
import type { RecordRectificationMiss } from '../domain/inspection/commands.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

/** A rectification notice that was not answered in time (711-47): the inspection tells the superior, or proposes a case. */
export const inspectionEscalation: Reaction<DeadlineEvent> = {
  name: 'inspectionEscalation',
  version: 1,
  on: {
    DeadlineMissed: (event: RecordedEvent<DeadlineMissed>): readonly ProcessCommand<RecordRectificationMiss>[] => {
      const [, deadline, inspection, notice] = CLOCK.exec(event.stream) ?? []
      if (event.data.kind !== 'rectification' || deadline === undefined || inspection === undefined) return []
      return [
        {
          id: inspection,
          command: {
            type: 'RecordRectificationMiss',
            data: { notice: Number(notice), due: event.data.due, deadline },
          },
          // Answered in the same moment; a clock that belongs to no inspection.
          harmless: ['RECTIFICATION_ANSWERED', 'INSPECTION_NOT_FOUND', 'INSPECTION_STANDS_OTHERWISE'],
        },
      ]
    },
  },
}

const CLOCK = /^deadline-((.+)\.n(\d+)-rectification)$/

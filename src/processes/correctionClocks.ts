import type { CancelDeadline, RecordAct, StartDeadline, TransferDeadline } from '../domain/deadline/commands.js'
import type { RecordCorrectionEvent } from '../domain/recordCorrection/events.js'
import type { AgencyId, PersonId } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

/** Who has a request for correction in hand. */
export interface CorrectionHolder {
  readonly agency: AgencyId
  readonly officer?: PersonId
}

export interface CorrectionClockOptions {
  /** Who had it after its event of this revision, or has it now. */
  readonly correctionHolder: (correction: string, revision?: number) => Promise<CorrectionHolder | undefined>
}

type ClockCommand = ProcessCommand<StartDeadline | RecordAct | CancelDeadline | TransferDeadline>
type Of<T extends RecordCorrectionEvent['type']> = RecordedEvent<Extract<RecordCorrectionEvent, { type: T }>>

/** The time to correct somebody's own record, or to tell them why not (711-41): matter `{correction}`. */
export function correctionClocks({ correctionHolder }: CorrectionClockOptions): Reaction<RecordCorrectionEvent> {
  const transferred = async (
    event: Of<'CorrectionHandedOver' | 'CorrectionTransferred'>,
  ): Promise<readonly ClockCommand[]> => {
    const [then, now] = [await correctionHolder(idOf(event), event.revision), await correctionHolder(idOf(event))]
    // It has gone on since: that says so itself.
    if (then === undefined || then.agency !== now?.agency || then.officer !== now.officer) return []
    const { agency: to, officer } = then
    return [
      {
        id: clockOf(event),
        command: {
          type: 'TransferDeadline',
          data: { to, ...(officer === undefined ? {} : { officer }), cause: event.id },
        },
        harmless: ['AGENCY_NOT_ACTIVE'],
      },
    ]
  }

  return {
    name: 'correctionClocks',
    version: 1,
    on: {
      CorrectionAsked: (event: Of<'CorrectionAsked'>): readonly ClockCommand[] => {
        const { correction, agency, officer, subject, due } = event.data
        return [
          {
            id: clockOf(event),
            command: {
              type: 'StartDeadline',
              data: {
                matter: correction,
                kind: 'recordCorrection',
                agency,
                ...(officer === undefined ? {} : { officer }),
                key: `person:${subject}`,
                start: due.start,
                startEvent: event.id,
                receipt: due,
              },
            },
          },
        ]
      },
      CorrectionNoticeDispatched: (event: Of<'CorrectionNoticeDispatched'>): readonly ClockCommand[] => [
        {
          id: clockOf(event),
          command: { type: 'RecordAct', data: { doneOn: event.data.dispatchedOn, proof: event.id } },
        },
      ],
      CorrectionWithdrawn: (event: Of<'CorrectionWithdrawn'>): readonly ClockCommand[] => [
        {
          id: clockOf(event),
          command: { type: 'CancelDeadline', data: { reason: 'matterWithdrawn', cause: event.id } },
        },
      ],
      CorrectionHandedOver: transferred,
      CorrectionTransferred: transferred,
    },
  }
}

const idOf = ({ stream }: RecordedEvent): string => stream.slice('correction-'.length)
const clockOf = (event: RecordedEvent): string => `${idOf(event)}-recordCorrection`

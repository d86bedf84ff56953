import type { DeadlineEvent } from '../../domain/deadline/events.js'
import type { CancellationReason, MoveCause, WarningLevel } from '../../domain/deadline/vocabulary.js'
import type { Protected } from '../../domain/protected.js'
import { type SealedField, keepSealed } from '../engine/sealedField.js'
import type { LogEvent } from '../projection.js'

/** One event of a deadline, as its history shows it. Words of officers stay sealed. */
export interface DeadlineStep {
  readonly event: string
  readonly type: DeadlineEvent['type']
  readonly recordedAt: string
  /** Due date after it. */
  readonly due: string
  readonly previousDue?: string
  readonly proposedDue?: string
  readonly moved?: MoveCause
  readonly cancelled?: CancellationReason
  readonly level?: WarningLevel
  readonly letter?: string
  readonly documentNumber?: string
  readonly doneOn?: string
  readonly proof?: string
  /** A person who decided; absent for what processes record. */
  readonly by?: string
  readonly agency?: string
  readonly reason?: SealedField
}

export function stepOf(event: LogEvent<DeadlineEvent>, due: string): DeadlineStep {
  const { person } = event.metadata
  return {
    event: event.id,
    type: event.type,
    recordedAt: event.metadata.recordedAt,
    due,
    ...(person === undefined ? {} : { by: person }),
    ...(particularsOf[event.type] as (data: DeadlineEvent['data']) => Partial<DeadlineStep>)(event.data),
  }
}

type Particulars = {
  readonly [Type in DeadlineEvent['type']]: (
    data: Extract<DeadlineEvent, { type: Type }>['data'],
  ) => Partial<DeadlineStep>
}

const particularsOf: Particulars = {
  DeadlineStarted: ({ agency }) => ({ agency }),
  DeadlineWarned: ({ level }) => ({ level }),
  DeadlineMoved: ({ cause, previousDue, letter, documentNumber, reason }) => ({
    moved: cause,
    previousDue,
    ...(letter === undefined ? {} : { letter }),
    ...(documentNumber === undefined ? {} : { documentNumber }),
    ...sealed(reason),
  }),
  NewDateProposed: ({ previousDue, receipt: { due } }) => ({ previousDue, proposedDue: due }),
  ProposedDateDeclined: ({ due, reason }) => ({ proposedDue: due, ...sealed(reason) }),
  DeadlineMet: ({ doneOn, proof }) => ({ doneOn, proof }),
  DeadlineMissed: ({ agency }) => ({ agency }),
  MissedActDone: ({ doneOn, proof }) => ({ doneOn, proof }),
  MissLifted: ({ doneOn, proof, reason }) => ({ doneOn, proof, ...sealed(reason) }),
  DeadlineCancelled: ({ reason }) => ({ cancelled: reason }),
  DeadlineTransferred: ({ to }) => ({ agency: to }),
}

function sealed(value: Protected | undefined): Pick<DeadlineStep, 'reason'> {
  const reason = value === undefined ? null : keepSealed(value)
  return reason === null ? {} : { reason }
}

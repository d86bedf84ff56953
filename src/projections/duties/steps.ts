import type { DutyEvent } from '../../domain/duty/events.js'
import type { DutyLift } from '../../domain/duty/vocabulary.js'
import type { LogEvent } from '../projection.js'

/** One event of a duty, as its history shows it. */
export interface DutyStep {
  readonly event: string
  readonly type: DutyEvent['type']
  readonly recordedAt: string
  readonly round: number
  /** Who has it after this. */
  readonly agency: string
  readonly doneOn?: string
  readonly proof?: string
  readonly due?: string
  readonly reason?: DutyLift
}

export function dutyStepOf(event: LogEvent<DutyEvent>): DutyStep {
  const { type, data } = event
  return {
    event: event.id,
    type,
    recordedAt: event.metadata.recordedAt,
    round: data.round,
    agency: type === 'DutyTransferred' ? data.to : data.agency,
    ...(type === 'DutyMet' || type === 'DutyMissLifted' ? { doneOn: data.doneOn, proof: data.proof } : {}),
    ...(type === 'DutyMissed' ? { due: data.due } : {}),
    ...(type === 'DutyLifted' ? { reason: data.reason } : {}),
  }
}

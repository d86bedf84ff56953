import type { AnyEvent } from '../../domain/decider.js'
import { localDateOf } from '../../domain/dates.js'
import type { LocalDate } from '../../domain/values.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import { fieldsOf } from '../auditTrail/subject.js'
import { legalDateOf } from '../auditTrail/legalDate.js'

/**
 * The day from which on what an event says is the case: its legal date, else the day of its recording. Only what takes
 * effect later on purpose (`effectiveOn`) lies ahead: a meeting that is planned for next week was called today.
 */
export function caseFrom({ data, metadata }: Pick<RecordedEvent<AnyEvent>, 'data' | 'metadata'>): LocalDate {
  const recordedOn = localDateOf(metadata.recordedAt)
  const fields = fieldsOf(data)
  const legal = legalDateOf(fields)
  if (legal === null) return recordedOn
  return legal > recordedOn && fields['effectiveOn'] === undefined ? recordedOn : (legal as LocalDate)
}

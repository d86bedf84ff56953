import type { AgencyDirectory } from '../domain/agency/directory.js'
import type { WorkingCalendar } from '../domain/calendar/workingCalendar.js'
import type { PolicyBook } from '../domain/policy/policyBook.js'
import type { Position } from '../eventstore/eventStore.js'

/** Reference facts as they stood at one position of the log. */
export interface FactsSnapshot {
  readonly agencies: AgencyDirectory
  readonly policies: PolicyBook
  readonly calendar: WorkingCalendar
  /** Undefined while the log is empty. */
  readonly position: Position | undefined
}

export interface ReferenceFactsPort {
  /** Waits, bounded, until the facts have reached `minPosition`; `stale` when they are more than 2 s behind the log. */
  readonly snapshot: (minPosition?: Position) => Promise<FactsSnapshot | 'stale'>
}

import type { LocalDate } from '../values.js'
import type { HolidayArrangement, NoticeSource } from './events.js'

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeUpWorkday'

/** What a notice says about a year. */
export interface ArrangedYear {
  readonly year: number
  readonly provisional: boolean
  readonly holidays: readonly HolidayArrangement[]
  readonly source: NoticeSource
}

/**
 * Working days in mainland China as the State Council arranges them. Dates outside `from..until` are never guessed:
 * every function answers undefined for them (`CALENDAR_ENDS`).
 */
export interface WorkingCalendar {
  /** Stands in receipts; changes with every notice imported. */
  readonly version: string
  readonly from: LocalDate
  readonly until: LocalDate
  /** Days from this date on rest on a provisional arrangement (暂定). */
  readonly provisionalFrom?: LocalDate
  readonly kindOf: (date: LocalDate) => DayKind | undefined
  /** The date `days` working days after `from`; the day of the event itself is not counted. */
  readonly addWorkingDays: (from: LocalDate, days: number) => LocalDate | undefined
  /** The notices behind it, in the order of their years. No rule looks at them: they explain a day. */
  readonly arranged?: readonly ArrangedYear[]
}

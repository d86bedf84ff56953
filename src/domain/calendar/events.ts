import type { Event } from '../decider.js'
import type { LocalDate } from '../values.js'

// Stored for ever: a change here needs an upcaster and a decision record.

/** The published text that a calendar rests on. */
export interface NoticeSource {
  /** 文号 or title, e.g. `国办发明电〔2024〕12号`. */
  readonly name: string
  readonly issuedOn?: LocalDate
  readonly url?: string
}

/** One holiday as the State Council General Office arranges it for a year. */
export interface HolidayArrangement {
  /** 元旦, 春节 … */
  readonly name: string
  /** Days off as the notice lists them, weekends among them included. */
  readonly daysOff: readonly LocalDate[]
  /** 上班: weekend days worked in exchange. */
  readonly makeUpWorkdays: readonly LocalDate[]
}

/**
 * The whole arrangement of one year; a later event for the same year replaces it. Days may lie outside the year
 * (New Year's rest that begins in December). `provisional` (暂定): the notice had not been published.
 */
export type YearArranged = Event<
  'YearArranged',
  {
    jurisdiction: string
    year: number
    provisional: boolean
    holidays: readonly HolidayArrangement[]
    source: NoticeSource
  }
>

export type CalendarEvent = YearArranged

const types: Readonly<Record<CalendarEvent['type'], true>> = { YearArranged: true }
export const CALENDAR_EVENT_TYPES = Object.keys(types) as readonly CalendarEvent['type'][]

import type { Command } from '../decider.js'
import type { HolidayArrangement, NoticeSource } from './events.js'

/** `jurisdiction` names the stream `calendar-{jurisdiction}`. */
export type ArrangeYear = Command<
  'ArrangeYear',
  {
    jurisdiction: string
    year: number
    provisional: boolean
    holidays: readonly HolidayArrangement[]
    source: NoticeSource
  }
>

export type CalendarCommand = ArrangeYear

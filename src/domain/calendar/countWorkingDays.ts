import { addDays } from '../dates.js'
import type { LocalDate } from '../values.js'
import { isWorking } from './state.js'
import type { DayKind, WorkingCalendar } from './workingCalendar.js'

/**
 * Time that does not count (711-33): from the day after a letter was sent to the day on which the opinion arrived,
 * both of them days of proof. `letter` names the matter it belongs to.
 */
export interface Pause {
  readonly letter: string
  readonly sentOn: LocalDate
  readonly answeredOn: LocalDate
}

export interface CountedDay {
  readonly date: LocalDate
  readonly kind: DayKind
  /** Its number within the period, from 1; absent for a day that was skipped. */
  readonly number?: number
  /** Letters that were under way on a working day that therefore did not count. */
  readonly pausedBy?: readonly string[]
}

/** A period of working days that explains itself: each day from the one after the start to the last. */
export interface WorkingDayReceipt {
  readonly start: LocalDate
  readonly workingDays: number
  readonly due: LocalDate
  readonly days: readonly CountedDay[]
  /** Working days left out because of a pause, each once however many letters were under way. */
  readonly pausedDays: number
  readonly calendarVersion: string
  /** It reaches into a year whose arrangement is provisional (暂定). */
  readonly provisional: boolean
}

export type WorkingDayCount =
  | { readonly ok: true; readonly receipt: WorkingDayReceipt }
  /** The calendar does not cover the period; dates are never guessed. */
  | { readonly ok: false; readonly code: 'CALENDAR_ENDS'; readonly from: LocalDate; readonly until: LocalDate }

/** Counts `workingDays` after `start`, the day of the event itself not included (民法典 201). */
export function countWorkingDays(
  calendar: WorkingCalendar,
  start: LocalDate,
  workingDays: number,
  pauses: readonly Pause[] = [],
): WorkingDayCount {
  const ends = { ok: false, code: 'CALENDAR_ENDS', from: calendar.from, until: calendar.until } as const
  if (calendar.kindOf(start) === undefined) return ends

  const days: CountedDay[] = []
  let counted = 0
  for (let date = addDays(start, 1); counted < workingDays; date = addDays(date, 1)) {
    const kind = calendar.kindOf(date)
    if (kind === undefined) return ends
    const pausedBy = lettersUnderWay(pauses, date)
    if (!isWorking(kind)) days.push({ date, kind })
    else if (pausedBy.length > 0) days.push({ date, kind, pausedBy })
    else days.push({ date, kind, number: (counted += 1) })
  }

  const due = days.at(-1)?.date ?? start
  return {
    ok: true,
    receipt: {
      start,
      workingDays,
      due,
      days,
      pausedDays: days.filter(({ pausedBy }) => pausedBy !== undefined).length,
      calendarVersion: calendar.version,
      provisional: calendar.provisionalFrom !== undefined && due >= calendar.provisionalFrom,
    },
  }
}

const lettersUnderWay = (pauses: readonly Pause[], date: LocalDate): readonly string[] =>
  pauses.filter(({ sentOn, answeredOn }) => sentOn < date && date <= answeredOn).map(({ letter }) => letter)

import type { WorkingCalendar } from './calendar/workingCalendar.js'
import { addDays } from './dates.js'
import type { ReceiptUnit } from './receipt.js'
import type { LocalDate } from './values.js'
import { isWorkingDay } from './workingDay.js'

/**
 * How many days late something is that was due on one day and done on another, in the days of its receipt: working days
 * where these count, else natural days. What is late at all is one day late at least; undefined where the calendar ends.
 */
export function daysLate(
  unit: ReceiptUnit,
  due: LocalDate,
  doneOn: LocalDate,
  calendar: WorkingCalendar,
): number | undefined {
  if (doneOn <= due) return 0
  if (unit !== 'workingDays') return (Date.parse(doneOn) - Date.parse(due)) / 86_400_000
  let days = 0
  for (let date = addDays(due, 1); date <= doneOn; date = addDays(date, 1)) {
    const kind = calendar.kindOf(date)
    if (kind === undefined) return undefined
    if (isWorkingDay(kind)) days += 1
  }
  return Math.max(1, days)
}

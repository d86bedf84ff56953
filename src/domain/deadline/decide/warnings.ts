import type { WorkingCalendar } from '../../calendar/workingCalendar.js'
import type { DecisionContext } from '../../context.js'
import { addDays } from '../../dates.js'
import type { LocalDate } from '../../values.js'
import { isWorkingDay } from '../../workingDay.js'
import type { Warning } from '../events.js'

export const WARNING_POLICIES = ['warning.first', 'warning.second'] as const

const LEVELS = { 'warning.first': 'first', 'warning.second': 'second' } as const

/** The days on which the holder of a date is warned, and the due day itself; a number that is not set warns of nothing. */
export const warningsBefore = (due: LocalDate, { calendar, policies, today }: DecisionContext): readonly Warning[] => [
  ...WARNING_POLICIES.flatMap((key): readonly Warning[] => {
    const number = policies.inForce(key, today)
    return number === undefined
      ? []
      : [{ level: LEVELS[key], on: workingDaysBefore(calendar, due, number.value), policy: number.version }]
  }),
  { level: 'lastDay', on: due },
]

/** The calendar's first day where it does not reach further back: warned at once. */
function workingDaysBefore(calendar: WorkingCalendar, due: LocalDate, days: number): LocalDate {
  let date = due
  for (let left = days; left > 0 && date > calendar.from;) {
    date = addDays(date, -1)
    if (isWorkingDay(calendar.kindOf(date))) left -= 1
  }
  return date
}

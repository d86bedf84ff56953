import type { WorkingCalendar } from '../domain/calendar/workingCalendar.js'
import { addDays, parseLocalDate } from '../domain/dates.js'
import { isWorkingDay } from '../domain/workingDay.js'
import { csvCell } from './annualReport/csv.js'

/** One figure of one agency in one month, with what it is made of. `value` is null where there is nothing to measure. */
export interface Score {
  readonly figure: string
  readonly agency: string
  readonly month: string
  /** How many there were. */
  readonly base: number
  /** Of how many it holds. */
  readonly count: number
  /** Share (0 to 1), or working days. */
  readonly value: number | null
}

export const shareOf = (count: number, base: number): number | null => (base === 0 ? null : count / base)

/** Working days after the first day up to the last one; undefined where the calendar does not reach. */
export function workingDaysBetween(from: string, until: string, calendar: WorkingCalendar): number | undefined {
  const start = parseLocalDate(from)
  const end = parseLocalDate(until)
  if (start === undefined || end === undefined || start < calendar.from || end > calendar.until) return undefined
  let days = 0
  for (let date = start; date < end;) {
    date = addDays(date, 1)
    if (isWorkingDay(calendar.kindOf(date))) days += 1
  }
  return days
}

export function medianOf(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Places from the best; who has nothing to measure has no place, and equals share one. */
export function placesOf(
  scores: readonly Pick<Score, 'value'>[],
  good: 'high' | 'low' | 'neither',
): readonly (number | null)[] {
  if (good === 'neither') return scores.map(() => null)
  const better = (a: number, b: number) => (good === 'high' ? a > b : a < b)
  return scores.map(({ value }) =>
    value === null ? null : 1 + scores.filter(({ value: other }) => other !== null && better(other, value)).length,
  )
}

/** With a byte order mark for Excel; no text of it is taken for a formula. */
export function scoresCsv(
  scores: readonly Score[],
  { agencyName, figureName }: { agencyName: (id: string) => string; figureName: (figure: string) => string },
): string {
  const head = ['机关', '月份', '指标', '分子', '分母', '数值']
  const lines = scores.map(({ figure, agency, month, base, count, value }) => [
    ...[agencyName(agency), month, figureName(figure), String(count), String(base)],
    value === null ? '' : String(Math.round(value * 10_000) / 10_000),
  ])
  return `\u{feff}${[head, ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

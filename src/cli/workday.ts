import { countWorkingDays, type WorkingDayReceipt } from '../domain/calendar/countWorkingDays.js'
import type { WorkingCalendar } from '../domain/calendar/workingCalendar.js'
import { parseLocalDate } from '../domain/dates.js'
import type { CommandIo } from './commandIo.js'

export interface WorkdayArguments {
  /** `YYYY-MM-DD`, the day of the event, which is not counted. */
  readonly date: string
  readonly days: string
  readonly json: boolean
}

/** More than any period of law; keeps the answer to a mistyped number short. */
const MOST_DAYS = 2_000

/** `gongkai workday DATE DAYS`: the date that lies DAYS working days after DATE. Answers the exit code. */
export function workday({ date, days, json }: WorkdayArguments, calendar: WorkingCalendar, io: CommandIo): number {
  const start = parseLocalDate(date)
  const count = wholeNumber(days)
  if (start === undefined)
    return refuse(io, `不是有效日期（应为 YYYY-MM-DD） / not a date, YYYY-MM-DD expected: ${date}`)
  if (count === undefined || count > MOST_DAYS)
    return refuse(
      io,
      `工作日数应为 0 至 ${MOST_DAYS} 的整数 / days must be a whole number from 0 to ${MOST_DAYS}: ${days}`,
    )

  const counted = countWorkingDays(calendar, start, count)
  if (!counted.ok) {
    const { from, until } = counted
    return refuse(io, `超出工作日历（${from} 至 ${until}） / outside the calendar, which covers ${from} to ${until}`)
  }
  const { receipt } = counted
  io.out(json ? JSON.stringify(answerOf(receipt)) : receipt.due)
  if (receipt.provisional && !json)
    io.err('注意：该年度放假安排尚为暂定 / note: the arrangement of that year is provisional')
  return 0
}

const answerOf = ({ start, workingDays, due, provisional, calendarVersion, days }: WorkingDayReceipt) => ({
  start,
  workingDays,
  due,
  provisional,
  calendarVersion,
  days,
})

export const wholeNumber = (text: string): number | undefined => {
  const number = Number(text)
  return /^\d+$/.test(text) && Number.isSafeInteger(number) ? number : undefined
}

function refuse(io: CommandIo, line: string): number {
  io.err(line)
  return 1
}

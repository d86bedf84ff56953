import { receiptSentence } from '../app/receiptSentence.js'
import { countWorkingDays, type Pause, type WorkingDayReceipt } from '../domain/calendar/countWorkingDays.js'
import type { WorkingCalendar } from '../domain/calendar/workingCalendar.js'
import { parseLocalDate } from '../domain/dates.js'
import { reckon } from '../domain/receipt.js'
import type { LocalDate } from '../domain/values.js'
import type { CommandIo } from './commandIo.js'

export interface WorkdayArguments {
  /** `YYYY-MM-DD`, the day of the event, which is not counted. */
  readonly date: string
  readonly days: string
  readonly json: boolean
  /** `FROM..TO`: the days on which a letter was sent and its answer came in (711-33). */
  readonly pauses?: readonly string[]
  /** Also says in a sentence how it was counted. */
  readonly explain?: boolean
}

/** More than any period of law; keeps the answer to a mistyped number short. */
const MOST_DAYS = 2_000

/** `gongkai workday DATE DAYS`: the date that lies DAYS working days after DATE. Answers the exit code. */
export function workday(input: WorkdayArguments, calendar: WorkingCalendar, io: CommandIo): number {
  const question = questionOf(input)
  if ('fault' in question) return refuse(io, question.fault)
  const { start, count, letters } = question
  const counted = countWorkingDays(calendar, start, count, letters)
  if (!counted.ok) {
    const { from, until } = counted
    return refuse(io, `超出工作日历（${from} 至 ${until}） / outside the calendar, which covers ${from} to ${until}`)
  }
  const { receipt } = counted
  const sentences = input.explain ? sentencesOf(question, calendar) : {}
  if (input.json) {
    io.out(JSON.stringify({ ...answerOf(receipt, letters), ...sentences }))
    return 0
  }
  io.out(receipt.due)
  for (const line of Object.values(sentences)) io.out(line)
  if (receipt.provisional) io.err('注意：该年度放假安排尚为暂定 / note: the arrangement of that year is provisional')
  return 0
}

interface Question {
  readonly start: LocalDate
  readonly count: number
  readonly letters: readonly Pause[]
}

function questionOf({ date, days, pauses = [] }: WorkdayArguments): Question | { readonly fault: string } {
  const start = parseLocalDate(date)
  const count = wholeNumber(days)
  if (start === undefined)
    return { fault: `不是有效日期（应为 YYYY-MM-DD） / not a date, YYYY-MM-DD expected: ${date}` }
  if (count === undefined || count > MOST_DAYS)
    return {
      fault: `工作日数应为 0 至 ${MOST_DAYS} 的整数 / days must be a whole number from 0 to ${MOST_DAYS}: ${days}`,
    }
  const letters = pauses.map((text, index) => pauseOf(text, index + 1, start))
  const wrong = letters.indexOf(undefined)
  return wrong < 0
    ? { start, count, letters: letters.filter((letter) => letter !== undefined) }
    : {
        fault: `中止应为 起..止，不早于 ${start} / a pause is FROM..TO, two dates not before ${start}: ${pauses[wrong]}`,
      }
}

/** Letters are numbered, as nobody names them here. */
function pauseOf(text: string, number: number, start: LocalDate): Pause | undefined {
  const [first, last, ...more] = text.split('..')
  const [sentOn, answeredOn] = [parseLocalDate(first ?? ''), parseLocalDate(last ?? '')]
  if (sentOn === undefined || answeredOn === undefined || more.length > 0) return undefined
  return sentOn < start || answeredOn < sentOn ? undefined : { letter: `#${number}`, sentOn, answeredOn }
}

/** The number of days is the caller's own; it stands where a receipt names the number of law. */
function sentencesOf({ start, count: days, letters: pauses }: Question, calendar: WorkingCalendar) {
  const terms = [{ clause: 'SYS', policy: '-', days }] as const
  const reckoned = reckon({ clause: 'SYS', unit: 'workingDays', terms, start, pauses }, calendar)
  if (!reckoned.ok) return {}
  const plain = (sentence: string) =>
    sentence
      .replace('依据SYS，', '')
      .replace('Under SYS, ', '')
      .replace(/（-）| \(-\)/, '')
  return {
    zh: plain(receiptSentence(reckoned.value, 'zh')),
    en: plain(receiptSentence(reckoned.value, 'en')),
  }
}

const answerOf = (
  { start, workingDays, due, provisional, pausedDays, calendarVersion, days }: WorkingDayReceipt,
  pauses: readonly Pause[],
) => ({
  start,
  workingDays,
  due,
  provisional,
  calendarVersion,
  ...(pauses.length === 0 ? {} : { pauses, pausedDays }),
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

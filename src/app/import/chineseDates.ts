import { parseLocalDate } from '../../domain/dates.js'
import type { LocalDate } from '../../domain/values.js'

/** A date as a text writes it. `date` is absent for a day that is in no calendar (2月30日). */
export interface DateFound {
  readonly date?: LocalDate
  /** Where it begins and how long it is in the text that was searched. */
  readonly at: number
  readonly length: number
}

const DIGITS = '〇零○一二三四五六七八九'
const NUMERAL = '[〇零○一二三四五六七八九十]'
const DATE = new RegExp(
  `(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日|([〇零○一二三四五六七八九]{4})年(${NUMERAL}{1,3})月(${NUMERAL}{1,3})日`,
  'g',
)

/** Every date of a line, `2021年8月4日` (also in full-width digits, after NFKC) and `二〇二一年八月四日`. */
export function datesIn(text: string): readonly DateFound[] {
  return [...text.matchAll(DATE)].map((match) => {
    const [whole, year, month, day, ...chinese] = match
    const date =
      year === undefined
        ? dateOf(yearOf(chinese[0]!), numberOf(chinese[1]!), numberOf(chinese[2]!))
        : dateOf(Number(year), Number(month), Number(day))
    return { ...(date === undefined ? {} : { date }), at: match.index, length: whole.length }
  })
}

const dateOf = (year: number, month: number, day: number): LocalDate | undefined =>
  parseLocalDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
const pad = (value: number, width: number): string => String(value).padStart(width, '0')

/** 〇, 零 and ○ are all nought; the rest count on from there. */
const digitOf = (character: string): number => Math.max(0, DIGITS.indexOf(character) - 2)
const yearOf = (text: string): number => [...text].reduce((year, digit) => year * 10 + digitOf(digit), 0)

/** 1 to 99: 三, 十, 十二, 二十, 三十一. */
function numberOf(text: string): number {
  const ten = text.indexOf('十')
  if (ten < 0) return yearOf(text)
  const tens = ten === 0 ? 1 : digitOf(text[0]!)
  return tens * 10 + (ten === text.length - 1 ? 0 : digitOf(text.at(-1)!))
}

import type { Instant, LocalDate, YearMonth } from './values.js'

/** Asia/Shanghai has kept UTC+8 without daylight saving since 1991; no rule here looks at earlier clock times. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** The date a text names, or undefined when it is not a real day of the calendar (`2026-02-30`). */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const time = Date.parse(`${text}T00:00:00.000Z`)
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return undefined
  return text as LocalDate
}

/** The date in Asia/Shanghai at a moment. */
export const localDateOf = (instant: Instant): LocalDate =>
  new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10) as LocalDate

/** The moment at which a date begins in Asia/Shanghai. */
export const startOfDay = (date: LocalDate): Instant =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) - SHANGHAI_OFFSET_MS).toISOString() as Instant

/** The moment at which a date has ended: the first one of the next day in Asia/Shanghai. */
export const endOfDay = (date: LocalDate): Instant => startOfDay(addDays(date, 1))

/** Natural days, not working days. */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10) as LocalDate

/** The same day of a later month, or its last day where it is shorter. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10) as LocalDate
}

export const yearMonthOf = (date: LocalDate): YearMonth => `${date.slice(0, 4)}${date.slice(5, 7)}` as YearMonth

export const instantOf = (date: Date): Instant => date.toISOString() as Instant

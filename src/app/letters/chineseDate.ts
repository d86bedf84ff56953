import type { LocalDate } from '../../domain/values.js'

/** `2026年3月2日`: the form of dates in official documents, without leading zeros. */
export function chineseDate(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { OFFICIAL_YEARS } from '../../src/app/seed/holidays.js'
import { shippedCalendar } from '../../src/app/seed/shippedCalendar.js'
import { addDays } from '../../src/domain/dates.js'
import type { LocalDate } from '../../src/domain/values.js'

const FOLDER = new URL('../../../shared/data/holidays/', import.meta.url)
const years = OFFICIAL_YEARS.map(({ year }) => year)

interface PublishedYear {
  readonly days: readonly { readonly date: string; readonly isOffDay: boolean }[]
}

if (!existsSync(FOLDER)) {
  test('NOT RUN: the holidays of 2020–2026 against ../shared/data/holidays, which is absent here', () => {
    console.warn('conformance: ../shared/data/holidays is absent, the calendar of 2020–2026 was not compared')
  })
} else {
  const published = new Map(
    years.flatMap((year) => {
      const { days } = JSON.parse(readFileSync(new URL(`${year}.json`, FOLDER), 'utf8')) as PublishedYear
      return days.map(({ date, isOffDay }) => [date, isOffDay] as const)
    }),
  )

  test('seven years are shipped', () => expect(years).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026]))

  test.each(years)('711-26: every day of %s is a working day or not as the State Council arranged', (year) => {
    const wrong: string[] = []
    for (let date = `${year}-01-01` as LocalDate; date.startsWith(String(year)); date = addDays(date, 1)) {
      const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
      const isOff = published.get(date)
      const expected =
        isOff === undefined
          ? weekend
            ? 'weekend'
            : 'workday'
          : isOff
            ? 'holiday'
            : weekend
              ? 'makeUpWorkday'
              : 'workday'
      if (shippedCalendar.kindOf(date) !== expected)
        wrong.push(`${date}: ${shippedCalendar.kindOf(date)}, not ${expected}`)
    }
    expect(wrong).toEqual([])
  })
}

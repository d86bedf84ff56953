import { expect, test } from 'vitest'
import { shippedCalendar } from '../../src/app/seed/shippedCalendar.js'
import { workday } from '../../src/cli/workday.js'

function run(date: string, days: string, json = false) {
  const out: string[] = []
  const err: string[] = []
  const exitCode = workday({ date, days, json }, shippedCalendar, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  })
  return { exitCode, out, err }
}

test('twenty working days after 10 September 2024 are over on 14 October', () =>
  expect(run('2024-09-10', '20')).toEqual({ exitCode: 0, out: ['2024-10-14'], err: [] }))

test('a program gets the date with each day that was counted or skipped', () => {
  const { out } = run('2026-09-17', '2', true)
  expect(JSON.parse(out[0]!)).toMatchObject({ due: '2026-09-20', provisional: false, calendarVersion: 'CN@8' })
  expect(JSON.parse(out[0]!).days).toHaveLength(3)
})

test('a provisional date is answered with a note beside it', () => {
  const { exitCode, out, err } = run('2026-12-15', '20')
  expect([exitCode, out]).toEqual([0, ['2027-01-13']])
  expect(err[0]).toMatch(/暂定.*provisional/)
  expect(JSON.parse(run('2026-12-15', '20', true).out[0]!).provisional).toBe(true)
})

test.each([
  ['2024-02-30', '20', /not a date/],
  ['10.09.2024', '20', /not a date/],
  ['2024-09-10', '', /whole number/],
  ['2024-09-10', '-1', /whole number/],
  ['2024-09-10', '1.5', /whole number/],
  ['2024-09-10', '1e2', /whole number/],
  ['2024-09-10', '99999999999', /whole number/],
  ['2027-12-20', '20', /covers 2020-01-01 to 2027-12-31/],
  ['2019-12-31', '1', /covers 2020-01-01 to 2027-12-31/],
])('%s + %s is refused with a message and a failing exit code', (date, days, message) => {
  const { exitCode, out, err } = run(date, days)
  expect([exitCode, out]).toEqual([1, []])
  expect(err[0]).toMatch(message)
})

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

const explained = (date: string, days: string, pauses: readonly string[], json = false) => {
  const out: string[] = []
  const err: string[] = []
  const io = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) }
  return { exitCode: workday({ date, days, json, pauses, explain: true }, shippedCalendar, io), out, err }
}

// law.md, section 7: the receipt's day, and what lies 3, 7, 15, 20 and 40 working days after it.
test.each([
  ['2024-02-05', '2024-02-08 2024-02-20 2024-03-01 2024-03-08 2024-04-08'],
  ['2024-09-10', '2024-09-13 2024-09-20 2024-10-08 2024-10-14 2024-11-11'],
  ['2025-01-20', '2025-01-23 2025-02-05 2025-02-14 2025-02-21 2025-03-21'],
  ['2025-09-15', '2025-09-18 2025-09-24 2025-10-11 2025-10-17 2025-11-14'],
  ['2026-02-09', '2026-02-12 2026-02-25 2026-03-06 2026-03-13 2026-04-13'],
  ['2026-02-16', '2026-02-26 2026-03-03 2026-03-13 2026-03-20 2026-04-20'],
  ['2026-04-28', '2026-05-06 2026-05-11 2026-05-21 2026-05-28 2026-06-26'],
  ['2026-09-14', '2026-09-17 2026-09-22 2026-10-10 2026-10-16 2026-11-13'],
  ['2026-09-18', '2026-09-22 2026-09-29 2026-10-15 2026-10-22 2026-11-19'],
])('711-33: the command line counts from %s as the calendar has it', (date, ends) =>
  expect(['3', '7', '15', '20', '40'].map((days) => run(date, days).out[0]).join(' ')).toBe(ends),
)

test('711-33: pauses do not count, overlapping ones once, and the sentence says so', () => {
  expect(explained('2026-03-02', '20', []).out[0]).toBe('2026-03-30')
  expect(explained('2026-03-02', '20', ['2026-03-05..2026-03-20']).out[0]).toBe('2026-04-15')
  expect(explained('2026-03-02', '20', ['2026-03-05..2026-03-26']).out[0]).toBe('2026-04-21')
  const { out } = explained('2026-03-02', '20', ['2026-03-05..2026-03-20', '2026-03-10..2026-03-24'])
  expect(out).toEqual([
    '2026-04-17',
    '自2026-03-02的次日起算，期限20个工作日，扣除周末10天、节假日3天、征求意见13天（#1、#2），于2026-04-17届满。',
    '20 working days counted from the day after 2026-03-02, leaving out 10 weekend days, 3 days of holiday, 13 working days while opinions were sought (#1, #2), end on 2026-04-17.',
  ])
})

test('a program gets pauses and sentences too', () => {
  const { out } = explained('2026-03-02', '20', ['2026-03-05..2026-03-20'], true)
  expect(out).toHaveLength(1)
  const answer = JSON.parse(out[0]!)
  expect(answer).toMatchObject({ due: '2026-04-15', pausedDays: 11, pauses: [{ letter: '#1', sentOn: '2026-03-05' }] })
  expect(answer.days.find((day: { date: string }) => day.date === '2026-03-09')).toMatchObject({ pausedBy: ['#1'] })
  expect(answer.zh).toContain('于2026-04-15届满')
})

test.each([['2026-03-05'], ['2026-03-20..2026-03-05'], ['2026-02-01..2026-03-05'], ['2026-03-05..x'], ['a..b..c']])(
  'a pause %s is refused',
  (pause) => {
    const { exitCode, out, err } = explained('2026-03-02', '20', [pause])
    expect([exitCode, out]).toEqual([1, []])
    expect(err[0]).toMatch(/a pause is FROM\.\.TO/)
  },
)

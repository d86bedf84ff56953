import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shippedCalendar } from '../../../src/app/seed/shippedCalendar.js'
import { countWorkingDays, type Pause } from '../../../src/domain/calendar/countWorkingDays.js'
import { addDays } from '../../../src/domain/dates.js'
import { on } from '../../support/spec.js'

const receiptOf = (start: string, days: number, pauses: readonly Pause[] = []) => {
  const count = countWorkingDays(shippedCalendar, on(start), days, pauses)
  if (!count.ok) throw new Error(count.code)
  return count.receipt
}

// Receipt → due after 3, 7, 15, 20 and 40 working days.
test.each([
  ['2024-02-05', '02-08 02-20 03-01 03-08 04-08'],
  ['2024-09-10', '09-13 09-20 10-08 10-14 11-11'],
  ['2025-01-20', '01-23 02-05 02-14 02-21 03-21'],
  ['2025-09-15', '09-18 09-24 10-11 10-17 11-14'],
  ['2026-02-09', '02-12 02-25 03-06 03-13 04-13'],
  ['2026-02-16', '02-26 03-03 03-13 03-20 04-20'],
  ['2026-04-28', '05-06 05-11 05-21 05-28 06-26'],
  ['2026-09-14', '09-17 09-22 10-10 10-16 11-13'],
  ['2026-09-18', '09-22 09-29 10-15 10-22 11-19'],
])('711-33: periods that start on %s end on %s', (start, ends) => {
  const due = [3, 7, 15, 20, 40].map((days) => shippedCalendar.addWorkingDays(on(start), days))
  expect(due.map((date) => date?.slice(5)).join(' ')).toBe(ends)
  expect([3, 7, 15, 20, 40].map((days) => receiptOf(start, days).due)).toEqual(due)
})

test('a date that reaches into 2027 rests on a provisional calendar and says so', () => {
  expect(receiptOf('2026-12-15', 20)).toMatchObject({ due: '2027-01-13', provisional: true })
  expect(receiptOf('2026-11-30', 20).provisional).toBe(false)
})

test.each([
  [2024, 251],
  [2025, 248],
  [2026, 248],
  [2027, 248],
])('%s has %s working days', (year, expected) => {
  let count = 0
  for (let date = on(`${year}-01-01`); date.startsWith(String(year)); date = addDays(date, 1))
    if (['workday', 'makeUpWorkday'].includes(shippedCalendar.kindOf(date)!)) count += 1
  expect(count).toBe(expected)
})

test('the day of the event is not counted, and each further day is there with its kind', () =>
  expect(receiptOf('2026-09-17', 2).days).toEqual([
    { date: '2026-09-18', kind: 'workday', number: 1 },
    { date: '2026-09-19', kind: 'weekend' },
    { date: '2026-09-20', kind: 'makeUpWorkday', number: 2 },
  ]))

test('a period of no days is due on its first day', () =>
  expect(receiptOf('2026-09-17', 0)).toMatchObject({ due: '2026-09-17', days: [] }))

test('711-33: time for an opinion does not count, from the day after the letter to the day of its answer', () =>
  expect(
    receiptOf('2026-03-02', 20, [{ letter: 'L1', sentOn: on('2026-03-05'), answeredOn: on('2026-03-20') }]),
  ).toMatchObject({ due: '2026-04-15', pausedDays: 11 }))

test('711-33: letters under way at the same time pause once', () => {
  const receipt = receiptOf('2026-03-02', 20, [
    { letter: 'L1', sentOn: on('2026-03-05'), answeredOn: on('2026-03-20') },
    { letter: 'L2', sentOn: on('2026-03-10'), answeredOn: on('2026-03-24') },
  ])
  expect(receipt).toMatchObject({ due: '2026-04-17', pausedDays: 13 })
  expect(receipt.days.find(({ date }) => date === '2026-03-16')?.pausedBy).toEqual(['L1', 'L2'])
  expect(receipt.days.find(({ date }) => date === '2026-03-23')?.pausedBy).toEqual(['L2'])
})

test('711-33: an opinion that never came pauses until its 15 working days lapse', () => {
  const lapsesOn = receiptOf('2026-03-05', 15).due
  expect(lapsesOn).toBe('2026-03-26')
  expect(receiptOf('2026-03-02', 20, [{ letter: 'L1', sentOn: on('2026-03-05'), answeredOn: lapsesOn }]).due).toBe(
    '2026-04-21',
  )
})

test('a date outside the calendar is refused, never guessed', () => {
  const outside = { ok: false, code: 'CALENDAR_ENDS', from: '2020-01-01', until: '2027-12-31' }
  expect(countWorkingDays(shippedCalendar, on('2027-12-20'), 20)).toEqual(outside)
  expect(countWorkingDays(shippedCalendar, on('2019-12-31'), 1)).toEqual(outside)
  expect(shippedCalendar.addWorkingDays(on('2027-12-20'), 20)).toBeUndefined()
  expect(shippedCalendar.addWorkingDays(on('2026-03-02'), 1.5)).toBeUndefined()
  expect(shippedCalendar.addWorkingDays(on('2026-03-02'), -1)).toBeUndefined()
  expect(shippedCalendar.kindOf(on('2028-01-01'))).toBeUndefined()
  expect(shippedCalendar.kindOf(on('2026-02-30'))).toBeUndefined()
})

test('counting agrees with adding, steps add up, and a due date is a working day', () => {
  const anyStart = fc.integer({ min: 0, max: 2500 }).map((days) => addDays(on('2020-01-01'), days))
  fc.assert(
    fc.property(anyStart, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (start, one, other) => {
      const due = shippedCalendar.addWorkingDays(start, one)!
      const receipt = receiptOf(start, one)
      expect(receipt.due).toBe(due)
      expect(receipt.days.filter(({ number }) => number !== undefined)).toHaveLength(one)
      expect(['workday', 'makeUpWorkday']).toContain(shippedCalendar.kindOf(due))
      expect(shippedCalendar.addWorkingDays(due, other)).toBe(shippedCalendar.addWorkingDays(start, one + other))
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { receiptSentence } from '../../src/app/receiptSentence.js'
import { shippedCalendar } from '../../src/app/seed/shippedCalendar.js'
import { addDays } from '../../src/domain/dates.js'
import { daysOf, type DeadlineReceipt, reckon, reckonByPolicy, type ReceiptPause } from '../../src/domain/receipt.js'
import { inForceSince2021, on, plainCalendar, policies } from '../support/spec.js'

const receipt = (
  start: string,
  days: number,
  pauses: readonly ReceiptPause[] = [],
  unit: DeadlineReceipt['unit'] = 'workingDays',
): DeadlineReceipt => {
  const reckoned = reckon(
    {
      clause: '711-33',
      unit,
      terms: [{ clause: '711-33', policy: 'reply.period@1', days }],
      start: on(start),
      pauses,
    },
    shippedCalendar,
  )
  if (!reckoned.ok) throw new Error(reckoned.refusal.code)
  return reckoned.value
}
const pause = (letter: string, sentOn: string, answeredOn: string): ReceiptPause => ({
  letter,
  event: `event-${letter}`,
  sentOn: on(sentOn),
  answeredOn: on(answeredOn),
})

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
])('711-33: a receipt from %s ends on %s', (start, ends) =>
  expect([3, 7, 15, 20, 40].map((days) => receipt(start, days).due).join(' ')).toBe(ends),
)

test('711-33: both pause vectors, with the letters behind each day; letters at the same time pause once', () => {
  const one = [pause('L1', '2026-03-05', '2026-03-20')]
  const two = [...one, pause('L2', '2026-03-10', '2026-03-24')]
  expect(receipt('2026-03-02', 20)).toMatchObject({ due: '2026-03-30', pausedDays: 0 })
  expect(receipt('2026-03-02', 20, one)).toMatchObject({ due: '2026-04-15', pausedDays: 11 })
  expect(receipt('2026-03-02', 20, two)).toMatchObject({ due: '2026-04-17', pausedDays: 13, pauses: two })
  expect(daysOf(receipt('2026-03-02', 20, two)).find(({ date }) => date === '2026-03-16')?.letters).toEqual([
    'L1',
    'L2',
  ])
  expect(receipt('2026-03-02', 20, [pause('L1', '2026-03-05', '2026-03-26')]).due).toBe('2026-04-21')
})

test('711-26: a date in a year whose holidays are not announced is provisional; beyond the calendar none is given', () => {
  expect(receipt('2026-12-15', 20)).toMatchObject({ due: '2027-01-13', provisional: true })
  expect(receipt('2026-03-02', 20).provisional).toBe(false)
  expect(
    reckon({ clause: '711-33', unit: 'workingDays', terms: [], start: on('2031-01-04') }, shippedCalendar),
  ).toMatchObject({ ok: false, refusal: { code: 'CALENDAR_ENDS' } })
})

test('711-42: natural days run through holidays, and a last day without work rolls on to the next with it', () => {
  // 30 days after 2026-09-04 is Sunday 4 October, in the week of the national holiday.
  const rolled = receipt('2026-09-04', 30, [], 'days')
  expect(rolled.due).toBe('2026-10-08')
  expect(daysOf(rolled).filter(({ number }) => number !== undefined)).toHaveLength(30)
  expect(daysOf(rolled).at(-1)).toEqual({ date: '2026-10-08', kind: 'workday' })
  expect(receipt('2026-03-02', 30, [], 'days').due).toBe('2026-04-01')
})

test('LS-18.1: the number is the one in force on the day the matter began', () => {
  const book = {
    inForce: (key: string, day: string) =>
      day < '2026-03-02'
        ? { key, version: `${key}@1`, value: 20, unit: 'workingDays' as const }
        : { key, version: `${key}@2`, value: 7, unit: 'workingDays' as const },
    clauseOn: inForceSince2021,
  }
  const by = (start: string) =>
    reckonByPolicy(
      { key: 'publication.period', clause: 'LS-11.1', start: on(start) },
      { policies: book, calendar: plainCalendar },
    )
  expect(by('2026-02-27')).toMatchObject({ value: { due: '2026-03-27', terms: [{ policy: 'publication.period@1' }] } })
  expect(by('2026-03-02')).toMatchObject({ value: { due: '2026-03-11', terms: [{ policy: 'publication.period@2' }] } })
  expect(
    reckonByPolicy(
      { key: 'publication.period', clause: 'LS-11.1', start: on('2026-03-02') },
      { policies: policies({ 'publication.period': { value: 1, unit: 'hours' } }), calendar: plainCalendar },
    ),
  ).toMatchObject({ ok: false, refusal: { code: 'POLICY_MISSING' } })
})

test('711-33: a receipt accounts for every day from the one after its start to its end, each in one way', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 700 }),
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 })), { maxLength: 4 }),
      fc.constantFrom('workingDays' as const, 'days' as const),
      (offset, length, letters, unit) => {
        const start = addDays(on('2024-01-01'), offset)
        const pauses = letters.map(([sent, took], index) => ({
          letter: `L${index}`,
          sentOn: addDays(start, sent),
          answeredOn: addDays(start, sent + took),
        }))
        const made = receipt(start, length, pauses, unit)
        const days = daysOf(made)
        days.forEach(({ date }, index) => expect(date).toBe(addDays(start, index + 1)))
        expect(days.at(-1)?.date).toBe(made.due)
        const numbers = days.flatMap(({ number }) => number ?? [])
        expect(numbers).toEqual(Array.from({ length }, (_, index) => index + 1))
        expect(days.filter((day) => day.letters !== undefined)).toHaveLength(made.pausedDays)
        expect(days.some((day) => day.letters !== undefined && day.number !== undefined)).toBe(false)
        expect(['workday', 'makeUpWorkday']).toContain(days.at(-1)?.kind)
      },
    ),
    { numRuns: 60 },
  ))

test('a receipt says in both languages from when, by what, what was left out and when it ends', () => {
  const made = receipt('2026-09-14', 20, [pause('函5', '2026-09-15', '2026-09-17')])
  expect(receiptSentence(made, 'zh')).toBe(
    '依据711-33，自2026-09-14的次日起算，期限20个工作日（reply.period@1），扣除周末4天、节假日10天、征求意见2天（函5），含调休上班2天，于2026-10-20届满。',
  )
  expect(receiptSentence(made, 'en')).toBe(
    'Under 711-33, 20 working days (reply.period@1) counted from the day after 2026-09-14, leaving out 4 weekend days, 10 days of holiday, 2 working days while opinions were sought (函5), with 2 make-up workdays, end on 2026-10-20.',
  )
  expect(receiptSentence(receipt('2026-12-15', 20), 'en')).toContain('provisional')
  expect(receiptSentence(receipt('2026-12-15', 20), 'zh')).toContain('暂定')
})

test('711-49: a date that the law names is that very day, weekend or leap year, and no holiday notice moves it', () => {
  const dueAfter = (start: string, months: number) => receipt(start, months, [], 'months')
  expect(dueAfter('2026-12-31', 1)).toMatchObject({ due: '2027-01-31', provisional: false }) // a Sunday
  expect(dueAfter('2026-12-31', 3).due).toBe('2027-03-31')
  expect(dueAfter('2023-12-31', 2).due).toBe('2024-02-29')
  expect(daysOf(dueAfter('2026-12-31', 1))).toHaveLength(31)
  expect(receiptSentence(dueAfter('2025-12-31', 1), 'zh')).toContain('期限1个月')
  expect(receiptSentence(dueAfter('2025-12-31', 3), 'en')).toContain('3 months')
})

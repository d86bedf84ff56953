import { expect, test } from 'vitest'
import { medianOf, placesOf, scoresCsv, shareOf, workingDaysBetween } from '../../src/app/scorecards.js'
import { plainCalendar } from '../support/spec.js'

test('LS-3.2: shares, medians and working days; nothing without a base', () => {
  expect(shareOf(0, 0)).toBeNull()
  expect(shareOf(1, 4)).toBe(0.25)
  expect([medianOf([]), medianOf([9, 1, 4]), medianOf([1, 2, 10, 3])]).toEqual([null, 4, 2.5])
  expect(workingDaysBetween('2026-03-02', '2026-03-16', plainCalendar)).toBe(10)
  expect(workingDaysBetween('2026-03-06', '2026-03-06', plainCalendar)).toBe(0)
  expect(workingDaysBetween('', '2026-03-06', plainCalendar)).toBeUndefined()
})

test('LS-3.2: who has nothing to measure has no place; equals share one', () => {
  const scores = [{ value: 0.5 }, { value: null }, { value: 1 }, { value: 0.5 }]
  expect(placesOf(scores, 'high')).toEqual([2, null, 1, 2])
  expect(placesOf(scores, 'low')).toEqual([1, null, 3, 1])
  expect(placesOf(scores, 'neither')).toEqual([null, null, null, null])
})

test('a name that begins like a formula stays a text in the CSV', () => {
  const csv = scoresCsv([{ figure: 'f', agency: 'a', month: '2026-03', base: 3, count: 1, value: 1 / 3 }], {
    agencyName: () => '=HYPERLINK("http://x")',
    figureName: () => '按期答复率',
  })
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")",2026-03,按期答复率,1,3,0.3333`)
})

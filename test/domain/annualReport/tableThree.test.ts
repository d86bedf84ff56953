import fc from 'fast-check'
import { expect, test } from 'vitest'
import { REMEDY_KINDS, REMEDY_RESULTS } from '../../../src/domain/application/vocabulary.js'
import { columnIn, tableThree, unbalancedParts } from '../../../src/domain/annualReport/tableThree.js'
import { on } from '../../support/spec.js'

test('711-50: a review or lawsuit stands in the year in which it ended, and before that among those pending', () => {
  const remedy = {
    kind: 'review',
    filedOn: on('2025-11-01'),
    ended: { on: on('2026-02-01'), result: 'corrected' },
  } as const
  expect(columnIn(2024, remedy)).toBeUndefined()
  expect(columnIn(2025, remedy)).toBe('pending')
  expect(columnIn(2026, remedy)).toBe('corrected')
  expect(columnIn(2027, remedy)).toBeUndefined()
  expect(columnIn(2027, { kind: 'review', filedOn: on('2025-11-01') })).toBe('pending')
})

const day = fc
  .tuple(fc.integer({ min: 2024, max: 2027 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => on(`${year}-${String(month).padStart(2, '0')}-15`))
const remedy = fc
  .record({
    kind: fc.constantFrom(...REMEDY_KINDS),
    filedOn: day,
    later: fc.option(fc.record({ on: day, result: fc.constantFrom(...REMEDY_RESULTS) }), { nil: undefined }),
  })
  .map(({ kind, filedOn, later }) => ({
    kind,
    filedOn,
    ...(later === undefined || later.on < filedOn ? {} : { ended: later }),
  }))

test('711-50: each total of table 3 is the sum of its four, over any history', () => {
  fc.assert(
    fc.property(fc.array(remedy, { maxLength: 40 }), fc.integer({ min: 2023, max: 2028 }), (remedies, year) => {
      const table = tableThree(year, remedies)
      expect(unbalancedParts(table)).toEqual([])
      const counted = remedies.filter((one) => columnIn(year, one) !== undefined)
      expect(REMEDY_KINDS.reduce((all, kind) => all + table[kind].total, 0)).toBe(counted.length)
    }),
    { numRuns: 300, seed: 20260302 },
  )
  expect(
    unbalancedParts({ ...tableThree(2026, []), review: { upheld: 1, corrected: 0, other: 0, pending: 0, total: 2 } }),
  ).toEqual(['review'])
})

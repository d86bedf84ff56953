import { expect, test } from 'vitest'
import { feeFor, feeParts } from '../../src/domain/fee.js'
import { FEE_SCHEDULES } from '../../src/domain/policy/policyKeys.js'

const perItem = FEE_SCHEDULES['fee.perItem']
const perPage = FEE_SCHEDULES['fee.perPage']

test('711-42: what is charged band by band, from where the month stands', () => {
  expect(feeParts(0, 45, perItem)).toEqual([
    { from: 1, to: 10, rate: 0, amount: 0 },
    { from: 11, to: 30, rate: 100, amount: 2_000 },
    { from: 31, to: 40, rate: 200, amount: 2_000 },
    { from: 41, to: 45, rate: 300, amount: 1_500 },
  ])
  expect(feeParts(34, 1, perItem)).toEqual([{ from: 35, to: 35, rate: 200, amount: 200 }])
  expect(feeParts(0, 250, perPage).map(({ amount }) => amount)).toEqual([0, 700, 2_000, 2_000])
})

test('711-42: the bands add up to the fee, whatever came before', () => {
  for (const schedule of [perItem, perPage])
    for (const before of [0, 9, 10, 29, 30, 31, 99, 100, 201, 1_000])
      for (const units of [1, 2, 10, 35, 250]) {
        const parts = feeParts(before, units, schedule)
        const fee = feeFor(before + units, schedule) - feeFor(before, schedule)
        expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBe(fee)
        expect([parts[0]?.from, parts.at(-1)?.to]).toEqual([before + 1, before + units])
      }
})

import { expect, test } from 'vitest'
import { shippedFeeSchedule } from '../../src/app/seed/shippedFees.js'
import { fee, type FeeArguments } from '../../src/cli/fee.js'

function run(args: Partial<FeeArguments>) {
  const out: string[] = []
  const err: string[] = []
  const exitCode = fee({ on: '2026-03-02', json: false, ...args }, shippedFeeSchedule, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  })
  return { exitCode, out, err }
}

test('711-42: 35 items cost 3000 yuan, 250 pages 4700', () => {
  expect(run({ items: '35' })).toEqual({ exitCode: 0, out: ['3000'], err: [] })
  expect(run({ pages: '250' })).toEqual({ exitCode: 0, out: ['4700'], err: [] })
})

test('a program gets the schedule that was used', () =>
  expect(JSON.parse(run({ items: '45', json: true }).out[0]!)).toEqual({
    schedule: 'fee.perItem',
    on: '2026-03-02',
    units: 45,
    yuan: 5500,
  }))

test.each([
  [{ items: '35', pages: '250' }, /never both/],
  [{}, /--items N or --pages N/],
  [{ items: '3.5' }, /whole number/],
  [{ pages: '-1' }, /whole number/],
  [{ items: '' }, /whole number/],
  [{ items: '35', on: '2020-12-31' }, /no fee schedule was in force on 2020-12-31/],
  [{ items: '35', on: 'today' }, /not a date/],
])('711-42: %o is refused with a message and a failing exit code', (args, message) => {
  const { exitCode, out, err } = run(args)
  expect([exitCode, out]).toEqual([1, []])
  expect(err[0]).toMatch(message)
})

import { expect, test } from 'vitest'
import type { Position } from '../../src/eventstore/eventStore.js'
import { comparePositions } from '../../src/eventstore/postgres/positions.js'

const compare = (a: string, b: string): number => comparePositions(a as Position, b as Position)

test('positions are compared as numbers, not as texts', () => {
  expect([compare('9', '10'), compare('10', '9'), compare('10', '10')]).toEqual([-1, 1, 0])
})

test('a position of another store lies behind everything and is never reached', () => {
  for (const foreign of ['abc', '12:34', '-5', '']) {
    expect(compare(foreign, '9'.repeat(20))).toBe(1)
    expect(compare('1', foreign)).toBe(-1)
  }
})

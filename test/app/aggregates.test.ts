import { expect, test } from 'vitest'
import { aggregateOf, aggregates } from '../../src/app/aggregates.js'

const commands = aggregates.flatMap(({ decider }) => Object.keys(decider.handlers))

test('every command belongs to exactly one aggregate', () => {
  expect(commands.filter((command, index) => commands.indexOf(command) !== index)).toEqual([])
  expect(commands.every((command) => aggregateOf(command) !== undefined)).toBe(true)
  expect(aggregateOf('NoSuchCommand')).toBeUndefined()
})

test('no two aggregates share a stream for the same id', () => {
  const streams = aggregates.map(({ stream }) => stream('x'))
  expect(new Set(streams).size).toBe(streams.length)
})

test.each(['../x', 'a/b', '', ' ', 'a b', '局', 'x'.repeat(200)])('the id %j fits no aggregate', (id) => {
  expect(aggregates.filter(({ idPattern }) => idPattern.test(id)).map(({ name }) => name)).toEqual([])
})

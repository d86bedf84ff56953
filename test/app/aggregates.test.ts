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

test.each([
  ['staff', 'a1', { agency: 'a2' }],
  ['informationItem', 'i1', { itemId: 'i2' }],
  ['publication', 'i1-a1', { itemId: 'i1', agency: 'a2' }],
  ['indexNumber', 'X-202603', { creditCode: 'X', month: '202604' }],
  ['filing', 'a1-202603', { agency: 'a1', month: '202604' }],
  ['calendar', 'CN', { jurisdiction: 'lieshan' }],
  ['policy', 'CN', { jurisdiction: 'lieshan' }],
  ['consultation', 'i1-1', { consultation: 'i1-2' }],
  ['deadline', 'i1-1.1.a1-opinion', { matter: 'i1-1.1.a2', kind: 'opinion' }],
  ['duty', 'i1-a1', { item: 'i1', agency: 'a2' }],
])('a command of %s that names another subject than %s is told apart', (name, id, data) => {
  const { idIn } = aggregates.find((aggregate) => aggregate.name === name)!
  expect(idIn!(data)).not.toBe(id)
})

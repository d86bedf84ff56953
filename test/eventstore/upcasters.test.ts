import { expect, test } from 'vitest'
import {
  type EventData,
  EventTooNewError,
  upcastChain,
  type Upcaster,
  UpcasterChainError,
} from '../../src/eventstore/upcasters.js'

const step = (from: number, to = from + 1, type = 'ItemRegistered'): Upcaster => ({
  type,
  from,
  to,
  upcast: (data) => ({ ...data, [`v${to}`]: true }),
})
const types = new Map([['ItemRegistered', 3]])
const data: EventData = { n: 1 }

test('an event of any version is brought to the current one, step by step, and only so far', () => {
  const upcast = upcastChain(types, [step(2), step(1)])
  expect(upcast('ItemRegistered', 1, data)).toEqual({ n: 1, v2: true, v3: true })
  expect(upcast('ItemRegistered', 2, data)).toEqual({ n: 1, v3: true })
  expect(upcast('ItemRegistered', 3, data)).toBe(data)
})

test('a type that nobody knows stays as it is', () => {
  expect(upcastChain(types, [step(1), step(2)])('FromElsewhere', 9, data)).toBe(data)
})

test('an event of a newer release is not misread', () => {
  expect(() => upcastChain(types, [step(1), step(2)])('ItemRegistered', 4, data)).toThrow(EventTooNewError)
})

test.each([
  ['a gap', [step(1)]],
  ['a gap at the beginning', [step(2)]],
  ['two steps from one version', [step(1), step(2), step(1)]],
  ['a step that skips a version', [step(1, 3), step(2)]],
  ['a cycle', [step(1), step(2), step(3, 1)]],
  ['a step on the spot', [step(1), step(2, 2)]],
  ['a step beyond the current version', [step(1), step(2), step(3)]],
  ['a type that is not registered', [step(1), step(2), step(1, 2, 'Unknown')]],
])('%s in the chain stops the program at start', (_what, upcasters) => {
  expect(() => upcastChain(types, upcasters)).toThrow(UpcasterChainError)
})

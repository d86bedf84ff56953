import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, NotCanonicalJsonError } from '../../src/eventstore/canonicalJson.js'

const refusal = (value: unknown): unknown => {
  try {
    return canonicalJson(value)
  } catch (error) {
    if (!(error instanceof NotCanonicalJsonError)) throw error
    return `${error.reason} ${error.pointer}`
  }
}

test('the example of RFC 8785 comes out byte for byte', () => {
  const value: unknown = JSON.parse(String.raw`{
    "numbers": [333333333.33333329, 1E15, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`)
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1000000000000000,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('keys are sorted by UTF-16 code units, as in RFC 8785 3.2.3', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
  const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']
  const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))
  expect(Object.keys(JSON.parse(text) as object).filter((key) => key !== '1')).toEqual(
    sorted.filter((key) => key !== '1'),
  )
  expect(text.indexOf('"1"')).toBeGreaterThan(text.indexOf('"\\r"'))
})

test.each([
  ['a lone surrogate in a value', { a: ['x', '\ud800'] }, 'loneSurrogate /a/1'],
  ['a lone surrogate in a key', { 'a/b~\udc00': 1 }, 'loneSurrogate /a~1b~0\udc00'],
  ['an unsafe integer', { n: 2 ** 53 }, 'unsafeInteger /n'],
  ['NaN', [Number.NaN], 'notFinite /0'],
  ['infinity', -Infinity, 'notFinite '],
  ['undefined in an object', { a: { b: undefined } }, 'undefined /a/b'],
  ['a hole in an array', [1, , 3], 'undefined /1'], // eslint-disable-line no-sparse-arrays -- the hole is the case
  ['a bigint', { n: 1n }, 'notJson /n'],
  ['a date', { at: new Date(0) }, 'notJson /at'],
  ['a map', new Map(), 'notJson '],
  ['a function', { f: () => 1 }, 'notJson /f'],
  ['a key that is a symbol', { [Symbol('s')]: 1 }, 'notJson '],
])('%s is refused with its place', (_what, value, expected) => {
  expect(refusal(value)).toBe(expected)
})

test('a cycle is refused and does not run out of stack', () => {
  const cycle: Record<string, unknown> = {}
  cycle.again = cycle
  expect(refusal(cycle)).toMatch(/^tooDeep /)
})

test('a well-formed pair of surrogates and the largest safe integer are written', () => {
  expect(canonicalJson({ n: Number.MAX_SAFE_INTEGER, s: '𠮷', z: -0 })).toBe('{"n":9007199254740991,"s":"𠮷","z":0}')
})

test('property: the text reads back as the value and does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3, noUnicodeString: false }), (value) => {
      // JSON.parse of Node 24.21 mixes up short keys that need an escape; those have a test of their own above.
      if (keysOf(value).some((key) => JSON.stringify(key) !== `"${key}"`)) return
      const plain = JSON.parse(JSON.stringify(value)) as unknown
      const outcome = refusal(plain)
      if (typeof outcome === 'string' && /^(loneSurrogate|unsafeInteger)/.test(outcome)) return
      const text = canonicalJson(plain)
      expect(JSON.parse(text)).toEqual(plain)
      expect(canonicalJson(reversed(plain))).toBe(text)
    }),
  )
})

function keysOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const members = Object.values(value).flatMap(keysOf)
  return Array.isArray(value) ? members : [...Object.keys(value), ...members]
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDigitOf, parseCreditCode } from '../../../src/domain/agency/creditCode.js'

test.each(['91350100M000100Y43', '91110000802100433B', '91350211M000100Y46'])(
  'GB-32100: the published code %s is accepted',
  (code) => expect(parseCreditCode(code)).toBe(code),
)

test.each([
  ['a wrong check digit', '91350100M000100Y44'],
  ['17 characters', '91350100M000100Y4'],
  ['19 characters', '91350100M000100Y433'],
  ['lower case', '91350100m000100y43'],
  ['a letter that is left out (I)', '91350100I000100Y43'],
  ['a space', ' 1350100M000100Y43'],
  ['full-width digits', '９1350100M000100Y43'],
])('GB-32100: a code with %s is not accepted', (_fault, code) => expect(parseCreditCode(code)).toBeUndefined())

test('GB-32100: every change of a single character is noticed', () => {
  const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 }),
      fc.nat(16),
      fc.constantFrom(...alphabet),
      (characters, place, other) => {
        const code = `${characters.join('')}${checkDigitOf(characters.join(''))}`
        expect(parseCreditCode(code)).toBe(code)
        fc.pre(code[place] !== other)
        expect(parseCreditCode(code.slice(0, place) + other + code.slice(place + 1))).toBeUndefined()
      },
    ),
  )
})

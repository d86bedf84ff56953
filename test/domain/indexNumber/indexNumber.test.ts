import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AssignIndexNumber } from '../../../src/domain/indexNumber/commands.js'
import { indexNumberDecider } from '../../../src/domain/indexNumber/decide.js'
import type { IndexNumberEvent } from '../../../src/domain/indexNumber/events.js'
import { decide } from '../../../src/domain/decide.js'
import type { ItemId, SocialCreditCode, YearMonth } from '../../../src/domain/values.js'
import { contextOf, person, process, spec } from '../../support/spec.js'

const CODE = '11340604003110926A' as SocialCreditCode
const assign = (itemId: string, change: Partial<AssignIndexNumber['data']> = {}): AssignIndexNumber => ({
  type: 'AssignIndexNumber',
  data: { itemId: itemId as ItemId, creditCode: CODE, month: '202603' as YearMonth, ...change },
})
const given = spec(indexNumberDecider, contextOf({ actor: process('index-numbers') }))

test('LS-10.7: an index number has the Anhui form: credit code, month of registration, five digits', () => {
  given()
    .when(assign('a'))
    .then({
      type: 'IndexNumberAssigned',
      data: {
        itemId: 'a' as ItemId,
        creditCode: CODE,
        month: '202603' as YearMonth,
        number: 1,
        indexNumber: '11340604003110926A/202603-00001',
      },
    })
})

test('LS-10.7: numbers are unique and without gaps, however often and in whatever order items ask', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 60 }), (asked) => {
      let history: readonly IndexNumberEvent[] = []
      for (const item of asked)
        history = given(...history)
          .when(assign(`item-${item}`))
          .events()
      expect(history.map(({ data }) => data.number)).toEqual(history.map((_, index) => index + 1))
      expect(new Set(history.map(({ data }) => data.itemId)).size).toBe(new Set(asked).size)
      expect(history).toHaveLength(new Set(asked).size)
    }),
    { numRuns: 100 },
  )
})

test('the same item asked again gets no second number', () => {
  given(...given().when(assign('a')).events())
    .when(assign('a'))
    .thenNothing()
})

test('LS-10.7: 99,999 numbers a month are all there are', () => {
  const context = contextOf({ actor: process('index-numbers') })
  const at = (count: number) => decide(indexNumberDecider, assign('z'), { count }, context)
  expect(at(99_998)).toMatchObject({
    value: { events: [{ data: { number: 99_999, indexNumber: '11340604003110926A/202603-99999' } }] },
  })
  expect(at(99_999)).toMatchObject({ ok: false, error: [{ code: 'INDEX_NUMBERS_EXHAUSTED', clause: 'LS-10.7' }] })
})

test('a malformed code or month, or another register, is refused', () => {
  given()
    .when(assign('a', { creditCode: 'x' as SocialCreditCode, month: '202613' as YearMonth }))
    .thenRefused('CREDIT_CODE_INVALID', 'MONTH_INVALID')
  given(...given().when(assign('a')).events())
    .when(assign('b', { month: '202604' as YearMonth }))
    .thenRefused('WRONG_INDEX_REGISTER')
})

test('only the process gives numbers out', () => {
  given()
    .as(person('officer', 'publishingOfficer', 'bureau'))
    .when(assign('a'))
    .thenRefused('ROLE_MISSING')
})

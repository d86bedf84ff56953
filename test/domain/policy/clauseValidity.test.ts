import { expect, test } from 'vitest'
import { policySeed } from '../../../src/app/seed/policies.js'
import type { ClauseCode, ClauseOrText } from '../../../src/domain/clauses.js'
import type { SetClauseValidity } from '../../../src/domain/policy/commands.js'
import { policyDecider } from '../../../src/domain/policy/decide.js'
import type { PolicyEvent } from '../../../src/domain/policy/events.js'
import { evolvePolicies, noPolicies, policyBookOf } from '../../../src/domain/policy/state.js'
import { agencyId, contextOf, directory, on, operator, person, spec } from '../../support/spec.js'

const office = agencyId('office')
const given = spec(
  policyDecider,
  contextOf({
    today: on('2026-03-02'),
    actor: person('h', 'disclosureHead', 'office'),
    agencies: directory({ agencies: [{ id: office, duties: ['disclosureDepartment'] }] }),
  }),
)
const put = (clause: ClauseOrText, inForce: boolean, from: string): SetClauseValidity => ({
  type: 'SetClauseValidity',
  data: { jurisdiction: 'CN', clause, inForce, from: on(from), source: '烈政办〔2026〕9号' },
})
const seeded: readonly PolicyEvent[] = policySeed('CN').reduce<readonly PolicyEvent[]>(
  (history, command) =>
    given(...history)
      .as(operator)
      .when(command)
      .events(),
  [],
)
const bookAfter = (...commands: readonly SetClauseValidity[]) => {
  const events = commands.reduce<readonly PolicyEvent[]>(
    (history, command) =>
      given(...history)
        .when(command)
        .events(),
    seeded,
  )
  return policyBookOf(events.reduce(evolvePolicies, noPolicies))
}
const isInForce = (book: ReturnType<typeof bookAfter>, clause: ClauseCode, day: string) =>
  book.clauseOn(clause, on(day))?.inForce

test('LS-18.1: the regulation is in force from its publication on, and no day before', () => {
  const book = bookAfter()
  expect(['2021-08-03', '2021-08-04', '2026-03-02'].map((day) => isInForce(book, 'LS-7.1', day))).toEqual([
    false,
    true,
    true,
  ])
  expect(isInForce(book, '711-33', '2019-05-14')).toBe(false)
  expect(book.clauseOn('LS-7.1', on('2026-03-02'))?.firstFrom).toBe('2021-08-04')
  expect(book.clauseOn('GB-32100', on('2026-03-02'))).toBeUndefined()
})

test('LS-18.1: a clause, an article or a whole text ends on its day, and the others go on', () => {
  const clause = bookAfter(put('LS-7.1', false, '2026-05-01'))
  expect(isInForce(clause, 'LS-7.1', '2026-04-30')).toBe(true)
  expect(isInForce(clause, 'LS-7.1', '2026-05-01')).toBe(false)
  expect(isInForce(clause, 'LS-11.1', '2026-05-01')).toBe(true)
  expect(isInForce(bookAfter(put('LS-11', false, '2026-05-01')), 'LS-11.2', '2026-05-01')).toBe(false)
  const text = bookAfter(put('LS', false, '2026-05-01'), put('LS', true, '2026-07-01'))
  expect(['2026-04-30', '2026-06-30', '2026-07-01'].map((day) => isInForce(text, 'LS-7.1', day))).toEqual([
    true,
    false,
    true,
  ])
  expect(isInForce(text, '711-33', '2026-06-01')).toBe(true)
})

test('LS-18.1: neither in retrospect, nor before the last version, nor about what is no clause, nor without a source', () => {
  const rules = given(...seeded)
  rules.when(put('LS-7.1', false, '2026-03-01')).thenRefused('POLICY_NOT_RETROACTIVE')
  given(
    ...seeded,
    ...given(...seeded)
      .when(put('LS-7.1', false, '2026-05-01'))
      .events()
      .slice(-1),
  )
    .when(put('LS-7.1', true, '2026-04-01'))
    .thenRefused('POLICY_BEFORE_LAST_VERSION')
  rules.when(put('LS-x' as ClauseOrText, false, '2026-05-01')).thenRefused('CLAUSE_UNKNOWN')
  const unsourced = put('LS-7.1', false, '2026-05-01')
  rules.when({ ...unsourced, data: { ...unsourced.data, source: ' ' } }).thenRefused('SOURCE_REQUIRED')
  rules
    .as(person('o', 'publishingOfficer', 'office'))
    .when(put('LS-7.1', false, '2026-05-01'))
    .thenRefused('ROLE_MISSING')
})

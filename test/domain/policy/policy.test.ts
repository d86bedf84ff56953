import fc from 'fast-check'
import { expect, test } from 'vitest'
import { policySeed } from '../../../src/app/seed/policies.js'
import type { PolicyCommand, SetFeeSchedule, SetPolicyNumber } from '../../../src/domain/policy/commands.js'
import { policyDecider } from '../../../src/domain/policy/decide.js'
import type { FeeSchedule, PolicyEvent } from '../../../src/domain/policy/events.js'
import { feeFor, rateOfUnit } from '../../../src/domain/fee.js'
import { FEE_SCHEDULES, POLICY_DEFINITIONS, type PolicyKey } from '../../../src/domain/policy/policyKeys.js'
import { policyBookOf } from '../../../src/domain/policy/state.js'
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
const set = (key: PolicyKey, value: number, from = '2026-04-01', fields: Partial<SetPolicyNumber['data']> = {}) =>
  ({
    type: 'SetPolicyNumber',
    data: {
      jurisdiction: 'lieshan',
      key,
      value,
      unit: POLICY_DEFINITIONS[key].unit,
      from: on(from),
      clause: 'LS-18.1',
      source: '烈政办〔2026〕1号',
      ...fields,
    },
  }) satisfies SetPolicyNumber
const numberSet = (key: PolicyKey, version: number, value: number, from: string): PolicyEvent => ({
  type: 'PolicyNumberSet',
  data: { ...set(key, value, from).data, version },
})
const setFees = (schedule: FeeSchedule, from = '2026-04-01'): SetFeeSchedule => ({
  type: 'SetFeeSchedule',
  data: {
    jurisdiction: 'lieshan',
    key: 'fee.perItem',
    schedule,
    from: on(from),
    clause: '711-42',
    source: '烈政办〔2026〕1号',
  },
})

test('every number of law and every default goes in by commands of the operator, each once', () => {
  const seed: readonly PolicyCommand[] = policySeed('lieshan')
  const seeded = seed.reduce<readonly PolicyEvent[]>(
    (history, command) =>
      given(...history)
        .as(operator)
        .when(command)
        .events(),
    [],
  )
  const numbers = Object.keys(POLICY_DEFINITIONS).length
  const texts = seed.filter(({ type }) => type === 'SetClauseValidity').length
  expect(texts).toBeGreaterThan(0)
  expect(seeded).toHaveLength(texts + numbers + Object.keys(FEE_SCHEDULES).length)
  for (const command of seed)
    given(...seeded)
      .as(operator)
      .when(command)
      .thenNothing()
  const book = policyBookOf(given(...seeded).state())
  expect(book.inForce('reevaluation.interval', on('2026-03-02'))).toEqual({
    key: 'reevaluation.interval',
    version: 'reevaluation.interval@1',
    value: 12,
    unit: 'months',
  })
  expect(book.feeSchedule?.('fee.perItem', on('2021-01-01'))).toEqual({
    version: 'fee.perItem@1',
    schedule: FEE_SCHEDULES['fee.perItem'],
  })
  expect(book.feeSchedule?.('fee.perItem', on('2020-12-31'))).toBeUndefined()
})

test('LS-18.1: a number is in force from its date on, and the old one until the day before', () => {
  const history = [numberSet('dispute.decision', 1, 5, '2021-08-04'), numberSet('dispute.decision', 2, 3, '2026-04-01')]
  const book = policyBookOf(given(...history).state())
  expect(book.inForce('dispute.decision', on('2021-08-03'))).toBeUndefined()
  expect(book.inForce('dispute.decision', on('2026-03-31'))).toMatchObject({ value: 5, version: 'dispute.decision@1' })
  expect(book.inForce('dispute.decision', on('2026-04-01'))).toMatchObject({ value: 3, version: 'dispute.decision@2' })
  expect(book.inForce('unheard.of', on('2026-04-01'))).toBeUndefined()
})

test('versions count per key', () =>
  given(numberSet('dispute.decision', 1, 5, '2021-08-04'))
    .when(set('dispute.decision', 3))
    .then(numberSet('dispute.decision', 2, 3, '2026-04-01')))

test.each([
  ['publication.period', 21, '711-26', 20],
  ['onRequestCatalogue.period', 21, 'LS-11.2', 20],
  ['consultation.onApplication', 4, 'LS-8.1', 3],
  ['reply.period', 21, '711-33', 20],
  ['reply.extension', 21, '711-33', 20],
  ['amendment.notice', 8, '711-30', 7],
  ['thirdParty.opinion', 16, '711-32', 15],
  ['jointMaker.opinion', 16, '711-34', 15],
  ['fee.payment', 31, '711-42', 30],
] as const)('%s of %s: what the law forbids (%s) no policy widens', (key, value, clause, max) => {
  given().when(set(key, value)).thenRefusedWith({ code: 'POLICY_ABOVE_LAW', clause, facts: { max } })
  given().when(set(key, max)).thenTypes('PolicyNumberSet')
})

test('711-32: the time others have for their opinion is not shortened either', () =>
  given()
    .when(set('thirdParty.opinion', 14))
    .thenRefusedWith({ code: 'POLICY_BELOW_LAW', clause: '711-32', facts: { min: 15 } }))

test('a number never takes effect in the past nor before the version on record', () => {
  given()
    .when(set('dispute.decision', 3, '2026-03-01'))
    .thenRefusedWith({
      code: 'POLICY_NOT_RETROACTIVE',
      facts: { today: '2026-03-02' },
    })
  given()
    .when(set('dispute.decision', 3, '2026-03-02'))
    .thenTypes('PolicyNumberSet')
  given(numberSet('dispute.decision', 1, 5, '2026-05-01'))
    .when(set('dispute.decision', 3, '2026-05-01'))
    .thenRefusedWith({ code: 'POLICY_BEFORE_LAST_VERSION', facts: { last: '2026-05-01' } })
  given(numberSet('dispute.decision', 1, 5, '2021-08-04'))
    .as(operator)
    .when(set('dispute.decision', 3, '2022-01-01'))
    .thenRefused('POLICY_NOT_RETROACTIVE')
})

test('711-3: only the disclosure department sets numbers', () => {
  given()
    .as(person('p', 'publishingOfficer', 'office'))
    .when(set('dispute.decision', 3))
    .thenRefused('ROLE_MISSING')
  given()
    .as(person('p', 'disclosureHead', 'else'))
    .when(set('dispute.decision', 3))
    .thenRefused('WRONG_AGENCY')
  given()
    .as(person('p', 'principalLeader', 'office'))
    .when(set('dispute.decision', 3))
    .thenTypes('PolicyNumberSet')
})

test('every fault of a number is named at once', () => {
  given(numberSet('dispute.decision', 1, 5, '2021-08-04'))
    .when(set('dispute.decision', 2.5, '2026-02-30', { jurisdiction: 'other', source: ' ', unit: 'years' }))
    .thenRefused(
      'DATE_INVALID',
      'POLICY_OF_ANOTHER_JURISDICTION',
      'POLICY_UNIT_WRONG',
      'POLICY_VALUE_INVALID',
      'SOURCE_REQUIRED',
    )
  given()
    .when(set('dispute.decision', 3, '2026-04-01', { key: 'unheard.of' as PolicyKey }))
    .thenRefused('POLICY_UNKNOWN')
})

// Fees

test.each([
  [0, 0],
  [10, 0],
  [11, 100],
  [30, 2000],
  [31, 2200],
  [35, 3000],
  [40, 4000],
  [41, 4300],
  [45, 5500],
  [50, 7000],
  [60, 11000],
])('711-42: %s items in a month cost %s yuan', (items, fee) =>
  expect(feeFor(items, FEE_SCHEDULES['fee.perItem'])).toBe(fee),
)

test.each([
  [30, 0],
  [31, 10],
  [100, 700],
  [150, 1700],
  [200, 2700],
  [250, 4700],
])('711-42: %s pages cost %s yuan', (pages, fee) => expect(feeFor(pages, FEE_SCHEDULES['fee.perPage'])).toBe(fee))

test('711-42: the fee is the sum of what each unit costs, and no unit is cheaper than the one before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 3000 }),
      fc.constantFrom(...Object.values(FEE_SCHEDULES)),
      (units, schedule) => {
        const rates = Array.from({ length: units }, (_, index) => rateOfUnit(index + 1, schedule))
        expect(rates.reduce((sum, rate) => sum + rate, 0)).toBe(feeFor(units, schedule))
        expect(rateOfUnit(units, schedule)).toBeGreaterThanOrEqual(rateOfUnit(units - 1, schedule))
      },
    ),
    { numRuns: 50 },
  )
})

test('711-42: a local schedule may be cheaper than the national one, never dearer for any unit', () => {
  const law = FEE_SCHEDULES['fee.perItem']
  given()
    .when(setFees({ ...law, beyond: { rate: 150 } }))
    .thenTypes('FeeScheduleSet')
  given()
    .when(setFees({ bands: [{ upTo: 9, rate: 0 }], beyond: { rate: 100 } }))
    .thenRefusedWith({ code: 'FEE_ABOVE_LAW', clause: '711-42', facts: { unit: 10 } })
  given()
    .when(setFees({ ...law, beyond: { rate: 0, every: 1, increase: 11 } }))
    .thenRefused('FEE_ABOVE_LAW')
})

test.each([
  [
    'bands that do not ascend',
    {
      bands: [
        { upTo: 10, rate: 0 },
        { upTo: 10, rate: 1 },
      ],
      beyond: { rate: 1 },
    },
  ],
  ['a negative rate', { bands: [], beyond: { rate: -1 } }],
  ['half a yuan', { bands: [], beyond: { rate: 0.5 } }],
  ['steps without an increase', { bands: [], beyond: { rate: 1, every: 10 } }],
  ['steps of nothing', { bands: [], beyond: { rate: 1, every: 0, increase: 1 } }],
])('a schedule with %s is refused', (_fault, schedule) =>
  given().when(setFees(schedule)).thenRefused('FEE_SCHEDULE_INVALID'),
)

test('setting the same schedule again changes nothing', () => {
  const command = setFees({ bands: [], beyond: { rate: 0 } })
  given(...given().when(command).events())
    .when(command)
    .thenNothing()
})

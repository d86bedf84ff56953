import { expect, test } from 'vitest'
import { calendarSeed } from '../../../src/app/seed/holidays.js'
import type { ArrangeYear } from '../../../src/domain/calendar/commands.js'
import { calendarDecider } from '../../../src/domain/calendar/decide.js'
import { calendarOf } from '../../../src/domain/calendar/state.js'
import { agencyId, contextOf, directory, on, operator, person, spec } from '../../support/spec.js'

const office = agencyId('office')
const head = person('h', 'disclosureHead', 'office')
const given = spec(
  calendarDecider,
  contextOf({ actor: head, agencies: directory({ agencies: [{ id: office, duties: ['disclosureDepartment'] }] }) }),
)
const year = (fields: Partial<ArrangeYear['data']> = {}): ArrangeYear => ({
  type: 'ArrangeYear',
  data: {
    jurisdiction: 'CN',
    year: 2028,
    provisional: false,
    holidays: [{ name: '元旦', daysOff: [on('2028-01-03')], makeUpWorkdays: [on('2028-01-08')] }],
    source: { name: '国办发明电〔2027〕1号' },
    ...fields,
  },
})
const arranged = (fields: Partial<ArrangeYear['data']> = {}) =>
  ({ type: 'YearArranged', data: year(fields).data }) as const

test('the shipped calendar goes in by commands of the operator, each once', () => {
  const [first, ...rest] = calendarSeed()
  let history = given().as(operator).when(first!).events()
  for (const command of rest)
    history = given(...history)
      .as(operator)
      .when(command)
      .events()
  expect(history).toHaveLength(8)
  for (const command of [first!, ...rest])
    given(...history)
      .as(operator)
      .when(command)
      .thenNothing()
})

test('711-3: only the disclosure department enters a notice', () => {
  given()
    .as(person('p', 'publishingOfficer', 'office'))
    .when(year())
    .thenRefused('ROLE_MISSING')
  given()
    .as(person('p', 'disclosureHead', 'elsewhere'))
    .when(year())
    .thenRefused('WRONG_AGENCY')
  given().when(year()).then(arranged())
})

test('a notice replaces the provisional arrangement; the other way round is refused', () => {
  const replaced = given(arranged({ provisional: true }))
    .when(year())
    .events()
  const calendar = calendarOf(given(...replaced).state())
  expect(calendar).toMatchObject({ version: 'CN@2', from: '2028-01-01', until: '2028-12-31' })
  expect(calendar).not.toHaveProperty('provisionalFrom')
  given(...replaced)
    .when(year({ provisional: true }))
    .thenRefused('YEAR_IS_OFFICIAL')
  given(...replaced)
    .when(year())
    .thenNothing()
})

test('from the first provisional year on, dates rest on a provisional calendar', () =>
  expect(
    calendarOf(given(arranged({ year: 2027, holidays: [] }), arranged({ provisional: true })).state()),
  ).toMatchObject({ provisionalFrom: '2028-01-01', from: '2027-01-01' }))

test('no year is left out between two', () =>
  given(arranged({ year: 2026 }))
    .when(year())
    .thenRefused('YEAR_LEAVES_GAP'))

test('every fault of a notice is named at once', () =>
  given(arranged({ jurisdiction: 'XX' }))
    .when(
      year({
        source: { name: ' ' },
        year: 2028,
        holidays: [
          {
            name: '元旦',
            daysOff: [on('2028-01-03'), on('2028-01-03'), on('2029-01-01')],
            makeUpWorkdays: [on('2028-01-04')],
          },
        ],
      }),
    )
    .thenRefused(
      'CALENDAR_OF_ANOTHER_JURISDICTION',
      'DAY_LISTED_TWICE',
      'DAY_OUTSIDE_YEAR',
      'MAKE_UP_ON_WEEKDAY',
      'SOURCE_REQUIRED',
    ))

test('a day that no calendar has, a year without days off and a year out of range are refused', () => {
  given()
    .when(year({ holidays: [{ name: 'x', daysOff: [on('2028-02-30')], makeUpWorkdays: [] }] }))
    .thenRefused('DATE_INVALID')
  given()
    .when(year({ holidays: [] }))
    .thenRefused('NO_DAYS_OFF')
  given()
    .when(year({ year: 20.5, holidays: [] }))
    .thenRefused('NO_DAYS_OFF', 'YEAR_INVALID')
})

test('before anything was arranged no date is known', () => {
  const calendar = calendarOf(given().state())
  expect(calendar.kindOf(on('2026-03-02'))).toBeUndefined()
  expect(calendar.addWorkingDays(on('2026-03-02'), 1)).toBeUndefined()
})

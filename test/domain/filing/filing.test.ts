import { test } from 'vitest'
import type { FilingCommand } from '../../../src/domain/filing/commands.js'
import { filingDecider } from '../../../src/domain/filing/decide.js'
import type { ItemId, YearMonth } from '../../../src/domain/values.js'
import { agencyId, contextOf, directory, on, person, spec } from '../../support/spec.js'

const bureau = agencyId('bureau')
const office = agencyId('office')
const agencies = directory({ agencies: [{ id: bureau }, { id: office, duties: ['disclosureDepartment'] }] })
const given = spec(filingDecider, contextOf({ today: on('2026-04-01'), agencies }))
const clerk = person('clerk', 'disclosureOfficer', bureau)
const department = person('dept', 'disclosureOfficer', office)

const entry = (id: string, number = 1, month = '202603') => ({
  itemId: id as ItemId,
  indexNumber: `11340604003110926A/${month}-0000${number}`,
})
const submit = (entries = [entry('a')], month = '202603'): FilingCommand => ({
  type: 'SubmitFilingList',
  data: { agency: bureau, month: month as YearMonth, entries },
})
const accept = (round = 1): FilingCommand => ({ type: 'AcceptFilingList', data: { round } })
const giveBack = (round = 1, change: object = {}): FilingCommand => ({
  type: 'ReturnFilingList',
  data: { round, reason: 'wrongEntries', faults: [{ itemId: 'a' as ItemId, note: '标题不符' }], ...change },
})
const submitted = given().as(clerk).when(submit()).events()
const accepted = given(...submitted)
  .as(department)
  .when(accept())
  .events()
const returned = given(...submitted)
  .as(department)
  .when(giveBack())
  .events()

test('LS-10.8: the list of a month is handed in to the disclosure department, which accepts it', () => {
  given()
    .as(clerk)
    .when(submit())
    .then({
      type: 'FilingListSubmitted',
      data: {
        agency: bureau,
        month: '202603' as YearMonth,
        round: 1,
        department: office,
        entries: [entry('a')],
        submittedOn: on('2026-04-01'),
      },
    })
  given(...submitted)
    .as(department)
    .when(accept())
    .thenTypes('FilingListAccepted')
})

test('LS-10.8: a list is returned with a reason and handed in again', () => {
  given(...submitted)
    .as(department)
    .when(giveBack())
    .thenTypes('FilingListReturned')
  given(...returned)
    .as(clerk)
    .when(submit([entry('a'), entry('b', 2)]))
    .thenTypes('FilingListSubmitted')
  given(...returned)
    .as(department)
    .when(accept())
    .thenRefused('FILING_NOT_SUBMITTED')
})

test('LS-10.8: a month without registrations is reported too (零报告)', () => {
  given().as(clerk).when(submit([])).thenTypes('FilingListSubmitted')
})

test('asking twice changes nothing', () => {
  given(...submitted)
    .as(clerk)
    .when(submit())
    .thenNothing()
  given(...accepted)
    .as(clerk)
    .when(submit())
    .thenNothing()
  given(...accepted)
    .as(department)
    .when(accept())
    .thenNothing()
  given(...returned)
    .as(department)
    .when(giveBack())
    .thenNothing()
})

test('LS-10.8: a list is handed in once its month is over, with entries of that month, each once', () => {
  given().as(clerk).on('2026-03-31').when(submit()).thenRefused('MONTH_NOT_OVER')
  given().as(clerk).when(submit([], '202613')).thenRefused('MONTH_INVALID', 'MONTH_NOT_OVER')
  given()
    .as(clerk)
    .when(submit([entry('a'), entry('a'), entry('b', 1, '202602')]))
    .thenRefused('ENTRY_NAMED_TWICE', 'ENTRY_NOT_OF_MONTH')
})

test('what is with the department, or accepted, is not handed in anew', () => {
  given(...submitted)
    .as(clerk)
    .when(submit([]))
    .thenRefused('FILING_ALREADY_SUBMITTED')
  given(...accepted)
    .as(clerk)
    .when(submit([]))
    .thenRefused('FILING_ALREADY_SUBMITTED')
})

test('LS-10.8: only the agency hands in, and only the disclosure department decides', () => {
  given()
    .as(person('x', 'disclosureOfficer', office))
    .when(submit())
    .thenRefused('WRONG_AGENCY')
  given()
    .as(person('x', 'sectionHead', bureau))
    .when(submit())
    .thenRefused('ROLE_MISSING')
  given(...submitted)
    .as(clerk)
    .when(accept())
    .thenRefused('WRONG_AGENCY')
  given(...submitted)
    .as(person('x', 'inspector', office))
    .when(giveBack())
    .thenRefused('ROLE_MISSING')
})

test('711-3: without a disclosure department nothing is handed in', () => {
  given()
    .as(clerk)
    .within({ agencies: directory({ agencies: [{ id: bureau }] }) })
    .when(submit())
    .thenRefused('DISCLOSURE_DEPARTMENT_MISSING')
})

test('a decision is about the round that was looked at, and a fault about an item of the list', () => {
  given(...submitted)
    .as(department)
    .when(accept(2))
    .thenRefused('FILING_ROUND_CHANGED')
  given(...submitted)
    .as(department)
    .when(giveBack(1, { reason: 'dislike', faults: [{ itemId: 'z', note: '' }] }))
    .thenRefused('VALUE_UNKNOWN', 'ENTRY_UNKNOWN', 'TEXT_REQUIRED')
})

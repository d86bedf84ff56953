import { expect, test } from 'vitest'
import type { IssueInterpretation, WordingInput } from '../../../src/domain/interpretation/commands.js'
import { interpretationDecider } from '../../../src/domain/interpretation/decide.js'
import type { InterpretationEvent } from '../../../src/domain/interpretation/events.js'
import { speaksOf } from '../../../src/domain/interpretation/vocabulary.js'
import { type InterpretationRow, wordingOn } from '../../../src/projections/interpretations.js'
import { agencyId, contextOf, directory, on, person, spec } from '../../support/spec.js'

const office = agencyId('office')
const agencies = directory({
  agencies: [{ id: office, duties: ['disclosureDepartment'] }, { id: agencyId('finance') }],
})
const head = person('head', 'disclosureHead', office)
const given = spec(interpretationDecider, contextOf({ today: on('2026-03-02'), agencies }))

const wording = (change: Partial<WordingInput> = {}): WordingInput => ({
  clauses: ['LS-6.1', 'LS-7.1'],
  text: '“涉及两个以上行政机关”包括提供基础数据的机关。',
  documentNumber: '烈政务公开办〔2026〕3号',
  issuedOn: '2026-03-02',
  validFrom: '2026-03-02',
  ...change,
})
const issue = (change: Partial<WordingInput> = {}): IssueInterpretation => ({
  type: 'IssueInterpretation',
  data: { interpretation: 'i1', ...wording(change) },
})
const amend = (change: Partial<WordingInput> = {}) => ({ type: 'AmendInterpretation' as const, data: wording(change) })
const withdrawal = { withdrawnFrom: '2026-06-01', documentNumber: '烈政务公开办〔2026〕9号', reason: '制度修订' }
const withdraw = { type: 'WithdrawInterpretation' as const, data: withdrawal }
const issued = (): readonly InterpretationEvent[] => given().as(head).when(issue()).events()

test('LS-17.1: the district office issues, amends and withdraws; the same asked twice changes nothing', () => {
  const events = issued()
  expect(events).toMatchObject([
    { type: 'InterpretationIssued', data: { version: 1, agency: 'office', by: 'head', clauses: ['LS-6.1', 'LS-7.1'] } },
  ])
  expect(
    given(...events)
      .as(head)
      .when(issue())
      .events(),
  ).toEqual(events)
  const amended = given(...events)
    .as(head)
    .when(amend({ validFrom: '2026-04-01', text: '新' }))
    .events()
  expect(amended.at(-1)).toMatchObject({ type: 'InterpretationAmended', data: { version: 2, validFrom: '2026-04-01' } })
  const ended = given(...amended)
    .as(head)
    .when(withdraw)
    .events()
  expect(
    given(...ended)
      .as(head)
      .when(withdraw)
      .events(),
  ).toEqual(ended)
  given(...ended)
    .as(head)
    .when(amend({ validFrom: '2026-07-01' }))
    .thenRefused('INTERPRETATION_WITHDRAWN')
})

test('LS-17.1: nobody else interprets, and no other text is interpreted', () => {
  given()
    .as(person('x', 'disclosureHead', 'finance'))
    .when(issue())
    .thenRefused('WRONG_AGENCY')
  given()
    .as(person('x', 'disclosureOfficer', office))
    .when(issue())
    .thenRefused('ROLE_MISSING')
  for (const clause of ['711-33', 'LS-19.1', 'LS-6.', 'SYS'])
    given()
      .as(head)
      .when(issue({ clauses: [clause] }))
      .thenRefused('NOT_OURS_TO_INTERPRET')
  given()
    .as(head)
    .when(issue({ clauses: [] }))
    .thenRefused('CLAUSES_MISSING')
  given()
    .as(head)
    .when(issue({ clauses: ['LS-6', 'LS-6'] }))
    .thenRefused('CLAUSE_NAMED_TWICE')
})

test('LS-17.1: it reaches neither back behind its document nor before the regulation, and every fault is named at once', () => {
  given()
    .as(head)
    .when(issue({ text: ' ', issuedOn: '2021-08-03', validFrom: '2021-08-02' }))
    .thenRefused('TEXT_REQUIRED', 'DATE_TOO_EARLY', 'DATE_TOO_EARLY')
  given()
    .as(head)
    .when(issue({ issuedOn: '2026-03-03', validFrom: '2026-03-03' }))
    .thenRefused('DATE_TOO_LATE')
  given()
    .as(head)
    .when(issue({ validUntil: '2026-03-01' }))
    .thenRefused('DATE_TOO_EARLY')
  given(...issued())
    .as(head)
    .when(amend())
    .thenRefused('WORDING_BEFORE_LAST')
  given(...issued())
    .as(head)
    .when(issue({ text: '另' }))
    .thenRefused('INTERPRETATION_EXISTS')
  given().as(head).when(amend()).thenRefused('INTERPRETATION_NOT_FOUND')
})

test('LS-17.1: what is said of an article or of the whole is said of each of its rules, and of no other', () => {
  expect(['LS-6.1', 'LS-6', 'LS', 'LS-6.2', 'LS-61'].filter((said) => speaksOf(said, 'LS-6.1'))).toEqual([
    'LS-6.1',
    'LS-6',
    'LS',
  ])
  expect(speaksOf('LS-1', 'LS-10.3')).toBe(false)
  expect(speaksOf('LS', '711-33')).toBe(false)
})

test('LS-17.1: on each day the wording of that day holds, as far as was known at a moment', () => {
  const of = { clauses: ['LS-6.1' as const], documentNumber: 'n', issuedOn: on('2026-03-02'), event: 'e' }
  const row: InterpretationRow = {
    id: 'i1',
    agency: 'office',
    wordings: [
      { ...of, version: 1, text: '旧', validFrom: on('2026-03-02'), knownFrom: '2026-03-05T00:00:00.000Z' },
      {
        ...of,
        version: 2,
        text: '新',
        validFrom: on('2026-04-01'),
        validUntil: on('2026-05-31'),
        knownFrom: '2026-04-03T00:00:00.000Z',
      },
    ],
    withdrawnFrom: '2026-05-20',
    withdrawnKnownFrom: '2026-05-25T00:00:00.000Z',
    withdrawalNumber: 'n2',
    withdrawalReason: 'r',
    status: 'withdrawn',
    ordinal: 1,
    revision: 2,
  }
  const text = (day: string, knownAt?: string) => wordingOn(row, day, knownAt)?.text
  expect([text('2026-03-01'), text('2026-03-02'), text('2026-04-01'), text('2026-05-20')]).toEqual([
    undefined,
    '旧',
    '新',
    undefined,
  ])
  expect(text('2026-03-02', '2026-03-04T00:00:00.000Z')).toBeUndefined()
  expect(text('2026-04-02', '2026-04-02T00:00:00.000Z')).toBe('旧')
  expect(text('2026-05-20', '2026-05-24T00:00:00.000Z')).toBe('新')
  expect(text('2026-06-01', '2026-05-24T00:00:00.000Z')).toBeUndefined()
})

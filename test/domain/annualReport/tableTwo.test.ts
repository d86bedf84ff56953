import { expect, test } from 'vitest'
import { OUTCOME_KINDS } from '../../../src/domain/application/outcome.js'
import { GROUND_CODES } from '../../../src/domain/grounds.js'
import { endingOf, type ReportableEnding, rowOf } from '../../../src/domain/annualReport/rowOf.js'
import { imbalancesOf, rowsIn, type TableTwo, tableTwo } from '../../../src/domain/annualReport/tableTwo.js'
import { OUTCOME_ROWS, TABLE_TWO_ROWS } from '../../../src/domain/annualReport/tableTwoRows.js'
import { on } from '../../support/spec.js'

/** law.md §2, "Mapping decision → row". */
const MAPPING: readonly (readonly [ReportableEnding, number])[] = [
  [{ kind: 'alreadyPublic' }, 3],
  [{ kind: 'provided' }, 3],
  [{ kind: 'partlyProvided' }, 4],
  [{ kind: 'withheld', ground: 'stateSecret' }, 5],
  [{ kind: 'withheld', ground: 'prohibitedByLaw' }, 6],
  [{ kind: 'withheld', ground: 'endangersSafety' }, 7],
  [{ kind: 'withheld', ground: 'thirdPartyInterest' }, 8],
  [{ kind: 'withheld', ground: 'internalAffairs' }, 9],
  [{ kind: 'withheld', ground: 'processInformation' }, 10],
  [{ kind: 'withheld', ground: 'enforcementFile' }, 11],
  [{ kind: 'specialRegime' }, 12],
  [{ kind: 'notHeld' }, 13],
  [{ kind: 'notOurs' }, 13],
  [{ kind: 'enterpriseChannel' }, 13],
  [{ kind: 'needsProcessing' }, 14],
  [{ kind: 'stillUnclear' }, 15],
  [{ kind: 'petition' }, 16],
  [{ kind: 'repeated' }, 17],
  [{ kind: 'publication' }, 18],
  [{ kind: 'excessive' }, 19],
  [{ kind: 'reconfirmation' }, 20],
  [{ kind: 'notAmended' }, 21],
  [{ kind: 'feeUnpaid' }, 22],
  [{ kind: 'other' }, 23],
  [{ kind: 'withdrawn' }, 23],
  [{ kind: 'merged' }, 23],
]

test.each(MAPPING)('711-50: %j is counted in row %i of table 2', (ending, row) => {
  expect(OUTCOME_ROWS[rowOf(ending)]).toBe(row)
})

test('711-50: every kind of reply, every ground and every other ending has a row, and every row something', () => {
  const kinds = MAPPING.map(([{ kind }]) => kind)
  expect(OUTCOME_KINDS.filter((kind) => !kinds.includes(kind))).toEqual([])
  const grounds = MAPPING.flatMap(([ending]) => (ending.kind === 'withheld' ? [ending.ground] : []))
  expect(GROUND_CODES.filter((code) => code !== 'notForProactive' && !grounds.includes(code))).toEqual([])
  expect(new Set(MAPPING.map(([, row]) => row)).size).toBe(21)
})

test('711-50: the rows of the table are numbered 1 to 25 as in the official form', () => {
  expect(Object.values(TABLE_TWO_ROWS)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1))
})

test('711-37: what was partly given counts as that only, whatever grounds its passages have', () => {
  const ending = endingOf({
    kind: 'partlyProvided',
    form: 'paper',
    way: 'post',
    reviewNumber: '审1',
    reviewedOn: on('2026-03-02'),
    passages: [
      {
        passage: { $protected: 'application:a1' },
        ground: { code: 'enforcementFile', why: { $protected: 'application:a1' } },
      },
    ],
  })
  expect(rowOf(ending)).toBe('partlyDisclosed')
})

test('711-50: of several grounds the first decides the row', () => {
  const why = { $protected: 'application:a1' } as const
  expect(
    endingOf({
      kind: 'withheld',
      grounds: [
        { code: 'processInformation', kind: 'draft', why },
        { code: 'enforcementFile', why },
      ],
    }),
  ).toEqual({ kind: 'withheld', ground: 'processInformation' })
})

const application = (receivedOn: string, closedOn?: string) => ({
  applicant: 'naturalPerson' as const,
  receivedOn: on(receivedOn),
  ...(closedOn === undefined ? {} : { closed: { on: on(closedOn), ending: { kind: 'provided' as const } } }),
})

test('711-50: received and answered in a year, carried in, carried out, and not of that year', () => {
  expect(rowsIn(2026, application('2026-01-01', '2026-12-31'))).toEqual(['newlyReceived', 'disclosed', 'total'])
  expect(rowsIn(2026, application('2025-12-31', '2026-01-01'))).toEqual(['carriedIn', 'disclosed', 'total'])
  expect(rowsIn(2026, application('2026-12-31', '2027-01-01'))).toEqual(['newlyReceived', 'carriedOut'])
  expect(rowsIn(2026, application('2025-06-01'))).toEqual(['carriedIn', 'carriedOut'])
  expect(rowsIn(2026, application('2025-06-01', '2025-12-31'))).toEqual([])
  expect(rowsIn(2026, application('2027-01-01'))).toEqual([])
})

test('711-50: each sum of the form that does not come out is found', () => {
  const lives = [application('2026-02-01', '2026-03-01'), application('2026-11-30')]
  const table = tableTwo(2026, lives)
  expect(imbalancesOf(table)).toEqual([])
  const broken = (row: keyof TableTwo, column: 'naturalPerson' | 'all', by: number): TableTwo => ({
    ...table,
    [row]: { ...table[row], [column]: table[row][column] + by },
  })
  const checks = (changed: TableTwo) => [...new Set(imbalancesOf(changed).map(({ check }) => check))].sort()
  expect(checks(broken('newlyReceived', 'naturalPerson', 1))).toEqual(['inEqualsOut', 'totalOfColumns'])
  expect(checks(broken('disclosed', 'all', 1))).toEqual(['totalOfColumns', 'totalOfOutcomes'])
  expect(checks(broken('carriedIn', 'all', -1))).toContain('noCount')
  expect(imbalancesOf(table, { ...table, carriedOut: { ...table.carriedOut, naturalPerson: 7 } })).toEqual([
    { check: 'carriedFromLastYear', column: 'naturalPerson', left: 0, right: 7 },
    { check: 'carriedFromLastYear', column: 'all', left: 0, right: 1 },
  ])
})

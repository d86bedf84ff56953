import type { Refusal } from '../../decider.js'
import { expectedCarriedIn } from '../carriedOver.js'
import type { ReportTables } from '../reportTables.js'
import type { KnownReport } from '../state.js'
import { unbalancedParts } from '../tableThree.js'
import { type Imbalance, imbalancesOf, TABLE_TWO_COLUMNS } from '../tableTwo.js'

/** 勾稽关系: every sum of the official form, each that does not come out with its column and both numbers. */
export const sumFaults = (tables: ReportTables, report: KnownReport): readonly Refusal[] => [
  ...imbalancesOf(tables.tableTwo).map(refusalOf),
  ...carriedInFaults(tables, report),
  ...unbalancedParts(tables.tableThree).map((kind): Refusal => {
    const { upheld, corrected, other, pending, total } = tables.tableThree[kind]
    const facts = { table: 3, column: kind, left: total, right: upheld + corrected + other + pending }
    return { code: 'SUM_OF_RESULTS', clause: '711-50', facts }
  }),
]

function refusalOf({ check, column, row, left, right }: Imbalance): Refusal {
  const facts = { table: 2, column, ...(row === undefined ? {} : { row }), left, right }
  switch (check) {
    case 'inEqualsOut':
      return { code: 'SUM_IN_OUT', clause: '711-50', facts }
    case 'totalOfOutcomes':
      return { code: 'SUM_OF_OUTCOMES', clause: '711-50', facts }
    case 'totalOfColumns':
      return { code: 'SUM_OF_COLUMNS', clause: '711-50', facts }
    case 'noCount':
      return { code: 'REPORT_COUNT_IMPOSSIBLE', clause: '711-50', facts }
    case 'carriedFromLastYear':
      return { code: 'CARRIED_IN_DIFFERS', clause: '711-50', facts }
  }
}

/** 上年结转 = 结转下年度 of the year before, and what reorganisation brought and took; else that report is amended first. */
function carriedInFaults({ tableTwo }: ReportTables, { figures }: KnownReport): readonly Refusal[] {
  if (figures?.lastYear.status !== 'submitted') return []
  const expected = expectedCarriedIn(figures.lastYear.carriedOut, figures.carriedOver)
  return TABLE_TWO_COLUMNS.filter((column) => tableTwo.carriedIn[column] !== expected[column]).map((column) => ({
    ...refusalOf({
      check: 'carriedFromLastYear',
      column,
      row: 'carriedIn',
      left: tableTwo.carriedIn[column],
      right: expected[column],
    }),
    missing: ['AmendAnnualReport'],
  }))
}

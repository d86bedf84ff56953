import { personalAct } from '../../acting.js'
import type { Refusal } from '../../decider.js'
import { textFaults } from '../../texts.js'
import type { AmendAnnualReport } from '../commands.js'
import { isReportCell, isUsableValue, noTables, sameCell, valueIn, withValue } from '../reportTables.js'
import type { KnownReport } from '../state.js'
import { isIn, ofReporter, onReport, sealed } from './handler.js'
import { sumFaults } from './sums.js'

type Cells = AmendAnnualReport['data']['cells']

const MOST_CELLS = 200

function cellFaults({ data: { cells } }: AmendAnnualReport, { current = noTables() }: KnownReport): readonly Refusal[] {
  if (cells.length === 0) return [{ code: 'CELLS_MISSING', clause: '711-50', path: 'cells', missing: ['cells'] }]
  if (cells.length > MOST_CELLS) {
    return [{ code: 'TOO_MANY', clause: 'SYS', path: 'cells', facts: { most: MOST_CELLS } }]
  }
  return cells.flatMap((cell, index): readonly Refusal[] => {
    const path = `cells.${index}`
    if (!isReportCell(cell)) return [{ code: 'REPORT_CELL_UNKNOWN', clause: '711-50', path }]
    if (cells.slice(0, index).some((other) => sameCell(cell, other))) {
      return [{ code: 'CELL_NAMED_TWICE', clause: '711-50', path }]
    }
    if (!isUsableValue(cell, cell.value)) return [{ code: 'REPORT_FIGURE_UNUSABLE', clause: '711-50', path }]
    return valueIn(current, cell) === cell.value ? [{ code: 'CELL_UNCHANGED', clause: '711-50', path }] : []
  })
}

const isUsable = (cells: Cells): boolean => cells.every((cell) => isReportCell(cell) && isUsableValue(cell, cell.value))

/** What comes of it has to come out as the report did. */
function sumsStillComeOut({ data: { cells } }: AmendAnnualReport, report: KnownReport): readonly Refusal[] {
  const { current } = report
  if (current === undefined || !isUsable(cells)) return []
  return sumFaults(
    cells.reduce((tables, cell) => withValue(tables, cell, cell.value), current),
    report,
  )
}

/** 更正已报送的数据: cell by cell, with the reason, beside the number that was frozen. */
export const amendAnnualReport = onReport<AmendAnnualReport>({
  clause: '711-50',
  by: ofReporter(['disclosureHead', 'deputyLeader', 'principalLeader']),
  rules: [{ code: 'REPORT_NOT_CLEARED', clause: '711-50', refuse: isIn('cleared', 'published') }],
  checks: [
    cellFaults,
    sumsStillComeOut,
    ({ data }) => textFaults(data.reason, 'reason', { longest: 1_000, required: true, multiline: true }),
  ],
  done: () => false,
  events: ({ data }, report, context) => [
    {
      type: 'AnnualReportAmended',
      data: {
        agency: report.agency,
        year: report.year,
        number: report.amendments.length + 1,
        cells: data.cells.map(({ table, row, column, value }) => ({
          table,
          row,
          column,
          from: valueIn(report.current ?? noTables(), { table, row, column }) ?? 0,
          to: value,
        })),
        reason: sealed(report, data.reason),
        amendedOn: context.today,
        ...personalAct(context),
      },
    },
  ],
})

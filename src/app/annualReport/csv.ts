import { REPORT_CELLS, valueIn } from '../../domain/annualReport/reportTables.js'
import { cellLabel } from './labels.js'
import type { ReportView } from './reportView.js'

// What a spreadsheet program takes for the beginning of a formula, as it guesses what a CSV means.
const DANGEROUS = /^[=+\-@\t\r\n]|^\s+[=+\-@]/

/** A text of a CSV: quoted where it has to be, and never taken for a formula. */
export function csvCell(text: string): string {
  const inert = DANGEROUS.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** Every number of the report, one to a line: cell, number now, number submitted. With a byte order mark for Excel. */
export function reportCsv(view: ReportView): string {
  const lines = REPORT_CELLS.map((cell) => [
    cellLabel(cell),
    String(valueIn(view.tables, cell) ?? ''),
    String((view.frozen === undefined ? undefined : valueIn(view.frozen, cell)) ?? ''),
  ])
  const head = [`${view.agencyName}（${view.year}）`, '数值', '报送数']
  return `\u{feff}${[head, ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

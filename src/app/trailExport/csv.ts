import { csvCell } from '../annualReport/csv.js'
import type { ExportedRow, TrailSource } from './exportedRow.js'
import { FIELD_NAMES, ROW_FIELDS } from './rowFields.js'

/**
 * RFC 4180 with a byte order mark for Excel: a line of names, then one line for each event. No cell is taken for a formula.
 * @param labelOf the name of a type of event in Chinese, in a column of its own
 */
export async function* trailCsv({ rows }: TrailSource, labelOf: (type: string) => string): AsyncGenerator<string> {
  yield `\u{feff}${line([...FIELD_NAMES.map((name) => ROW_FIELDS[name]), '事件名称'])}`
  for await (const page of rows())
    yield page.map((row) => line([...FIELD_NAMES.map((name) => cell(row[name])), labelOf(row.type)])).join('')
}

const line = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

function cell(value: ExportedRow[keyof ExportedRow]): string {
  if (value === null) return ''
  if (typeof value !== 'object') return String(value)
  return value.every((member) => typeof member === 'string') ? value.join(' ') : JSON.stringify(value)
}

import { REMEDY_KINDS } from '../application/vocabulary.js'
import {
  emptyTableOne,
  isTableOneCell,
  isUsableFigure,
  TABLE_ONE_CELLS,
  type TableOne,
  type TableOneCell,
  toSixPlaces,
  withFigure,
} from './tableOne.js'
import { TABLE_THREE_COLUMNS, type TableThree, tableThree } from './tableThree.js'
import { emptyTableTwo, TABLE_TWO_COLUMNS, type TableTwo } from './tableTwo.js'
import { TABLE_TWO_ROW_NAMES } from './tableTwoRows.js'

/** Every number of a report. */
export interface ReportTables {
  readonly tableOne: TableOne
  readonly tableTwo: TableTwo
  readonly tableThree: TableThree
  /** 信息处理费 collected in the year, yuan (chapter six). */
  readonly feesCollected: number
}

/** One number of a report. Fees: table 6, row `fees`, column `collected`. */
export interface ReportCell {
  readonly table: 1 | 2 | 3 | 6
  readonly row: string
  readonly column: string
}

export const noTables = (): ReportTables => ({
  tableOne: emptyTableOne(),
  tableTwo: emptyTableTwo(),
  tableThree: tableThree(0, []),
  feesCollected: 0,
})

const rowsOf = (tables: ReportTables, { table }: ReportCell): Readonly<Record<string, object>> =>
  table === 1
    ? tables.tableOne
    : table === 2
      ? tables.tableTwo
      : table === 3
        ? tables.tableThree
        : { fees: { collected: tables.feesCollected } }

/** Whether the official form has such a cell. */
export function isReportCell({ table, row, column }: ReportCell): boolean {
  const has = (rows: readonly string[], columns: readonly string[]) => rows.includes(row) && columns.includes(column)
  switch (table) {
    case 1:
      return isTableOneCell(row, column)
    case 2:
      return has(TABLE_TWO_ROW_NAMES, TABLE_TWO_COLUMNS)
    case 3:
      return has(REMEDY_KINDS, TABLE_THREE_COLUMNS)
    case 6:
      return has(['fees'], ['collected'])
    default:
      return false
  }
}

/** Undefined where nobody has entered it. */
export const valueIn = (tables: ReportTables, cell: ReportCell): number | undefined =>
  (rowsOf(tables, cell)[cell.row] as Readonly<Record<string, number | undefined>> | undefined)?.[cell.column]

export function withValue(tables: ReportTables, { table, row, column }: ReportCell, value: number): ReportTables {
  switch (table) {
    case 1:
      return { ...tables, tableOne: withFigure(tables.tableOne, { row, column } as TableOneCell, value) }
    case 2:
      return { ...tables, tableTwo: replaced(tables.tableTwo, row, column, value) }
    case 3:
      return { ...tables, tableThree: replaced(tables.tableThree, row, column, value) }
    case 6:
      return { ...tables, feesCollected: value }
  }
}

const replaced = <T extends object>(table: T, row: string, column: string, value: number): T =>
  ({ ...table, [row]: { ...(table as Record<string, object>)[row], [column]: value } }) as T

export const isUsableValue = (cell: ReportCell, value: number): boolean =>
  cell.table === 1
    ? isUsableFigure({ row: cell.row, column: cell.column } as TableOneCell, value)
    : Number.isSafeInteger(value) && value >= 0

/** Cell by cell; what one of them does not have counts as nothing. */
export const sumOfTables = (parts: readonly ReportTables[]): ReportTables => parts.reduce(plus, noTables())

function plus(left: ReportTables, right: ReportTables): ReportTables {
  const both = (cell: ReportCell): number => (valueIn(left, cell) ?? 0) + (valueIn(right, cell) ?? 0)
  return {
    tableOne: TABLE_ONE_CELLS.reduce((table, cell) => {
      const known = [left, right].some(({ tableOne }) => tableOne[cell.row][cell.column] !== undefined)
      return known ? withFigure(table, cell, toSixPlaces(both({ table: 1, ...cell }))) : table
    }, emptyTableOne()),
    tableTwo: filled(TABLE_TWO_ROW_NAMES, TABLE_TWO_COLUMNS, (row, column) => both({ table: 2, row, column })),
    tableThree: filled(REMEDY_KINDS, TABLE_THREE_COLUMNS, (row, column) => both({ table: 3, row, column })),
    feesCollected: left.feesCollected + right.feesCollected,
  }
}

const filled = <Row extends string, Column extends string>(
  rows: readonly Row[],
  columns: readonly Column[],
  value: (row: Row, column: Column) => number,
): Readonly<Record<Row, Readonly<Record<Column, number>>>> =>
  Object.fromEntries(
    rows.map((row) => [row, Object.fromEntries(columns.map((column) => [column, value(row, column)]))]),
  ) as unknown as Record<Row, Record<Column, number>>

/** Every cell of the form in its order. */
export const REPORT_CELLS: readonly ReportCell[] = [
  ...TABLE_ONE_CELLS.map(({ row, column }): ReportCell => ({ table: 1, row, column })),
  ...TABLE_TWO_ROW_NAMES.flatMap((row) => TABLE_TWO_COLUMNS.map((column): ReportCell => ({ table: 2, row, column }))),
  ...REMEDY_KINDS.flatMap((row) => TABLE_THREE_COLUMNS.map((column): ReportCell => ({ table: 3, row, column }))),
  { table: 6, row: 'fees', column: 'collected' },
]

export const sameCell = (one: ReportCell, other: ReportCell): boolean =>
  one.table === other.table && one.row === other.row && one.column === other.column

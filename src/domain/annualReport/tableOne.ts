/** 表一 主动公开政府信息情况: rows with their columns, by the items of 711-20 that they belong to. */
export const TABLE_ONE_COLUMNS = {
  regulations: ['made', 'repealed', 'inForce'], // 第二十条第（一）项 规章
  normativeDocuments: ['made', 'repealed', 'inForce'], // 行政规范性文件
  licences: ['decisions'], // 第二十条第（五）项 行政许可
  penalties: ['decisions'], // 第二十条第（六）项 行政处罚
  coercion: ['decisions'], // 行政强制
  charges: ['amount'], // 第二十条第（八）项 行政事业性收费, 万元
} as const
export type TableOneRow = keyof typeof TABLE_ONE_COLUMNS
export type TableOneColumn = (typeof TABLE_ONE_COLUMNS)[TableOneRow][number]

export const TABLE_ONE_ROWS = Object.keys(TABLE_ONE_COLUMNS) as readonly TableOneRow[]

/** Row by row; a figure that nobody has entered is absent. */
export type TableOne = Readonly<Record<TableOneRow, Readonly<Partial<Record<TableOneColumn, number>>>>>

export interface TableOneCell {
  readonly row: TableOneRow
  readonly column: TableOneColumn
}

export const TABLE_ONE_CELLS: readonly TableOneCell[] = TABLE_ONE_ROWS.flatMap((row) =>
  TABLE_ONE_COLUMNS[row].map((column) => ({ row, column })),
)

export const isTableOneCell = (row: string, column: string): boolean =>
  TABLE_ONE_CELLS.some((cell) => cell.row === row && cell.column === column)

export const emptyTableOne = (): TableOne =>
  Object.fromEntries(TABLE_ONE_ROWS.map((row) => [row, {}])) as unknown as TableOne

export const withFigure = (table: TableOne, { row, column }: TableOneCell, value: number): TableOne => ({
  ...table,
  [row]: { ...table[row], [column]: value },
})

/** Cells without a figure; nothing made is 0 and has to be said. */
export const missingFigures = (table: TableOne): readonly TableOneCell[] =>
  TABLE_ONE_CELLS.filter(({ row, column }) => table[row][column] === undefined)

/** 万元 goes to six places (分); everything else is counted. */
export const isUsableFigure = ({ row }: TableOneCell, value: number): boolean =>
  row === 'charges'
    ? Number.isFinite(value) && value >= 0 && value <= 1e9 && toSixPlaces(value) === value
    : Number.isSafeInteger(value) && value >= 0

export const toSixPlaces = (value: number): number => Math.round(value * 1e6) / 1e6

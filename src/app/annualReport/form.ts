import type { ReportCell } from '../../domain/annualReport/reportTables.js'
import { TABLE_THREE_COLUMNS } from '../../domain/annualReport/tableThree.js'
import { TABLE_TWO_COLUMNS } from '../../domain/annualReport/tableTwo.js'
import type { TableTwoRow } from '../../domain/annualReport/tableTwoRows.js'
import { REMEDY_KINDS, type RemedyKind } from '../../domain/application/vocabulary.js'
import {
  REMEDY_LABELS,
  TABLE_ONE_COLUMN_LABELS,
  TABLE_ONE_ROW_LABELS,
  TABLE_THREE_COLUMN_LABELS,
  TABLE_TWO_COLUMN_LABELS,
  TABLE_TWO_ROW_LABELS,
} from './labels.js'
import type { TableOneColumn, TableOneRow } from '../../domain/annualReport/tableOne.js'

/** A box of the official form: words, or the place of a number. */
export type FormBox = { readonly columns: number; readonly rows: number } & (
  { readonly text: string; readonly head: boolean } | { readonly cell: ReportCell }
)
/** Boxes row by row, each row holding those that begin in it, as a table of HTML does. */
export interface FormTable {
  readonly title: string
  readonly width: number
  readonly rows: readonly (readonly FormBox[])[]
}

const head = (text: string, columns = 1, rows = 1): FormBox => ({ text, head: true, columns, rows })
const label = (text: string, columns = 1, rows = 1): FormBox => ({ text, head: false, columns, rows })
const number = (cell: ReportCell, columns = 1): FormBox => ({ cell, columns, rows: 1 })

const tableOneNumber = (row: TableOneRow, column: TableOneColumn, columns = 1): FormBox =>
  number({ table: 1, row, column }, columns)

const decisions = (item: string, column: 'decisions' | 'amount', rows: readonly TableOneRow[]): FormTable['rows'] => [
  [head(item, 4)],
  [head('信息内容'), head(TABLE_ONE_COLUMN_LABELS[column], 3)],
  ...rows.map((row) => [label(TABLE_ONE_ROW_LABELS[row]), tableOneNumber(row, column, 3)]),
]

/** 二、主动公开政府信息情况 */
export const FORM_TABLE_ONE: FormTable = {
  title: '二、主动公开政府信息情况',
  width: 4,
  rows: [
    [head('第二十条第（一）项', 4)],
    [head('信息内容'), ...(['made', 'repealed', 'inForce'] as const).map((one) => head(TABLE_ONE_COLUMN_LABELS[one]))],
    ...(['regulations', 'normativeDocuments'] as const).map((row) => [
      label(TABLE_ONE_ROW_LABELS[row]),
      ...(['made', 'repealed', 'inForce'] as const).map((column) => tableOneNumber(row, column)),
    ]),
    ...decisions('第二十条第（五）项', 'decisions', ['licences']),
    ...decisions('第二十条第（六）项', 'decisions', ['penalties', 'coercion']),
    ...decisions('第二十条第（八）项', 'amount', ['charges']),
  ],
}

const countsOf = (row: TableTwoRow): readonly FormBox[] =>
  TABLE_TWO_COLUMNS.map((column) => number({ table: 2, row, column }))
const wholeRow = (row: TableTwoRow): readonly FormBox[] => [label(TABLE_TWO_ROW_LABELS[row], 3), ...countsOf(row)]
const outcome = (row: TableTwoRow): readonly FormBox[] => [label(TABLE_TWO_ROW_LABELS[row], 2), ...countsOf(row)]
const group = (title: string, rows: readonly TableTwoRow[]): FormTable['rows'] =>
  rows.map((row, index) => [
    ...(index === 0 ? [label(title, 1, rows.length)] : []),
    label(TABLE_TWO_ROW_LABELS[row]),
    ...countsOf(row),
  ])

const RESULTS: FormTable['rows'] = [
  outcome('disclosed'),
  outcome('partlyDisclosed'),
  ...group('（三）不予公开', [
    'stateSecret',
    'prohibitedByLaw',
    'endangersSafety',
    'thirdPartyRights',
    'internalAffairs',
    'processInformation',
    'enforcementFile',
    'administrativeQuery',
  ]),
  ...group('（四）无法提供', ['notHeld', 'needsMaking', 'stillUnclear']),
  ...group('（五）不予处理', ['petition', 'repeated', 'publication', 'excessive', 'reconfirmation']),
  ...group('（六）其他处理', ['notAmended', 'feeUnpaid', 'other']),
  outcome('total'),
]

/** 三、收到和处理政府信息公开申请情况 */
export const FORM_TABLE_TWO: FormTable = {
  title: '三、收到和处理政府信息公开申请情况',
  width: 10,
  rows: [
    [head('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3), head('申请人情况', 7)],
    [head('自然人', 1, 2), head('法人或其他组织', 5), head('总计', 1, 2)],
    TABLE_TWO_COLUMNS.slice(1, -1).map((column) => head(TABLE_TWO_COLUMN_LABELS[column])),
    wholeRow('newlyReceived'),
    wholeRow('carriedIn'),
    ...RESULTS.map((row, index) => (index === 0 ? [label('三、本年度办理结果', 1, RESULTS.length), ...row] : row)),
    wholeRow('carriedOut'),
  ],
}

const results = (rows: number): readonly FormBox[] =>
  TABLE_THREE_COLUMNS.map((column) => head(TABLE_THREE_COLUMN_LABELS[column], 1, rows))
const LAWSUITS = ['lawsuit', 'lawsuitAfterReview'] as const satisfies readonly RemedyKind[]

/** 四、政府信息公开行政复议、行政诉讼情况 */
export const FORM_TABLE_THREE: FormTable = {
  title: '四、政府信息公开行政复议、行政诉讼情况',
  width: 15,
  rows: [
    [head('行政复议', 5), head('行政诉讼', 10)],
    [...results(2), ...LAWSUITS.map((kind) => head(REMEDY_LABELS[kind], 5))],
    LAWSUITS.flatMap(() => results(1)),
    REMEDY_KINDS.flatMap((row) => TABLE_THREE_COLUMNS.map((column) => number({ table: 3, row, column }))),
  ],
}

/** The same with every place of the grid, as a spreadsheet wants it: what a box covers beside its first place is null. */
export function inPlaces({ width, rows }: FormTable): readonly (readonly (FormBox | null)[])[] {
  const grid = rows.map(() => Array.from({ length: width }, (): FormBox | null | undefined => undefined))
  rows.forEach((boxes, y) => {
    for (const box of boxes) {
      const x = grid[y]!.indexOf(undefined)
      for (let down = 0; down < box.rows; down += 1)
        for (let right = 0; right < box.columns; right += 1)
          grid[y + down]![x + right] = down === 0 && right === 0 ? box : null
    }
  })
  return grid.map((row) => row.map((place) => place ?? null))
}

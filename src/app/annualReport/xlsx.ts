import writeXlsxFile, { type CellObject, type Row, type Sheet } from 'write-excel-file/node'
import { chaptersOf } from '../../domain/annualReport/chapters.js'
import { valueIn } from '../../domain/annualReport/reportTables.js'
import { FORM_TABLE_ONE, FORM_TABLE_THREE, FORM_TABLE_TWO, type FormBox, type FormTable, inPlaces } from './form.js'
import { CHAPTER_LABELS, STATUS_LABELS } from './labels.js'
import { amendmentNotes, feesNote } from './notes.js'
import type { ReportView } from './reportView.js'

const BORDER = { borderColor: '#000000', borderStyle: 'thin' } as const

/** Always a text, whatever it begins with: it goes to the table of strings, and no program takes it for a formula. */
const textCell = (text: string, more: Partial<CellObject> = {}): CellObject => ({
  type: String,
  value: text,
  format: '@',
  wrap: true,
  ...more,
})

const boxCell = (box: FormBox, view: ReportView): CellObject => {
  const span = { columnSpan: box.columns, rowSpan: box.rows }
  const place = { ...BORDER, align: 'center', alignVertical: 'center' } as const
  if ('text' in box) {
    return textCell(box.text, { ...span, ...place, ...(box.head ? { fontWeight: 'bold' } : {}) })
  }
  const value = valueIn(view.tables, box.cell)
  return value === undefined ? textCell('', { ...span, ...place }) : { type: Number, value, ...span, ...place }
}

const tableSheet = (sheet: string, table: FormTable, view: ReportView, widths: readonly number[]): Sheet<never> => ({
  sheet,
  orientation: 'landscape',
  columns: widths.map((width) => ({ width })),
  data: [
    [textCell(table.title, { columnSpan: table.width, fontWeight: 'bold' })],
    ...inPlaces(table).map((row): Row => row.map((box) => (box === null ? null : boxCell(box, view)))),
  ],
})

function textRows(view: ReportView): readonly Row[] {
  const notes = amendmentNotes(view)
  return [
    [textCell(titleOf(view), { fontWeight: 'bold', columnSpan: 2 })],
    [textCell('状态'), textCell(STATUS_LABELS[view.status])],
    ...chaptersOf(view.scope).map((chapter): Row => [
      textCell(CHAPTER_LABELS[chapter]),
      textCell(view.chapters[chapter] ?? ''),
    ]),
    [textCell('信息处理费'), textCell(feesNote(view))],
    ...notes.map((note): Row => [textCell('更正说明'), textCell(note)]),
  ]
}

export const titleOf = ({ agencyName, year }: ReportView): string => `${agencyName}${year}年政府信息公开工作年度报告`

/** The report as a workbook in the official form: a sheet for each table, and one for everything in words. */
export async function reportXlsx(view: ReportView): Promise<Buffer> {
  const sheets = [
    tableSheet('表一', FORM_TABLE_ONE, view, [24, 18, 18, 18]),
    tableSheet('表二', FORM_TABLE_TWO, view, [12, 16, 44, ...Array.from({ length: 7 }, () => 12)]),
    tableSheet(
      '表三',
      FORM_TABLE_THREE,
      view,
      Array.from({ length: 15 }, () => 10),
    ),
    { sheet: '文字', columns: [{ width: 28 }, { width: 100 }], data: [...textRows(view)] },
  ]
  return writeXlsxFile(sheets as Sheet<Buffer>[], { fontFamily: '宋体', fontSize: 11 }).toBuffer()
}

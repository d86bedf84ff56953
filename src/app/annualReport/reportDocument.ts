import type { ReportChapter } from '../../domain/annualReport/chapters.js'
import { valueIn } from '../../domain/annualReport/reportTables.js'
import type { LetterBlock, LetterCell, LetterDocument, LetterTable } from '../letters/letterDocument.js'
import { FORM_TABLE_ONE, FORM_TABLE_THREE, FORM_TABLE_TWO, type FormBox, type FormTable } from './form.js'
import { CHAPTER_LABELS, STATUS_LABELS } from './labels.js'
import { amendmentNotes, feesNote } from './notes.js'
import type { ReportView } from './reportView.js'

const heading = (text: string, level: 1 | 2 = 1): LetterBlock => ({ kind: 'heading', level, text })
const paragraph = (text: string): LetterBlock => ({ kind: 'paragraph', text })

/** Each paragraph that was written is one of the page. */
const written = (view: ReportView, chapter: ReportChapter): readonly LetterBlock[] =>
  (view.chapters[chapter] ?? '（尚未编写）')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(line.trim()))

const section = (view: ReportView, chapter: ReportChapter): readonly LetterBlock[] => [
  heading(CHAPTER_LABELS[chapter], 2),
  ...written(view, chapter),
]

const boxCell = (box: FormBox, view: ReportView): LetterCell => {
  const span = { columns: box.columns, rows: box.rows }
  if ('text' in box) return { text: box.text, label: true, align: box.head ? 'center' : 'left', ...span }
  return { text: String(valueIn(view.tables, box.cell) ?? ''), align: 'center', ...span }
}

const isHead = (row: readonly FormBox[]): boolean => row.every((box) => 'text' in box && box.head)

/** Heads above the first number are repeated on each page; those further down belong where they are. */
function formTable(table: FormTable, widths: readonly number[], view: ReportView): LetterTable {
  const isBody = table.rows.findIndex((row) => !isHead(row))
  const cells = table.rows.map((row) => row.map((box) => boxCell(box, view)))
  return { kind: 'table', widths, head: cells.slice(0, isBody), rows: cells.slice(isBody), dense: true }
}

/** The report as a document to be printed, in the six chapters of the official form. */
export function reportDocument(view: ReportView): LetterDocument {
  const notes = amendmentNotes(view)
  return {
    title: [view.agencyName, `${view.year}年政府信息公开工作年度报告`],
    landscape: true,
    blocks: [
      ...(view.status === 'published' || view.status === 'cleared'
        ? []
        : [paragraph(`（${STATUS_LABELS[view.status]}，数据尚未最终确定）`)]),
      heading('一、总体情况'),
      ...(['proactiveDisclosure', 'onRequest', 'management', 'platform', 'supervision'] as const).flatMap((chapter) =>
        section(view, chapter),
      ),
      ...(view.scope === 'district' ? section(view, 'accountability') : []),
      heading(FORM_TABLE_ONE.title),
      formTable(FORM_TABLE_ONE, [30, 20, 20, 20], view),
      { kind: 'pageBreak' },
      heading(FORM_TABLE_TWO.title),
      formTable(FORM_TABLE_TWO, [8, 10, 30, 8, 8, 8, 8, 8, 8, 8], view),
      { kind: 'pageBreak' },
      heading(FORM_TABLE_THREE.title),
      formTable(
        FORM_TABLE_THREE,
        Array.from({ length: FORM_TABLE_THREE.width }, () => 1),
        view,
      ),
      heading(CHAPTER_LABELS.problems),
      ...written(view, 'problems'),
      heading(CHAPTER_LABELS.otherMatters),
      ...written(view, 'otherMatters'),
      paragraph(feesNote(view)),
      ...(notes.length === 0 ? [] : [heading('更正说明'), { kind: 'list', items: notes } as const]),
    ],
    attachments: [],
    notes: [],
  }
}

import { valueIn } from '../../domain/annualReport/reportTables.js'
import { cellLabel } from './labels.js'
import type { ReportView } from './reportView.js'

/** 更正说明: each amended number with the one that was submitted, when, by whom and why. */
export const amendmentNotes = ({ amendments, frozen }: ReportView): readonly string[] =>
  amendments.flatMap(({ cells, reason, amendedOn, by }) =>
    cells.map((cell) => {
      const submitted = frozen === undefined ? cell.from : (valueIn(frozen, cell) ?? cell.from)
      const why = reason.value ?? '（已销毁）'
      return `${cellLabel(cell)}：报送数 ${submitted}，更正为 ${cell.to}（${amendedOn}，${by}）。理由：${why}`
    }),
  )

/** Chapter six says what was collected, whatever else it says. */
export const feesNote = ({ tables }: ReportView): string =>
  `本年度收取政府信息公开信息处理费 ${tables.feesCollected} 元。`

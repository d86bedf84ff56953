import { REMEDY_KINDS, type RemedyKind, type RemedyResult } from '../application/vocabulary.js'
import type { LocalDate } from '../values.js'

/** 结果维持、结果纠正、其他结果、尚未审结、总计 */
export const TABLE_THREE_COLUMNS = ['upheld', 'corrected', 'other', 'pending', 'total'] as const
export type TableThreeColumn = (typeof TABLE_THREE_COLUMNS)[number]

/** 表三: 行政复议; 行政诉讼 未经复议直接起诉; 复议后起诉. One row of 15 numbers. */
export type TableThree = Readonly<Record<RemedyKind, Readonly<Record<TableThreeColumn, number>>>>

export interface ReportableRemedy {
  readonly kind: RemedyKind
  readonly filedOn: LocalDate
  readonly ended?: { readonly on: LocalDate; readonly result: RemedyResult }
}

const emptyPart = (): Record<TableThreeColumn, number> => ({ upheld: 0, corrected: 0, other: 0, pending: 0, total: 0 })

/** Where a review or lawsuit stands at the end of a year; undefined where that year has nothing to say of it. */
export function columnIn(year: number, { filedOn, ended }: ReportableRemedy): TableThreeColumn | undefined {
  const endOfYear = `${year}-12-31`
  if (filedOn > endOfYear || (ended !== undefined && ended.on < `${year}-01-01`)) return undefined
  return ended === undefined || ended.on > endOfYear ? 'pending' : ended.result
}

/** 表三 of a year: whatever ended in it by its result, and whatever was pending at its end. */
export function tableThree(year: number, remedies: Iterable<ReportableRemedy>): TableThree {
  const table = Object.fromEntries(REMEDY_KINDS.map((kind) => [kind, emptyPart()])) as Record<
    RemedyKind,
    Record<TableThreeColumn, number>
  >
  for (const remedy of remedies) {
    const column = columnIn(year, remedy)
    if (column === undefined) continue
    table[remedy.kind][column] += 1
    table[remedy.kind].total += 1
  }
  return table
}

/** Parts whose total is not the sum of its four. */
export const unbalancedParts = (table: TableThree): readonly RemedyKind[] =>
  REMEDY_KINDS.filter((kind) => {
    const { upheld, corrected, other, pending, total } = table[kind]
    return upheld + corrected + other + pending !== total
  })

import { APPLICANT_KINDS, type ApplicantKind } from '../application/vocabulary.js'
import type { LocalDate } from '../values.js'
import { type ReportableEnding, rowOf } from './rowOf.js'
import { OUTCOME_ROW_NAMES, TABLE_TWO_ROW_NAMES, type TableTwoRow } from './tableTwoRows.js'

/** 自然人, the five kinds of organisations, and 总计: seven columns. */
export const TABLE_TWO_COLUMNS = [...APPLICANT_KINDS, 'all'] as const
export type TableTwoColumn = (typeof TABLE_TWO_COLUMNS)[number]

/** Row by row, column by column. */
export type TableTwo = Readonly<Record<TableTwoRow, Readonly<Record<TableTwoColumn, number>>>>

/** What the report has to know of an application. One whose day of receipt is open is in no report yet. */
export interface ReportableApplication {
  readonly applicant: ApplicantKind
  readonly receivedOn: LocalDate
  readonly closed?: { readonly on: LocalDate; readonly ending: ReportableEnding }
}

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4))

/** In which figures of a year an application is counted, by the legal dates of its receipt and its end. */
export function rowsIn(year: number, { receivedOn, closed }: ReportableApplication): readonly TableTwoRow[] {
  const came = yearOf(receivedOn)
  const ended = closed === undefined ? undefined : yearOf(closed.on)
  if (came > year || (ended !== undefined && ended < year)) return []
  const begins: TableTwoRow = came === year ? 'newlyReceived' : 'carriedIn'
  return closed !== undefined && ended === year ? [begins, rowOf(closed.ending), 'total'] : [begins, 'carriedOut']
}

export const emptyTableTwo = (): TableTwo =>
  Object.fromEntries(TABLE_TWO_ROW_NAMES.map((row) => [row, emptyRow()])) as TableTwo

const emptyRow = (): Record<TableTwoColumn, number> =>
  Object.fromEntries(TABLE_TWO_COLUMNS.map((column) => [column, 0])) as Record<TableTwoColumn, number>

/** 表二 of a year: every figure a count of applications. */
export function tableTwo(year: number, applications: Iterable<ReportableApplication>): TableTwo {
  const table = emptyTableTwo() as Record<TableTwoRow, Record<TableTwoColumn, number>>
  for (const application of applications) {
    for (const row of rowsIn(year, application)) {
      table[row][application.applicant] += 1
      table[row].all += 1
    }
  }
  return table
}

/** A sum of the official form that does not come out. */
export interface Imbalance {
  readonly check: 'inEqualsOut' | 'totalOfOutcomes' | 'totalOfColumns' | 'carriedFromLastYear' | 'noCount'
  readonly column: TableTwoColumn
  readonly row?: TableTwoRow
  readonly left: number
  readonly right: number
}

const unequal = (
  check: Imbalance['check'],
  column: TableTwoColumn,
  left: number,
  right: number,
  row?: TableTwoRow,
): readonly Imbalance[] =>
  left === right ? [] : [{ check, column, left, right, ...(row === undefined ? {} : { row }) }]

/** 本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和; and every other sum that the form implies. */
export function imbalancesOf(table: TableTwo, lastYear?: TableTwo): readonly Imbalance[] {
  const rows = TABLE_TWO_ROW_NAMES.flatMap((row) => {
    const counts = TABLE_TWO_COLUMNS.map((column) => [column, table[row][column]] as const)
    const bad = counts.filter(([, count]) => !Number.isSafeInteger(count) || count < 0)
    return [
      ...bad.map(([column, count]): Imbalance => ({ check: 'noCount', column, row, left: count, right: 0 })),
      ...unequal('totalOfColumns', 'all', table[row].all, sum(APPLICANT_KINDS.map((kind) => table[row][kind])), row),
    ]
  })
  return [
    ...rows,
    ...TABLE_TWO_COLUMNS.flatMap((column) => {
      const figure = (row: TableTwoRow) => table[row][column]
      return [
        ...unequal(
          'inEqualsOut',
          column,
          figure('newlyReceived') + figure('carriedIn'),
          figure('total') + figure('carriedOut'),
        ),
        ...unequal('totalOfOutcomes', column, figure('total'), sum(OUTCOME_ROW_NAMES.map(figure))),
        ...(lastYear === undefined
          ? []
          : unequal('carriedFromLastYear', column, figure('carriedIn'), lastYear.carriedOut[column])),
      ]
    }),
  ]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

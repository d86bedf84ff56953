import { type RawBuilder, sql } from 'kysely'
import type { TableThreeColumn } from '../../domain/annualReport/tableThree.js'
import type { TableTwoColumn } from '../../domain/annualReport/tableTwo.js'
import type { TableTwoRow } from '../../domain/annualReport/tableTwoRows.js'
import type { RemedyKind } from '../../domain/application/vocabulary.js'
import type { Condition } from '../page.js'

/** Whose report of which year. `all`: every agency of the district, each application once. */
export interface ReportScope {
  readonly agencies: 'all' | readonly string[]
  readonly year: number
}

export const firstDay = (year: number): string => `${year}-01-01`
export const lastDay = (year: number): string => `${year}-12-31`

/** In whose hands at the end of the year: each application has one such row. */
export function heldAtEnd({ agencies, year }: ReportScope, alias = 'h'): readonly Condition[] {
  const column = columnOf(alias)
  return [
    ...(agencies === 'all' ? [] : [sql`${column('agency')} = any(${agencies}::text[])`]),
    sql`${column('from_on')} <= ${lastDay(year)}`,
    sql`${column('until_on')} > ${lastDay(year)}`,
  ]
}

/** It is in the report of that year at all: received by its end, and not closed before it began. */
export const countsIn = (year: number, alias = 'h'): readonly Condition[] => {
  const column = columnOf(alias)
  return [sql`${column('received_on')} <= ${lastDay(year)}`, sql`${column('closed_on')} >= ${firstDay(year)}`]
}

/** Of what is in the report, what is counted in this row and column of table 2. */
export const inCellOfTableTwo = (year: number, row: TableTwoRow, column: TableTwoColumn): readonly Condition[] => [
  ...inRow(year, row),
  ...(column === 'all' ? [] : [sql`h.applicant = ${column}`]),
]

function inRow(year: number, row: TableTwoRow): readonly Condition[] {
  switch (row) {
    case 'newlyReceived':
      return [sql`h.received_on >= ${firstDay(year)}`]
    case 'carriedIn':
      return [sql`h.received_on < ${firstDay(year)}`]
    case 'total':
      return [sql`h.closed_on <= ${lastDay(year)}`]
    case 'carriedOut':
      return [sql`h.closed_on > ${lastDay(year)}`]
    default:
      return [sql`h.closed_on <= ${lastDay(year)}`, sql`h.outcome = ${row}`]
  }
}

/** Filed by the end of the year and not ended before it began. */
export const remedyCountsIn = (year: number): readonly Condition[] => [
  sql`r.filed_on <= ${lastDay(year)}`,
  sql`r.ended_on >= ${firstDay(year)}`,
]

export const inCellOfTableThree = (year: number, kind: RemedyKind, column: TableThreeColumn): readonly Condition[] => [
  sql`r.kind = ${kind}`,
  ...(column === 'total'
    ? []
    : column === 'pending'
      ? [sql`r.ended_on > ${lastDay(year)}`]
      : [sql`r.ended_on <= ${lastDay(year)}`, sql`r.result = ${column}`]),
]

const columnOf =
  (alias: string) =>
  (name: string): RawBuilder<unknown> =>
    sql.raw(`${alias}.${name}`)

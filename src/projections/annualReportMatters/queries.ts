import { sql } from 'kysely'
import type { TableThreeColumn } from '../../domain/annualReport/tableThree.js'
import type { TableTwoColumn } from '../../domain/annualReport/tableTwo.js'
import type { TableTwoRow } from '../../domain/annualReport/tableTwoRows.js'
import type { RemedyKind } from '../../domain/application/vocabulary.js'
import { defineTable } from '../engine/table.js'
import { type BoundedCount, boundedCount, type Condition, type Page, type PageArgs, selectPage } from '../page.js'
import type { ReadSide } from '../readSide.js'
import {
  countsIn,
  firstDay,
  heldAtEnd,
  inCellOfTableThree,
  inCellOfTableTwo,
  lastDay,
  remedyCountsIn,
  type ReportScope,
} from './conditions.js'
import { ANNUAL_REPORT_MATTERS, type HoldingRow, matterTables, type PaymentRow, type RemedyRow } from './tables.js'

/** 表二: one cell of somebody's report of a year. */
export interface TableTwoCell extends ReportScope {
  readonly row: TableTwoRow
  readonly column: TableTwoColumn
}

/** 表三 */
export interface TableThreeCell extends ReportScope {
  readonly kind: RemedyKind
  readonly column: TableThreeColumn
}

const BY_RECEIPT = { list: 'reportMatters', columns: ['receivedOn', 'id'], direction: 'asc' } as const

/** The applications that are counted in a cell of table 2, first received first. */
export async function mattersInCell(models: ReadSide, cell: TableTwoCell, page: PageArgs): Promise<Page<HoldingRow>> {
  const table = matterTables.holdings
  const from = `${await schemaOf(models)}.holdings h`
  return selectPage(models, { table, from, where: cellConditions(cell), order: BY_RECEIPT }, page)
}

export const countMattersInCell = async (models: ReadSide, cell: TableTwoCell): Promise<BoundedCount> =>
  boundedCount(models, { from: `${await schemaOf(models)}.holdings h`, where: cellConditions(cell) })

const BY_FILING = { list: 'reportRemedies', columns: ['filedOn', 'id'], direction: 'asc' } as const

/** The reviews and lawsuits that are counted in a cell of table 3, first filed first. */
export async function remediesInCell(models: ReadSide, cell: TableThreeCell, page: PageArgs): Promise<Page<RemedyRow>> {
  const where = [...remedyCountsIn(cell.year), ...inCellOfTableThree(cell.year, cell.kind, cell.column)]
  const query = { table: matterTables.remedies, order: BY_FILING, where: [...where, await held(models, cell, 'r')] }
  return selectPage(models, { ...query, from: `${await schemaOf(models)}.remedies r` }, page)
}

export async function countRemediesInCell(models: ReadSide, cell: TableThreeCell): Promise<BoundedCount> {
  const where = [...remedyCountsIn(cell.year), ...inCellOfTableThree(cell.year, cell.kind, cell.column)]
  return boundedCount(models, {
    from: `${await schemaOf(models)}.remedies r`,
    where: [...where, await held(models, cell, 'r')],
  })
}

const BY_PAYMENT = { list: 'reportPayments', columns: ['paidOn', 'id'], direction: 'asc' } as const

/** 信息处理费 of chapter six, payment by payment. */
export async function paymentsInReport(
  models: ReadSide,
  scope: ReportScope,
  page: PageArgs,
): Promise<Page<PaymentRow>> {
  const query = {
    table: matterTables.payments,
    order: BY_PAYMENT,
    where: [...paidIn(scope.year), await held(models, scope, 'p')],
  }
  return selectPage(models, { ...query, from: `${await schemaOf(models)}.payments p` }, page)
}

export async function countPaymentsInReport(models: ReadSide, scope: ReportScope): Promise<BoundedCount> {
  const where = [...paidIn(scope.year), await held(models, scope, 'p')]
  return boundedCount(models, { from: `${await schemaOf(models)}.payments p`, where })
}

const paidIn = (year: number): readonly Condition[] => [
  sql`p.paid_on >= ${firstDay(year)}`,
  sql`p.paid_on <= ${lastDay(year)}`,
]

/** An application that stood in another agency's report at the turn of the year before. */
export interface MovedRow extends HoldingRow {
  readonly before: string
}
const moved = defineTable<MovedRow>({
  ...matterTables.holdings,
  columns: { ...matterTables.holdings.columns, before: 'text' },
  indexes: [],
})

/** 机构改革: what was carried over from or to another agency's report. */
export const movedMatters = async (models: ReadSide, scope: ReportScope, page: PageArgs): Promise<Page<MovedRow>> =>
  selectPage(models, { table: moved, ...(await movedIn(models, scope)), order: BY_MOVE }, page)

export const countMovedMatters = async (models: ReadSide, scope: ReportScope): Promise<BoundedCount> =>
  boundedCount(models, await movedIn(models, scope))

const BY_MOVE = { ...BY_RECEIPT, list: 'movedMatters' } as const

async function movedIn(
  models: ReadSide,
  { agencies, year }: ReportScope,
): Promise<{ readonly from: string; readonly where: readonly Condition[] }> {
  const schema = await schemaOf(models)
  const last = lastDay(year - 1)
  return {
    from: `(select n.*, b.agency as before from ${schema}.holdings n join ${schema}.holdings b
      on b.application = n.application and b.from_on <= '${last}' and b.until_on > '${last}' and b.agency <> n.agency) h`,
    where: [
      sql`h.from_on > ${last}`,
      ...heldAtEnd({ agencies: 'all', year }),
      sql`h.received_on <= ${last}`,
      sql`h.closed_on > ${last}`,
      ...(agencies === 'all'
        ? []
        : [sql`(h.agency = any(${agencies}::text[])) <> (h.before = any(${agencies}::text[]))`]),
    ],
  }
}

const schemaOf = (models: ReadSide): Promise<string> => models.schemaOf(ANNUAL_REPORT_MATTERS)

const cellConditions = (cell: TableTwoCell): readonly Condition[] => [
  ...heldAtEnd(cell),
  ...countsIn(cell.year),
  ...inCellOfTableTwo(cell.year, cell.row, cell.column),
]

/** Whose it was at the end of the year, by its application. */
async function held(models: ReadSide, scope: ReportScope, alias: string): Promise<Condition> {
  const schema = await schemaOf(models)
  return sql`exists (select 1 from ${sql.raw(`${schema}.holdings h where h.application = ${alias}.application`)}
    and ${sql.join(heldAtEnd(scope), sql` and `)})`
}

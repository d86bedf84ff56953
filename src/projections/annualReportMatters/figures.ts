import { type Kysely, sql } from 'kysely'
import { type CarriedOver, noFigures } from '../../domain/annualReport/carriedOver.js'
import { type TableThree, tableThree, type TableThreeColumn } from '../../domain/annualReport/tableThree.js'
import { emptyTableTwo, type TableTwo, type TableTwoColumn } from '../../domain/annualReport/tableTwo.js'
import type { TableTwoRow } from '../../domain/annualReport/tableTwoRows.js'
import type { ApplicantKind, RemedyKind } from '../../domain/application/vocabulary.js'
import { type Build, schemaOf } from '../engine/buildSchema.js'
import { whereOf } from '../page.js'
import type { ReadSide } from '../readSide.js'
import { countsIn, firstDay, heldAtEnd, lastDay, remedyCountsIn, type ReportScope } from './conditions.js'
import { ANNUAL_REPORT_MATTERS } from './tables.js'

/** What the log knows of a year, by the legal dates of receipts and ends. */
export interface ComputedFigures {
  /** The read model had taken in everything up to here, and nothing after it. */
  readonly position: string
  readonly tableTwo: TableTwo
  readonly tableThree: TableThree
  /** 信息处理费 paid in the year, yuan. */
  readonly feesCollected: number
  /** By reorganisation since the end of the year before; nothing where every agency is looked at. */
  readonly carriedOver: CarriedOver
}

/** Everything in one snapshot of the read model. `among`: what moved among these agencies neither came nor left. */
export async function computedFigures(
  models: ReadSide,
  scope: ReportScope,
  among: ReportScope['agencies'] = scope.agencies,
): Promise<ComputedFigures> {
  const schema = await models.schemaOf(ANNUAL_REPORT_MATTERS)
  return models.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => ({
      position: await positionOf(trx, schema),
      tableTwo: await tableTwoIn(trx, schema, scope),
      tableThree: await tableThreeIn(trx, schema, scope),
      feesCollected: await feesIn(trx, schema, scope),
      carriedOver: await carriedOverIn(trx, schema, { ...scope, agencies: among }),
    }))
}

/** The checkpoint moves in the same transaction as the rows. */
async function positionOf(db: Kysely<unknown>, schema: string): Promise<string> {
  const { rows } = await sql<Build & { readonly position: string | null }>`
    select name, version, build, position from runtime.projections where name = ${ANNUAL_REPORT_MATTERS}`.execute(db)
  return rows.find((build) => schemaOf(build) === schema)?.position ?? ''
}

/** 表二 by one query. */
export async function tableTwoOf(models: ReadSide, scope: ReportScope): Promise<TableTwo> {
  return tableTwoIn(models.db, await models.schemaOf(ANNUAL_REPORT_MATTERS), scope)
}

async function tableTwoIn(db: Kysely<unknown>, schema: string, scope: ReportScope): Promise<TableTwo> {
  const { year } = scope
  const { rows } = await sql<{
    applicant: ApplicantKind
    begins: TableTwoRow
    ends: TableTwoRow
    count: number
  }>`select h.applicant, case when h.received_on >= ${firstDay(year)} then 'newlyReceived' else 'carriedIn' end as begins,
      case when h.closed_on <= ${lastDay(year)} then h.outcome else 'carriedOut' end as ends, count(*)::int as count
    from ${sql.raw(schema)}.holdings h ${whereOf([...heldAtEnd(scope), ...countsIn(year)])} group by 1, 2, 3`.execute(
    db,
  )
  const table = emptyTableTwo() as Record<TableTwoRow, Record<TableTwoColumn, number>>
  for (const { applicant, begins, ends, count } of rows)
    for (const row of [begins, ends, ...(ends === 'carriedOut' ? [] : (['total'] as const))])
      for (const column of [applicant, 'all'] as const) table[row][column] += count
  return table
}

/** 表三 by one query. */
async function tableThreeIn(db: Kysely<unknown>, schema: string, scope: ReportScope): Promise<TableThree> {
  const { year } = scope
  const { rows } = await sql<{ kind: RemedyKind; column: TableThreeColumn; count: number }>`select r.kind,
      case when r.ended_on <= ${lastDay(year)} then r.result else 'pending' end as column, count(*)::int as count
    from ${sql.raw(`${schema}.remedies r join ${schema}`)}.holdings h on h.application = r.application
    ${whereOf([...heldAtEnd(scope), ...remedyCountsIn(year)])} group by 1, 2`.execute(db)
  const table = tableThree(year, []) as Record<RemedyKind, Record<TableThreeColumn, number>>
  for (const { kind, column, count } of rows) {
    table[kind][column] += count
    table[kind].total += count
  }
  return table
}

async function feesIn(db: Kysely<unknown>, schema: string, scope: ReportScope): Promise<number> {
  const { year } = scope
  const paid = [sql`p.paid_on >= ${firstDay(year)}`, sql`p.paid_on <= ${lastDay(year)}`]
  const { rows } = await sql<{ yuan: number }>`select coalesce(sum(p.amount), 0)::float8 as yuan
    from ${sql.raw(`${schema}.payments p join ${schema}`)}.holdings h on h.application = p.application
    ${whereOf([...heldAtEnd(scope), ...paid])}`.execute(db)
  return rows[0]!.yuan
}

async function carriedOverIn(db: Kysely<unknown>, schema: string, scope: ReportScope): Promise<CarriedOver> {
  const moved = { movedIn: noFigures(), movedOut: noFigures() }
  const { agencies, year } = scope
  if (agencies === 'all') return moved
  const { rows } = await sql<{ before: string; now: string; applicant: ApplicantKind; count: number }>`
    select b.agency as before, n.agency as now, n.applicant, count(*)::int as count
    from ${sql.raw(`${schema}.holdings n join ${schema}`)}.holdings b on b.application = n.application
    where n.from_on > ${lastDay(year - 1)} and n.from_on <= ${lastDay(year)} and n.until_on > ${lastDay(year)}
      and b.from_on <= ${lastDay(year - 1)} and b.until_on > ${lastDay(year - 1)}
      and n.received_on <= ${lastDay(year - 1)} and n.closed_on > ${lastDay(year - 1)}
    group by 1, 2, 3`.execute(db)
  for (const { before, now, applicant, count } of rows) {
    const [came, left] = [agencies.includes(now), agencies.includes(before)]
    if (came === left) continue
    for (const column of [applicant, 'all'] as const) (came ? moved.movedIn : moved.movedOut)[column] += count
  }
  return moved
}

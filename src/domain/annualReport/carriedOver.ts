import type { AgencyId } from '../values.js'
import { type Holder, holderIn } from './holders.js'
import { type ReportableApplication, rowsIn, TABLE_TWO_COLUMNS, type TableTwoColumn } from './tableTwo.js'

export type ColumnFigures = Readonly<Record<TableTwoColumn, number>>

/** What came to an agency and left it by reorganisation while it was open at the turn of the year, column by column. */
export interface CarriedOver {
  readonly movedIn: ColumnFigures
  readonly movedOut: ColumnFigures
}

export const noFigures = (): Record<TableTwoColumn, number> =>
  Object.fromEntries(TABLE_TWO_COLUMNS.map((column) => [column, 0])) as Record<TableTwoColumn, number>

export interface HeldApplication extends ReportableApplication {
  readonly holders: readonly Holder[]
}

/**
 * 机构改革: applications carried out of the year before in another agency's report than the one in whose report of this year
 * they are carried in. 上年结转 = last year's 结转下年度 + moved in − moved out, exactly.
 */
export function carriedOver(year: number, agency: AgencyId, applications: Iterable<HeldApplication>): CarriedOver {
  const moved = { movedIn: noFigures(), movedOut: noFigures() }
  for (const application of applications) {
    if (!rowsIn(year - 1, application).includes('carriedOut')) continue
    const [before, now] = [holderIn(year - 1, application.holders), holderIn(year, application.holders)]
    if (before === now) continue
    const figures = now === agency ? moved.movedIn : before === agency ? moved.movedOut : undefined
    if (figures === undefined) continue
    figures[application.applicant] += 1
    figures.all += 1
  }
  return moved
}

/** What 上年结转 has to be, column by column. */
export const expectedCarriedIn = (lastYear: ColumnFigures, { movedIn, movedOut }: CarriedOver): ColumnFigures =>
  Object.fromEntries(
    TABLE_TWO_COLUMNS.map((column) => [column, lastYear[column] + movedIn[column] - movedOut[column]]),
  ) as ColumnFigures

import { sql } from 'kysely'
import { whereOf } from '../page.js'
import type { ReadSide } from '../readSide.js'
import type { CheckCode } from './codes.js'
import { findingConditions, type FindingFilter, findingTable } from './queries.js'

/** `open + mended + lifted` are all; what was mended still counts as found. */
export interface FindingFigures {
  readonly agency: string
  readonly code: CheckCode
  /** `YYYY-MM` of the breach. */
  readonly month: string
  readonly found: number
  readonly open: number
  readonly mended: number
  readonly lifted: number
}

const MOST_ROWS = 2_000

/** By agency, check and month, in this order; at most 2,000 rows. */
export async function findingFigures(models: ReadSide, filter: FindingFilter): Promise<readonly FindingFigures[]> {
  const { rows } = await sql<FindingFigures>`select agency, code, month, count(*)::int as found,
      count(*) filter (where status = 'open')::int as open,
      count(*) filter (where status = 'mended')::int as mended,
      count(*) filter (where status = 'lifted')::int as lifted
    from ${sql.raw(await findingTable(models))} ${whereOf(findingConditions(filter))}
    group by agency, code, month order by agency, code, month limit ${sql.lit(MOST_ROWS)}`.execute(models.db)
  return rows
}

import { sql } from 'kysely'
import {
  type Condition,
  cursorCondition,
  type KeysetOrder,
  opposite,
  type Page,
  type PageArgs,
  pageOf,
  whereOf,
  windowOf,
} from '../page.js'
import type { ReadSide } from '../readSide.js'
import { applicationTable } from './queries.js'

/** An item that somebody applied for, and how many did (711-44). */
export interface RequestedItemRow {
  readonly item: string
  readonly applications: number
  /** Different data subjects. */
  readonly applicants: number
  /** Of the last one. */
  readonly lastArrivedOn: string
}

export interface RequestedItemFilter {
  /** Only what was asked of these agencies; absent: of all. */
  readonly agencies?: readonly string[]
  /** Different applicants, at least. */
  readonly applicants: number
}

const ORDER: KeysetOrder<'applicants' | 'item'> = {
  list: 'requestedItems',
  columns: ['applicants', 'item'],
  direction: 'desc',
}
const COLUMNS = { columns: { applicants: 'integer', item: 'text' } } as const

/** Those of most applicants first. @throws InvalidCursorError, InvalidPageSizeError, ReadModelNotReadyError */
export async function requestedItems(
  models: ReadSide,
  { agencies, applicants }: RequestedItemFilter,
  args: PageArgs,
): Promise<Page<RequestedItemRow>> {
  const table = sql.raw(await applicationTable(models))
  const window = windowOf(args)
  const direction = window.backwards ? opposite(ORDER.direction) : ORDER.direction
  const asked: readonly Condition[] = [
    sql`item is not null`,
    ...(agencies === undefined ? [] : [sql`agency = any(${agencies}::text[])`]),
  ]
  const { rows } = await sql<RequestedItemRow>`
    select item, applications, applicants, last_arrived_on as "lastArrivedOn" from (
      select item, count(*)::int as applications, count(distinct applicant)::int as applicants,
        max(arrived_on) as last_arrived_on
      from ${table} ${whereOf(asked)} group by item having count(distinct applicant) >= ${applicants}
    ) as asked ${whereOf(cursorCondition(window, ORDER, direction, COLUMNS))}
    order by applicants ${sql.raw(direction)}, item ${sql.raw(direction)} limit ${sql.lit(window.size + 1)}`.execute(
    models.db,
  )
  return pageOf(rows, window, ORDER)
}

export async function countRequestedItems(
  models: ReadSide,
  { agencies, applicants }: RequestedItemFilter,
): Promise<{ readonly count: number; readonly exact: boolean }> {
  const table = sql.raw(await applicationTable(models))
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
      select item from ${table} where item is not null
        ${agencies === undefined ? sql`` : sql`and agency = any(${agencies}::text[])`}
      group by item having count(distinct applicant) >= ${applicants}) as asked`.execute(models.db)
  return { count: rows[0]!.count, exact: true }
}

import { InvalidCursorError } from '../projections/page.js'
import { DEFAULT_PAGE, type Page, type PageArgs } from './pagination.js'

/**
 * A page of a list that is in memory whole. The cursor names a row by its key, so it stays valid when rows are added;
 * a row never leaves such a list. @throws InvalidCursorError
 */
export function pageOfList<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  { first, after, last, before }: PageArgs,
): Page<Row> {
  const start = after === undefined ? 0 : indexOf(rows, keyOf, after) + 1
  const end = before === undefined ? rows.length : indexOf(rows, keyOf, before)
  const inside = rows.slice(start, Math.max(start, end))
  const size = first ?? last ?? DEFAULT_PAGE
  const cut = last === undefined ? inside.slice(0, size) : inside.slice(-size)
  const more = inside.length > cut.length
  return {
    rows: cut.map((row) => ({ cursor: Buffer.from(`k1:${keyOf(row)}`).toString('base64url'), row })),
    hasNextPage: last === undefined ? more : before !== undefined,
    hasPreviousPage: last === undefined ? after !== undefined : more,
  }
}

function indexOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string, cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString()
  const index = text.startsWith('k1:') ? rows.findIndex((row) => keyOf(row) === text.slice(3)) : -1
  if (index < 0) throw new InvalidCursorError()
  return index
}

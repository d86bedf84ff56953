import { type RawBuilder, sql } from 'kysely'
import { columnsOf, snakeCase } from './engine/names.js'
import type { AnyTable, ColumnType, RowOf } from './engine/table.js'
import type { ReadSide } from './readSide.js'

export interface PageArgs {
  readonly first?: number
  readonly after?: string
  readonly last?: number
  readonly before?: string
}

export interface Page<Row> {
  readonly rows: readonly { readonly cursor: string; readonly row: Row }[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

/** A number of rows; `exact` is false when there are more than were counted. */
export interface BoundedCount {
  readonly count: number
  readonly exact: boolean
}

/** The cursor was not made by this list in this order. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError'
  readonly code = 'INVALID_CURSOR'
  constructor() {
    super('the cursor does not belong to this list')
  }
}

/** `first` or `last` is not a whole number from 1 to 100, or both are given. */
export class InvalidPageSizeError extends Error {
  override readonly name = 'InvalidPageSizeError'
  readonly code = 'INVALID_PAGE_SIZE'
  constructor() {
    super(`a page has 1 to ${LONGEST_PAGE} rows`)
  }
}

export type Direction = 'asc' | 'desc'

/** A unique order: values of the named columns, the last of which identifies the row. None of them may be null. */
export interface KeysetOrder<Column extends string = string> {
  /** Stable name of the list; a cursor of another one is refused. */
  readonly list: string
  readonly columns: readonly Column[]
  readonly direction: Direction
}

export type Condition = RawBuilder<unknown>

export interface ListQuery<T extends AnyTable> {
  readonly table: T
  /** `schema.table`, from the read side; never from input. */
  readonly from: string
  readonly where: readonly Condition[]
  readonly order: KeysetOrder<keyof T['columns'] & string>
}

export const LONGEST_PAGE = 100
const DEFAULT_PAGE = 20
const MOST_COUNTED = 10_000

interface Window {
  readonly size: number
  readonly backwards: boolean
  readonly cursor: string | undefined
}

/** One page by keyset: rows that are added meanwhile neither repeat nor hide a row. */
export async function selectPage<T extends AnyTable>(
  { db }: Pick<ReadSide, 'db'>,
  { table, from, where, order }: ListQuery<T>,
  args: PageArgs,
): Promise<Page<RowOf<T>>> {
  const window = windowOf(args)
  const direction = window.backwards ? opposite(order.direction) : order.direction
  const conditions = [...where, ...cursorCondition(window, order, direction, table)]
  const ordering = sql.raw(order.columns.map((column) => `${snakeCase(column)} ${direction}`).join(', '))
  const { rows } = await sql<RowOf<T>>`select ${sql.raw(columnsOf(table))} from ${sql.raw(from)} ${whereOf(conditions)}
    order by ${ordering} limit ${sql.lit(window.size + 1)}`.execute(db)
  return pageOf(rows, window, order)
}

/** Cuts the one row too many off and puts the rows in the order asked for. */
export function pageOf<Row>(found: readonly Row[], args: Window | PageArgs, order: KeysetOrder): Page<Row> {
  const window = 'size' in args ? args : windowOf(args)
  const more = found.length > window.size
  const cut = more ? found.slice(0, window.size) : found
  const rows = (window.backwards ? [...cut].reverse() : cut).map((row) => ({ cursor: cursorOf(row, order), row }))
  const seenBefore = window.cursor !== undefined
  return window.backwards
    ? { rows, hasNextPage: seenBefore, hasPreviousPage: more }
    : { rows, hasNextPage: more, hasPreviousPage: seenBefore }
}

export async function boundedCount<T extends AnyTable>(
  { db }: Pick<ReadSide, 'db'>,
  { from, where }: Pick<ListQuery<T>, 'from' | 'where'>,
): Promise<BoundedCount> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from
    (select 1 from ${sql.raw(from)} ${whereOf(where)} limit ${sql.lit(MOST_COUNTED + 1)}) as counted`.execute(db)
  const { count } = rows[0]!
  return count > MOST_COUNTED ? { count: MOST_COUNTED, exact: false } : { count, exact: true }
}

export const whereOf = (conditions: readonly Condition[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`

/** @throws InvalidPageSizeError */
export function windowOf({ first, after, last, before }: PageArgs): Window {
  const size = first ?? last ?? DEFAULT_PAGE
  const both = first !== undefined && last !== undefined
  if (both || !Number.isInteger(size) || size < 1 || size > LONGEST_PAGE) throw new InvalidPageSizeError()
  return last === undefined ? { size, backwards: false, cursor: after } : { size, backwards: true, cursor: before }
}

export const opposite = (direction: Direction): Direction => (direction === 'asc' ? 'desc' : 'asc')

export function cursorCondition(
  { cursor }: Pick<Window, 'cursor'>,
  order: KeysetOrder,
  direction: Direction,
  table: Pick<AnyTable, 'columns'>,
): readonly Condition[] {
  if (cursor === undefined) return []
  const names = order.columns.map((column) => sql.raw(snakeCase(column)))
  const values = valuesOf(cursor, order, table)
  return [sql`(${sql.join(names)}) ${sql.raw(direction === 'asc' ? '>' : '<')} (${sql.join(values)})`]
}

const nameOf = ({ list, columns, direction }: KeysetOrder): string => `${list}.${columns.join('.')}.${direction}`

export function cursorOf(row: unknown, order: KeysetOrder): string {
  const values = order.columns.map((column) => (row as Record<string, unknown>)[column])
  return Buffer.from(JSON.stringify([nameOf(order), ...values])).toString('base64url')
}

/** @throws InvalidCursorError */
function valuesOf(cursor: string, order: KeysetOrder, { columns }: Pick<AnyTable, 'columns'>): readonly unknown[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    throw new InvalidCursorError()
  }
  if (!Array.isArray(parsed) || parsed.length !== order.columns.length + 1) throw new InvalidCursorError()
  const [name, ...values] = parsed as unknown[]
  const fitting = order.columns.every((column, index) => fits(columns[column], values[index]))
  if (name !== nameOf(order) || !fitting) throw new InvalidCursorError()
  return values
}

const LARGEST_INTEGER = 2 ** 31 - 1

/** Whether PostgreSQL can compare the value with the column at all; a cursor comes from outside. */
function fits(type: ColumnType | undefined, value: unknown): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string' && !value.includes('\0')
    case 'bigint':
      return Number.isSafeInteger(value)
    case 'integer':
      return Number.isSafeInteger(value) && Math.abs(value as number) <= LARGEST_INTEGER
    default:
      return false
  }
}

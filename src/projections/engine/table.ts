/**
 * Dates and moments are `text`: ISO texts of one length sort as themselves, and every text compares by byte, so that
 * prefix searches and key ranges use the indexes. `json` is kept as it is written; `jsonb` where a
 * query looks inside.
 */
export type ColumnType = 'text' | 'bigint' | 'integer' | 'boolean' | 'json' | 'jsonb' | 'text[]'

export interface TableDefinition<Row extends object> {
  readonly columns: { readonly [Column in keyof Row & string]-?: ColumnType }
  /** The one column that identifies a row; an `integer` or `bigint` key is never loaded before the fold. */
  readonly key: keyof Row & string
  /** Made after a rebuild and before readers switch. `$table` stands for the table. */
  readonly indexes: readonly string[]
  /** Rows are written once and never read back by a handler: the page is inserted as it is. */
  readonly appendOnly?: true
  /** Type parameter only. */
  readonly row?: Row
}

/** A table with the type of its rows hidden. */
export interface AnyTable {
  readonly columns: { readonly [column: string]: ColumnType }
  readonly key: string
  readonly indexes: readonly string[]
  readonly appendOnly?: true
  readonly row?: object
}

export interface TableSet {
  readonly [table: string]: AnyTable
}
export type RowOf<T> = T extends { readonly row?: infer Row } ? NonNullable<Row> & object : never

/** The rows of one table that a page touches. Rows are replaced, never changed in place. */
export interface TableRows<Row extends object> {
  readonly get: (key: string) => Row | undefined
  readonly put: (row: Row) => void
  readonly remove: (key: string) => void
}

export type Rows<T extends TableSet> = { readonly [K in keyof T]: TableRows<RowOf<T[K]>> }

export const defineTable = <Row extends object>(table: Omit<TableDefinition<Row>, 'row'>): TableDefinition<Row> => table

import { arrayLiteral } from './engine/arrayLiteral.js'
import { columnsOf, snakeCase } from './engine/names.js'
import { run } from './engine/statements.js'
import type { AnyTable, RowOf } from './engine/table.js'
import type { ReadSide } from './readSide.js'

/** Rows by their key or another column, in one statement: what a DataLoader asks for. */
export const rowsBy = <T extends AnyTable>(
  { db }: Pick<ReadSide, 'db'>,
  table: T,
  from: string,
  column: keyof T['columns'] & string,
  values: readonly string[],
): Promise<readonly RowOf<T>[]> =>
  values.length === 0
    ? Promise.resolve([])
    : run<RowOf<T>>(
        db,
        `select ${columnsOf(table)} from ${from} where ${snakeCase(column)} = any($1::text[]) order by ${snakeCase(table.key)}`,
        [arrayLiteral(values)],
      )

export const byKey = <Row extends object>(rows: readonly Row[], key: keyof Row): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [String(row[key]), row]))

/** Several rows to each value, in the order of the rows. */
export function grouped<Row extends object>(rows: readonly Row[], key: keyof Row): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const name = String(row[key])
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [row])
    else group.push(row)
  }
  return groups
}

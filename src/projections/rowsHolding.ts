import { quoted, run } from './engine/statements.js'
import { grouped } from './lookup.js'
import type { ReadSide } from './readSide.js'

/**
 * How many rows of each read model hold something sealed under one of the keys: what a preview of an erasure shows.
 * Looks at every row; bounded by the time that a statement may take.
 */
export async function rowsHolding(
  models: ReadSide,
  readModels: readonly string[],
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const name of readModels) {
    const schema = await models.schemaOf(name)
    const columns = await run<{ table: string; column: string }>(
      models.db,
      `select table_name as table, column_name as column from information_schema.columns
       where table_schema = $1 and data_type in ('json', 'jsonb')`,
      [schema],
    )
    let rows = 0
    for (const [table, names] of grouped(columns, 'table')) {
      const text = names.map(({ column }) => `coalesce(${quoted(column)}::text, '')`).join(` || ' ' || `)
      const conditions = keys.map((_key, index) => `position($${index + 1} in ${text}) > 0`).join(' or ')
      const [counted] = await run<{ count: number }>(
        models.db,
        `select count(*) as count from ${quoted(schema)}.${quoted(table)} where ${conditions}`,
        // As ciphertext names its subject, with the quotation marks around it.
        keys.map((key) => `"${key}"`),
      )
      rows += Number(counted?.count ?? 0)
    }
    if (rows > 0) found.set(name, rows)
  }
  return found
}

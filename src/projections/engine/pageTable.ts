import type { Kysely } from 'kysely'
import { arrayLiteral } from './arrayLiteral.js'
import { columnsOf, snakeCase } from './names.js'
import { run } from './statements.js'
import type { AnyTable, ColumnType, TableRows } from './table.js'

type AnyRow = Readonly<Record<string, unknown>>

/** The rows of one table during one page: loaded at once, folded in memory, written at once. */
export class PageTable implements TableRows<AnyRow> {
  readonly #rows = new Map<string, AnyRow>()
  readonly #changed = new Map<string, AnyRow | undefined>()
  readonly #loaded = new Set<string>()

  constructor(
    readonly name: string,
    readonly definition: AnyTable,
  ) {}

  /** A row that was not asked for may well exist: reading it is a fault of the read model. */
  readonly get = (key: string): AnyRow | undefined => {
    if (this.#changed.has(key)) return this.#changed.get(key)
    const row = this.#rows.get(key)
    if (row === undefined && !this.#loaded.has(key)) throw new Error(`${this.name}: touches does not name ${key}`)
    return row
  }

  readonly put = (row: AnyRow): void => {
    this.#changed.set(String(row[this.definition.key]), row)
  }

  readonly remove = (key: string): void => {
    this.#changed.set(key, undefined)
  }

  get changes(): ReadonlyMap<string, AnyRow | undefined> {
    return this.#changed
  }

  remember(key: string, row: AnyRow): void {
    this.#rows.set(key, row)
  }

  async load(trx: Kysely<unknown>, schema: string, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return
    for (const key of keys) this.#loaded.add(key)
    const rows = await run<Record<string, unknown>>(
      trx,
      `select ${columnsOf(this.definition)} from ${schema}.${snakeCase(this.name)}
        where ${snakeCase(this.definition.key)} = any($1::text[])`,
      [arrayLiteral(keys)],
    )
    for (const row of rows) this.#rows.set(String(row[this.definition.key]), row)
  }

  async save(trx: Kysely<unknown>, schema: string): Promise<void> {
    const rows: AnyRow[] = []
    const removed: string[] = []
    for (const [key, row] of this.#changed) {
      if (row === undefined) removed.push(key)
      else rows.push(row)
    }
    const table = `${schema}.${snakeCase(this.name)}`
    if (removed.length > 0)
      await run(trx, `delete from ${table} where ${snakeCase(this.definition.key)} = any($1::text[])`, [
        arrayLiteral(removed),
      ])
    if (rows.length > 0) await run(trx, this.#upsert(table), this.#parameters(rows))
  }

  #upsert(table: string): string {
    const columns = Object.entries(this.definition.columns).map(([name, type]) => [snakeCase(name), type] as const)
    const names = columns.map(([name]) => name)
    const selected = columns.map(([name, type]) => `${name}${CASTS[type] ?? ''}`)
    const parameters = columns.map(([, type], index) => `$${index + 1}::${ARRAY_TYPES[type]}`)
    const { appendOnly } = this.definition
    const key = snakeCase(this.definition.key)
    const update = names.filter((name) => name !== key).map((name) => `${name} = excluded.${name}`)
    return (
      `insert into ${table} (${names.join(', ')}) ` +
      `select ${selected.join(', ')} from unnest(${parameters.join(', ')}) as page(${names.join(', ')}) ` +
      `on conflict (${key}) ${appendOnly || update.length === 0 ? 'do nothing' : `do update set ${update.join(', ')}`}`
    )
  }

  #parameters(rows: readonly AnyRow[]): readonly string[] {
    return Object.entries(this.definition.columns).map(([name, type]) =>
      arrayLiteral(rows.map((row) => columnValue(row[name], type))),
    )
  }
}

// An array of arrays cannot be unnested row by row, and jsonb values are quoted only once this way.
const ARRAY_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'text[]',
  bigint: 'bigint[]',
  integer: 'integer[]',
  boolean: 'boolean[]',
  json: 'text[]',
  jsonb: 'text[]',
  'text[]': 'text[]',
}
const CASTS: Partial<Record<ColumnType, string>> = { json: '::json', jsonb: '::jsonb', 'text[]': '::text[]' }

function columnValue(value: unknown, type: ColumnType): string | number | boolean | null {
  if (value === undefined || value === null) return null
  if (type === 'jsonb' || type === 'json') return jsonText(value)
  if (type === 'text[]') return arrayLiteral(value as readonly string[])
  return value as string | number | boolean
}

// An escaped U+0000 whose backslash is not itself escaped.
const ESCAPED_ZERO = /(?<!\\)((?:\\\\)*)\\u0000/g

/** jsonb cannot hold U+0000 either; a text with one must not stop the read model. */
function jsonText(value: unknown): string {
  const text = JSON.stringify(value)
  return text.includes('\\u0000') ? text.replace(ESCAPED_ZERO, '$1\\ufffd') : text
}

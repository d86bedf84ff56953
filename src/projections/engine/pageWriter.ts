import type { Kysely } from 'kysely'
import type { AnyProjection, LogEvent } from '../projection.js'
import { ignored } from '../projection.js'
import { type Build, schemaOf } from './buildSchema.js'
import { HandlerError } from './faults.js'
import { PageTable } from './pageTable.js'
import { RowCache } from './rowCache.js'
import type { AnyTable, Rows, TableSet } from './table.js'

const CACHED_ROWS = 10_000

/** Folds events into the rows of one build: load what they touch, fold in memory, one statement per table. */
export class PageWriter {
  readonly #tables: readonly (readonly [string, AnyTable])[]
  readonly #caches: ReadonlyMap<string, RowCache>
  readonly #schema: string

  constructor(
    readonly projection: AnyProjection,
    build: Build,
  ) {
    this.#schema = schemaOf(build)
    this.#tables = Object.entries(projection.tables)
    this.#caches = new Map(this.#tables.map(([name]) => [name, new RowCache(CACHED_ROWS)]))
  }

  handles({ type }: LogEvent): boolean {
    const { every, handlers } = this.projection
    if (every !== undefined) return true
    const handler = Object.hasOwn(handlers, type) ? handlers[type] : undefined
    return handler !== undefined && handler !== ignored
  }

  /** Writes within the caller's transaction; `remember` what was written once that has been committed. */
  async write(trx: Kysely<unknown>, events: readonly LogEvent[]): Promise<PageTable[]> {
    const page = this.#tables.map(([name, definition]) => new PageTable(name, definition))
    const touched = this.#touched(events)
    for (const table of page) await this.#load(trx, table, touched.get(table.name) ?? [])
    this.#fold(Object.fromEntries(page.map((table) => [table.name, table])) as unknown as Rows<TableSet>, events)
    for (const table of page) await table.save(trx, this.#schema)
    return page
  }

  remember(page: readonly PageTable[]): void {
    for (const { name, definition, changes } of page) {
      if (definition.appendOnly) continue
      const cache = this.#caches.get(name)!
      for (const [key, row] of changes) cache.set(key, row)
    }
  }

  forget(): void {
    for (const cache of this.#caches.values()) cache.clear()
  }

  #touched(events: readonly LogEvent[]): ReadonlyMap<string, ReadonlySet<string>> {
    const touched = new Map<string, Set<string>>()
    for (const event of events) {
      for (const [table, keys] of Object.entries(this.#touches(event))) {
        const all = touched.get(table) ?? new Set()
        for (const key of keys ?? []) all.add(key)
        touched.set(table, all)
      }
    }
    return touched
  }

  #touches(event: LogEvent): { readonly [table: string]: readonly string[] | undefined } {
    try {
      return this.projection.touches(event)
    } catch (error) {
      throw new HandlerError(error)
    }
  }

  async #load(trx: Kysely<unknown>, table: PageTable, keys: Iterable<string>): Promise<void> {
    const cache = this.#caches.get(table.name)!
    const missing: string[] = []
    for (const key of keys) {
      const row = cache.get(key)
      if (row === undefined) missing.push(key)
      else table.remember(key, row)
    }
    await table.load(trx, this.#schema, missing)
  }

  #fold(rows: Rows<TableSet>, events: readonly LogEvent[]): void {
    const { handlers, every } = this.projection
    try {
      for (const event of events) (every ?? handlers[event.type]!)(rows, event)
    } catch (error) {
      throw new HandlerError(error)
    }
  }
}

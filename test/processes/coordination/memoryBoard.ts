import type { AnyEvent } from '../../../src/domain/decider.js'
import type { RecordedEvent } from '../../../src/eventstore/recordedEvent.js'
import type { RowOf, TableSet } from '../../../src/projections/engine/table.js'
import type { AnyProjection, LogEvent, Projection } from '../../../src/projections/projection.js'

/** The tables of a read model, kept in memory by its own handlers. */
export interface MemoryBoard<T extends TableSet> {
  readonly fold: (event: LogEvent) => void
  readonly rows: <K extends keyof T>(table: K) => readonly RowOf<T[K]>[]
  /** Everything in it, for comparison: tables by name, rows by key. */
  readonly content: () => unknown
}

/** A row that the projection does not name beforehand is not found, as on a database. */
export function memoryBoard<E extends AnyEvent, T extends TableSet>(projection: Projection<E, T>): MemoryBoard<T> {
  const { tables, handlers, touches } = projection as unknown as AnyProjection
  const kept = new Map(Object.keys(tables).map((name) => [name, new Map<string, object>()]))
  let named: { readonly [table: string]: readonly string[] | undefined } = {}
  let written = new Set<string>()
  const rows = Object.fromEntries(
    [...kept].map(([name, table]) => [
      name,
      {
        get: (key: string) => (named[name]?.includes(key) || written.has(key) ? table.get(key) : undefined),
        put: (row: object) => {
          const key = String((row as Readonly<Record<string, unknown>>)[tables[name]!.key])
          written.add(key)
          table.set(key, row)
        },
        remove: (key: string) => void table.delete(key),
      },
    ]),
  )
  return {
    fold: (event) => {
      const handler = Object.hasOwn(handlers, event.type) ? handlers[event.type] : undefined
      if (handler === undefined) return
      named = touches(event)
      written = new Set()
      handler(rows, event)
    },
    rows: (table) => [...kept.get(String(table))!.values()] as never,
    content: () =>
      Object.fromEntries(
        [...kept].map(([name, table]) => [name, [...table].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)]),
      ),
  }
}

export const inLog = (events: readonly RecordedEvent[]): readonly LogEvent[] =>
  events.map((event, index) => ({ ...event, ordinal: index + 1 }))

import type { AnyEvent } from '../../../src/domain/decider.js'
import type { Instant } from '../../../src/domain/values.js'
import type { EventMetadata } from '../../../src/eventstore/recordedEvent.js'
import type { Rows } from '../../../src/projections/engine/table.js'
import { findingsProjection } from '../../../src/projections/findings/projection.js'
import type { FindingRow, FindingTables } from '../../../src/projections/findings/tables.js'
import type { Handler, LogEvent } from '../../../src/projections/projection.js'

/** One event of a log that was written down by hand. */
export type Line = readonly [stream: string, event: AnyEvent, by?: Partial<EventMetadata>]

export const inStream = (stream: string, events: readonly AnyEvent[], by?: Partial<EventMetadata>): readonly Line[] =>
  events.map((event): Line => (by === undefined ? [stream, event] : [stream, event, by]))

const DAY = '2026-03-02T01:00:00.000Z' as Instant

const recorded = ([stream, event, by]: Line, index: number, revision: number): LogEvent => ({
  ...event,
  id: `${stream}/${revision}`,
  stream,
  revision,
  position: String(index + 1) as never,
  ordinal: index + 1,
  metadata: {
    recordedAt: DAY,
    role: 'publishingOfficer',
    clause: 'LS-10.3',
    rules: [],
    policies: [],
    commandId: 'c',
    commandType: 'Test',
    inputHash: '0',
    causationId: 'c',
    correlationId: stream.slice(stream.indexOf('-') + 1),
    ...by,
  },
})

/** What the read model makes of a log. `stored`: every row goes through JSON between two events, as in a page of one. */
export function findingsIn(log: readonly Line[], { stored = false } = {}): readonly FindingRow[] {
  const tables = { findings: new Map<string, object>(), watched: new Map<string, object>() }
  const kept = <Row extends object>(row: Row): Row => (stored ? (JSON.parse(JSON.stringify(row)) as Row) : row)
  const table = (name: keyof FindingTables, key: string) => ({
    get: (id: string) => tables[name].get(id),
    put: (row: object) => void tables[name].set((row as Record<string, string>)[key]!, kept(row)),
    remove: (id: string) => void tables[name].delete(id),
  })
  const rows = {
    findings: table('findings', 'id'),
    watched: table('watched', 'stream'),
  } as unknown as Rows<FindingTables>
  const revisions = new Map<string, number>()
  const handlers = findingsProjection.handlers as unknown as Record<string, Handler<AnyEvent, FindingTables>>
  log.forEach((line, index) => {
    const revision = revisions.get(line[0]) ?? 0
    revisions.set(line[0], revision + 1)
    handlers[line[1].type]!(rows, recorded(line, index, revision))
  })
  return [...tables.findings.values()] as FindingRow[]
}

/** Which checks found something, in the order of the log. */
export const codesIn = (log: readonly Line[]): readonly string[] => findingsIn(log).map(({ code }) => code)

import { randomUUID } from 'node:crypto'
import type { Event } from '../../src/domain/decider.js'
import { canonicalJson } from '../../src/eventstore/canonicalJson.js'
import type { EventStore, NewEvent, Position } from '../../src/eventstore/eventStore.js'
import { createDecoder } from '../../src/projections/engine/decoder.js'
import { createEngine, type Engine, type EngineOptions } from '../../src/projections/engine/engine.js'
import { run } from '../../src/projections/engine/statements.js'
import { defineTable } from '../../src/projections/engine/table.js'
import { anyProjection, type AnyProjection, ignored, type Projection } from '../../src/projections/projection.js'
import { createReadSide, type ReadSide } from '../../src/projections/readSide.js'
import type { Kysely } from 'kysely'
import { systemClock } from '../../src/eventstore/clock.js'
import { memoryKeyRing } from '../support/memoryKeyRing.js'

/** The smallest read model that can go wrong: the sum and the last number of each stream. */
type Added = Event<'Added', { n: number }>
type Noted = Event<'Noted', { text: string }>

export interface SumRow {
  readonly stream: string
  readonly sum: number
  readonly last: number
  readonly trail: readonly number[]
}

const tables = {
  sums: defineTable<SumRow>({
    columns: { stream: 'text', sum: 'bigint', last: 'integer', trail: 'jsonb' },
    key: 'stream',
    indexes: ['create index on $table (sum)'],
  }),
}

export interface SumsBehaviour {
  readonly version?: number
  readonly factor?: number
  /** Throws for these numbers. */
  readonly poison?: () => ReadonlySet<number>
}

export const sums = ({ version = 1, factor = 1, poison = () => new Set() }: SumsBehaviour = {}): AnyProjection =>
  anyProjection<Added | Noted, typeof tables>({
    name: 'sums',
    version,
    tables,
    touches: ({ stream }) => ({ sums: [stream] }),
    handlers: {
      Added: ({ sums: rows }, { stream, data: { n } }) => {
        if (poison().has(n)) throw new Error(`cannot take in ${n}`)
        const row = rows.get(stream) ?? { stream, sum: 0, last: 0, trail: [] }
        rows.put({ stream, sum: row.sum + n * factor, last: n, trail: [...row.trail, n] })
      },
      Noted: ignored,
    },
  } satisfies Projection<Added | Noted, typeof tables>)

export const added = (n: number, id: string = randomUUID()): NewEvent => ({
  id,
  type: 'Added',
  schemaVersion: 1,
  data: canonicalJson({ n }),
  metadata: { commandId: id },
})

export const noted = (text: string): NewEvent => ({ ...added(0), type: 'Noted', data: canonicalJson({ text }) })

export async function append(store: EventStore, stream: string, ...events: readonly NewEvent[]): Promise<Position> {
  const result = await store.append(stream, events as [NewEvent, ...NewEvent[]], 'any')
  if (result.kind !== 'appended') throw new Error(result.kind)
  return result.position
}

export function engineOf(
  db: Kysely<unknown>,
  store: EventStore,
  projection: AnyProjection = sums(),
  options: Partial<EngineOptions> = {},
): { engine: Engine; readSide: ReadSide } {
  const readSide = createReadSide({ db, store, versions: { [projection.name]: projection.version } })
  const engine = createEngine({
    db,
    store,
    decoder: createDecoder(memoryKeyRing()),
    projections: [projection],
    readSide,
    clock: systemClock,
    leaseMs: 1_000,
    ...options,
  })
  return { engine, readSide }
}

export const sumRows = async (db: Kysely<unknown>, schema: string): Promise<readonly SumRow[]> =>
  run<SumRow>(db, `select * from ${schema}.sums order by stream`)

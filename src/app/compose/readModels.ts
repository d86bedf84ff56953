import type { Kysely } from 'kysely'
import type { Clock } from '../../eventstore/clock.js'
import type { Position } from '../../eventstore/eventStore.js'
import { openReadDatabase } from '../../projections/database.js'
import { createDecoder } from '../../projections/engine/decoder.js'
import { createEngine, type Engine } from '../../projections/engine/engine.js'
import { readModels, readModelVersions } from '../../projections/readModels.js'
import { createReadSide, type ReadSide } from '../../projections/readSide.js'
import type { Storage } from './storage.js'
import type { Undo } from './undo.js'

/** Connections for queries; a rebuild of everything wants one per read model besides. */
const CONNECTIONS = 16

export interface ReadModels {
  readonly db: Kysely<unknown>
  readonly readSide: ReadSide
  /** Not started; several processes may each start theirs. */
  readonly engine: Engine
}

export function openReadModels(
  { database, store, keys }: Storage,
  clock: Clock,
  undo: Undo,
  onFault: (where: string, error: unknown) => void,
): ReadModels {
  const db = openReadDatabase({
    connectionString: database.workUrl,
    max: CONNECTIONS + readModels.length,
    onError: (error) => onFault('connection of the read models', error),
  })
  undo.push(() => db.destroy())
  const readSide = createReadSide({ db, store, versions: readModelVersions })
  const engine = createEngine({
    db,
    store,
    decoder: createDecoder(keys),
    projections: readModels,
    readSide,
    clock,
    distance: countBetween,
    onFault: ({ name }, error) => onFault(`read model ${name}`, error),
  })
  return { db, readSide, engine }
}

/** PostgreSQL's positions have no gaps, so that they can be counted; those of another engine are no numbers. */
function countBetween(from: Position | undefined, to: Position): number | undefined {
  const count = Number(to) - Number(from ?? 0)
  return Number.isSafeInteger(count) ? count : undefined
}

import type { TrailEvent } from '../domain/trails/events.js'
import { columnsOf } from './engine/names.js'
import { defineTable } from './engine/table.js'
import { sql } from 'kysely'
import { ignored, type Projection } from './projection.js'
import type { ReadSide } from './readSide.js'

export const REFUSED_ATTEMPTS = 'refusedAttempts'

/** Somebody tried what was refused; equal attempts within a minute are one with their count. */
export interface AttemptRow {
  readonly ordinal: number
  readonly event: string
  /** Position in the log, opaque. */
  readonly position: string
  /** Stream of the thing acted on. */
  readonly subject: string
  readonly person: string | null
  readonly role: string
  readonly agency: string | null
  readonly deputyFor: string | null
  readonly commandType: string
  readonly codes: readonly string[]
  readonly count: number
  readonly firstAt: string
  readonly lastAt: string
}

const tables = {
  attempts: defineTable<AttemptRow>({
    columns: {
      ordinal: 'bigint',
      event: 'text',
      position: 'text',
      subject: 'text',
      person: 'text',
      role: 'text',
      agency: 'text',
      deputyFor: 'text',
      commandType: 'text',
      codes: 'text[]',
      count: 'integer',
      firstAt: 'text',
      lastAt: 'text',
    },
    key: 'ordinal',
    appendOnly: true,
    indexes: ['create index on $table (subject, ordinal)'],
  }),
}

/** What was tried on which subject and refused, so that a replay shows it between the steps. */
export const refusedAttemptsProjection: Projection<TrailEvent, typeof tables> = {
  name: REFUSED_ATTEMPTS,
  version: 1,
  tables,
  touches: () => ({}),
  handlers: {
    AttemptRefused: (rows, { id, position, data, metadata, ordinal }) => {
      const { commandType, subject, codes, count, firstAt, lastAt } = data
      const { person = null, role, agency = null, deputyFor = null } = metadata
      const who = { person, role, agency, deputyFor }
      rows.attempts.put({ ordinal, event: id, position, subject, ...who, commandType, codes, count, firstAt, lastAt })
    },
    ProtectedDataRead: ignored,
  },
}

/** In the order of the log. */
export async function attemptsOn(models: ReadSide, streams: readonly string[]): Promise<readonly AttemptRow[]> {
  if (streams.length === 0) return []
  const from = sql.raw(`${await models.schemaOf(REFUSED_ATTEMPTS)}.attempts`)
  const { rows } = await sql<AttemptRow>`select ${sql.raw(columnsOf(tables.attempts))} from ${from}
    where subject = any(${streams}::text[]) order by ordinal`.execute(models.db)
  return rows
}

import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

export interface ReadDatabaseOptions {
  readonly connectionString: string
  /** Most connections held at once; a rebuild wants one per read model. */
  readonly max?: number
  readonly onError?: (error: Error) => void
}

const INT8 = 20

/** The database of read models. `bigint` comes as a number: ordinals and revisions stay below 2^53. */
export function openReadDatabase({ connectionString, max = 10, onError }: ReadDatabaseOptions): Kysely<unknown> {
  const types = {
    getTypeParser: ((oid: number, format?: 'text') =>
      oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
  }
  const pool = new pg.Pool({ connectionString, max, types, application_name: 'gongkai-read' })
  // An idle connection that the server closes must not end the program.
  pool.on('error', (error) => onError?.(error))
  return new Kysely({ dialect: new PostgresDialect({ pool }) })
}

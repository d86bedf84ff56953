import type { Kysely } from 'kysely'
import type { AnyProjection } from '../projection.js'
import { snakeCase } from './names.js'
import { run } from './statements.js'
import type { ColumnType } from './table.js'

/** A rebuild of the same version fills a build of its own beside the one that readers use. */
export interface Build {
  readonly name: string
  readonly version: number
  readonly build: number
}

/** `auditTrail`, 1 → `read_audit_trail_v1`; later builds of one version carry their number. */
export const schemaOf = ({ name, version, build }: Build): string =>
  `read_${snakeCase(name)}_v${version}${build === 0 ? '' : `_b${build}`}`

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'text collate "C"',
  bigint: 'bigint',
  integer: 'integer',
  boolean: 'boolean',
  json: 'json',
  jsonb: 'jsonb',
  'text[]': 'text[]',
}

export async function createTables(db: Kysely<unknown>, projection: AnyProjection, build: Build): Promise<void> {
  const schema = schemaOf(build)
  await run(db, `create schema if not exists ${schema}`)
  for (const [name, table] of Object.entries(projection.tables)) {
    const columns = Object.entries(table.columns).map(([column, type]) => `${snakeCase(column)} ${SQL_TYPES[type]}`)
    await run(
      db,
      `create table if not exists ${schema}.${snakeCase(name)} (${columns.join(', ')}, primary key (${snakeCase(table.key)}))`,
    )
  }
}

/** After the rows and before the switch: filling indexed tables would take several times as long. */
export async function createIndexes(db: Kysely<unknown>, projection: AnyProjection, build: Build): Promise<void> {
  const schema = schemaOf(build)
  for (const [name, table] of Object.entries(projection.tables)) {
    const full = `${schema}.${snakeCase(name)}`
    await db.transaction().execute(async (trx) => {
      // Sorted in memory, and durable no later than the switch that follows.
      await run(trx, `set local maintenance_work_mem = '256MB'`)
      for (const [index, definition] of table.indexes.entries()) {
        const create = `create index if not exists ${snakeCase(name)}_i${index} on`
        await run(trx, definition.replace('create index on', create).replace('$table', full))
      }
      await run(trx, `analyze ${full}`)
    })
  }
}

export const dropTables = async (db: Kysely<unknown>, build: Build): Promise<void> => {
  await run(db, `drop schema if exists ${schemaOf(build)} cascade`)
}

import { type RawBuilder, sql } from 'kysely'
import { columnsOf } from '../engine/names.js'
import { whereOf } from '../page.js'
import type { ReadSide } from '../readSide.js'
import { AUDIT_TRAIL } from './projection.js'
import { trailConditions, type TrailFilter } from './queries.js'
import { tables, type TrailRow } from './tables.js'

const ROWS_AT_ONCE = 1_000
const OBJECTS_AT_ONCE = 20_000

/** A part of the trail as it stood at one place of the log, however long it has become since. */
export interface TrailPart {
  readonly filter: TrailFilter
  /** Place in the log of the last event that may be in it. */
  readonly upTo: number
}

/** The place in the log of the last event that the trail holds; 0 before the first. */
export async function lastOfTrail(models: ReadSide): Promise<number> {
  const { rows } = await sql<{ ordinal: number }>`select coalesce(max(ordinal), 0) as ordinal
    from ${sql.raw(`${await models.schemaOf(AUDIT_TRAIL)}.trail`)}`.execute(models.db)
  return rows[0]!.ordinal
}

/** Exact, however many. */
export async function countOfPart(models: ReadSide, part: TrailPart): Promise<number> {
  const { from, where } = await placesOf(models, part)
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${from} ${where([])}`.execute(models.db)
  return rows[0]!.count
}

/** Its events in the order of the log, in pages. */
export async function* eventsInOrder(models: ReadSide, part: TrailPart): AsyncGenerator<readonly TrailRow[]> {
  const { from, where } = await placesOf(models, part)
  for (let after = 0; ;) {
    const { rows } = await sql<TrailRow>`select ${sql.raw(columnsOf(tables.trail))} from ${from}
      ${where([sql`ordinal > ${after}`])} order by ordinal limit ${sql.lit(ROWS_AT_ONCE)}`.execute(models.db)
    if (rows.length > 0) yield rows
    if (rows.length < ROWS_AT_ONCE) return
    after = rows.at(-1)!.ordinal
  }
}

export interface NamedObject {
  readonly kind: string
  readonly id: string
}

/** Everything that its events name: subjects, matters, agencies and people of the staff, each once, in pages. */
export async function* objectsOfPart(models: ReadSide, part: TrailPart): AsyncGenerator<readonly NamedObject[]> {
  const { from, where } = await placesOf(models, part)
  const named = (kind: RawBuilder<unknown>, id: string) => {
    const column = sql.raw(id)
    return sql`select ${kind} collate "C" as kind, ${column} collate "C" as id from ${from} ${where([sql`${column} is not null`])}`
  }
  const all = sql.join(
    [
      named(sql`subject_kind`, 'subject_id'),
      named(sql`'matter'::text`, 'matter'),
      named(sql`'agency'::text`, 'agency'),
      named(sql`'person'::text`, 'person'),
      named(sql`'person'::text`, 'deputy_for'),
    ],
    sql` union `,
  )
  for (let after: NamedObject = { kind: '', id: '' }; ;) {
    const { rows } = await sql<NamedObject>`select kind, id from (${all}) as named
      where (kind, id) > (${after.kind}, ${after.id}) order by kind, id limit ${sql.lit(OBJECTS_AT_ONCE)}`.execute(
      models.db,
    )
    if (rows.length > 0) yield rows
    if (rows.length < OBJECTS_AT_ONCE) return
    after = rows.at(-1)!
  }
}

async function placesOf(models: ReadSide, { filter, upTo }: TrailPart) {
  const schema = await models.schemaOf(AUDIT_TRAIL)
  const conditions = trailConditions(schema, filter)
  return {
    from: sql.raw(`${schema}.trail`),
    where: (also: readonly RawBuilder<unknown>[]) => whereOf([...conditions, sql`ordinal <= ${upTo}`, ...also]),
  }
}

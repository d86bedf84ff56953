import { sql } from 'kysely'
import { AUDIT_TRAIL } from './auditTrail/projection.js'
import type { SubjectKind } from './auditTrail/subject.js'
import { DEADLINES } from './deadlines/tables.js'
import type { ReadSide } from './readSide.js'

/** A stream with what of it belongs to a matter: all of it, or the events of these revisions. */
export interface MatterStream {
  readonly stream: string
  readonly kind: string
  readonly revisions: readonly number[]
  /** It began in the matter, so that its other events belong to it as well. */
  readonly whole: boolean
}

/** What begins in a matter is of the matter, whoever goes on with it; a person's inbox or a series of numbers is not. */
const SHARED: readonly SubjectKind[] = [
  'inbox',
  'indexNumberSeries',
  'filingList',
  'letterNumbers',
  'agency',
  'person',
  'calendar',
  'policy',
  'account',
  'attempts',
  'access',
  'dataSubject',
  'applicantAccess',
]
const MOST_STREAMS = 500

/** The streams of a matter (事项), with those of what followed from it: a consultation, its deadlines. */
export async function matterStreams(models: ReadSide, matter: string): Promise<readonly MatterStream[]> {
  const trail = sql.raw(`${await models.schemaOf(AUDIT_TRAIL)}.trail`)
  const { rows } = await sql<MatterStream>`
    with recursive matters(id) as (
      select ${matter}::text collate "C"
      union
      select t.subject_id collate "C" from matters m join ${trail} t on t.matter = m.id
        where t.revision = 0 and not t.is_trail and t.subject_kind <> all(${SHARED}::text[]))
    select t.stream, min(t.subject_kind) as kind, array_agg(t.revision::int order by t.revision) as revisions,
        bool_or(t.revision = 0) and min(t.subject_kind) <> all(${SHARED}::text[]) as whole
      from matters m join ${trail} t on t.matter = m.id where not t.is_trail
      group by t.stream order by min(t.ordinal) limit ${sql.lit(MOST_STREAMS)}`.execute(models.db)
  return rows
}

/** The streams that name a subject which none is named after. */
export async function streamsNaming(models: ReadSide, kind: string, id: string): Promise<readonly string[]> {
  const trail = sql.raw(`${await models.schemaOf(AUDIT_TRAIL)}.trail`)
  const { rows } = await sql<{ stream: string }>`select stream from ${trail}
    where subject_id = ${id} and subject_kind = ${kind} group by stream order by min(ordinal) limit ${sql.lit(MOST_STREAMS)}`.execute(
    models.db,
  )
  return rows.map(({ stream }) => stream)
}

/** Ids of the deadlines of a subject: its matters begin with its id; an item's are named by the item. */
export async function deadlinesAround(models: ReadSide, kind: string, id: string): Promise<readonly string[]> {
  if (kind === 'deadline') return [id]
  const table = sql.raw(`${await models.schemaOf(DEADLINES)}.deadlines`)
  const ofItem = kind === 'informationItem' ? sql`union select id from ${table} where item = ${id}` : sql``
  // '/' is the character after '.'.
  const { rows } = await sql<{ id: string }>`select id from ${table} where matter = ${id}
    union select id from ${table} where matter > ${`${id}.`} and matter < ${`${id}/`}
    ${ofItem} order by 1 limit ${sql.lit(MOST_STREAMS)}`.execute(models.db)
  return rows.map(({ id: found }) => found)
}

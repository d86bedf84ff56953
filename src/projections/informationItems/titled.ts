import { sql } from 'kysely'
import type { ReadSide } from '../readSide.js'
import { INFORMATION_ITEMS } from './projection.js'

const MOST_ITEMS = 500

/** Ids of items whose present title says the text, whatever the case, width and form of its characters; at most 500. */
export async function itemsTitled(models: ReadSide, text: string): Promise<readonly string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from ${sql.raw(`${await models.schemaOf(INFORMATION_ITEMS)}.items`)}
    where strpos(lower(normalize(title, nfkc)), lower(normalize(${text}::text, nfkc))) > 0
    order by id limit ${sql.lit(MOST_ITEMS)}`.execute(models.db)
  return rows.map(({ id }) => id)
}

import { sql } from 'kysely'
import { INFORMATION_ITEMS } from './informationItems/projection.js'
import type { PublicItemRow } from './informationItems/tables.js'
import type { ReadSide } from './readSide.js'

/** What an item is compared by; see domain/informationItem/sameInformation.ts. */
export interface Comparison {
  readonly number: string | null
  readonly title: string | null
  /** Date of formation: a title alone is shared by every yearly report. */
  readonly formedOn: string
}

export type LikePublicItem = Pick<
  PublicItemRow,
  'id' | 'agency' | 'contentHash' | 'comparedNumber' | 'comparedTitle' | 'formedOn'
>

/** More would be no finding that a person could answer; the first published come first. */
const MOST = 50

/** What is public now and shares the document number, or title and date of formation (LS-6.2). */
export async function publicItemsLike(
  models: ReadSide,
  { number, title, formedOn }: Comparison,
): Promise<readonly LikePublicItem[]> {
  const from = sql.raw(`${await models.schemaOf(INFORMATION_ITEMS)}.public_items`)
  // Two look-ups, each by its index; a condition with "or" would read more.
  const { rows } = await sql<LikePublicItem>`
    select id, agency, content_hash as "contentHash", compared_number as "comparedNumber",
        compared_title as "comparedTitle", formed_on as "formedOn"
      from (
        select id, agency, content_hash, compared_number, compared_title, formed_on, published_on from ${from} where compared_number = ${number}
        union
        select id, agency, content_hash, compared_number, compared_title, formed_on, published_on from ${from} where formed_on = ${formedOn} and md5(compared_title) = md5(${title}) and compared_title = ${title}
      ) alike
      order by published_on, id limit ${sql.lit(MOST)}`.execute(models.db)
  return rows
}

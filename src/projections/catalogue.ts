import { sql } from 'kysely'
import type { Theme } from '../domain/informationItem/vocabulary.js'
import { beginsWith, is, isBetween, isOneOf } from './conditions.js'
import { INFORMATION_ITEMS } from './informationItems/projection.js'
import { type PublicItemRow, tables } from './informationItems/tables.js'
import { byKey, rowsBy } from './lookup.js'
import {
  type BoundedCount,
  boundedCount,
  type Condition,
  type Direction,
  type KeysetOrder,
  type Page,
  type PageArgs,
  selectPage,
} from './page.js'
import { publishedItself } from './publications.js'
import type { ReadSide } from './readSide.js'

// The public asks these and nothing else: they look only into a table that holds what is public now.

export interface CatalogueFilter {
  /** It publishes the item, or published it itself beside the agency that authorized it (LS-7.1). */
  readonly agency?: string
  readonly themes?: readonly Theme[]
  /** Year of formation. */
  readonly year?: number
  readonly titlePrefix?: string
  readonly documentNumber?: string
  readonly publishedFrom?: string
  readonly publishedUntil?: string
  /** Leaves out what is no longer in force. */
  readonly inForceOnly?: boolean
}

export interface CatalogueOrder {
  readonly by: 'publishedOn' | 'formedOn' | 'title'
  readonly direction: Direction
}

const NEWEST_FIRST: CatalogueOrder = { by: 'publishedOn', direction: 'desc' }

const tableOf = async (models: ReadSide): Promise<string> => `${await models.schemaOf(INFORMATION_ITEMS)}.public_items`

/** What is published, newest first. @throws InvalidCursorError, InvalidPageSizeError, ReadModelNotReadyError */
export async function catalogue(
  models: ReadSide,
  filter: CatalogueFilter,
  page: PageArgs,
  { by, direction }: CatalogueOrder = NEWEST_FIRST,
): Promise<Page<PublicItemRow>> {
  const order: KeysetOrder<keyof PublicItemRow & string> = { list: 'catalogue', columns: [by, 'id'], direction }
  const where = await conditions(models, filter)
  return selectPage(models, { table: tables.publicItems, from: await tableOf(models), where, order }, page)
}

export const countCatalogue = async (models: ReadSide, filter: CatalogueFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await tableOf(models), where: await conditions(models, filter) })

/** Public items by id; whatever is not public now is not in the answer. */
export const publicItemsByIds = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PublicItemRow>> =>
  byKey(await rowsBy(models, tables.publicItems, await tableOf(models), 'id', ids), 'id')

/** 索引号 */
export async function catalogueByIndexNumber(
  models: ReadSide,
  indexNumber: string,
): Promise<PublicItemRow | undefined> {
  const [row] = await rowsBy(models, tables.publicItems, await tableOf(models), 'indexNumber', [indexNumber])
  return row
}

/** How many public items there are by agency, theme and year, for the catalogue's first page. */
export async function catalogueFacets(
  models: ReadSide,
): Promise<readonly { readonly facet: 'agency' | 'theme' | 'year'; readonly value: string; readonly count: number }[]> {
  const from = sql.raw(await tableOf(models))
  const { rows } = await sql<{ facet: 'agency' | 'theme' | 'year'; value: string; count: number }>`
    select case when grouping(agency) = 0 then 'agency' when grouping(theme) = 0 then 'theme' else 'year' end as facet,
        coalesce(agency, theme, formed_year::text) as value, count(*)::int as count
      from ${from} group by grouping sets ((agency), (theme), (formed_year)) order by 1, 3 desc, 2`.execute(models.db)
  return rows
}

const conditions = async (models: ReadSide, filter: CatalogueFilter): Promise<readonly Condition[]> => [
  ...(await ofAgency(models, filter.agency)),
  ...isOneOf('theme', filter.themes),
  ...is('formedYear', filter.year),
  ...beginsWith('title', filter.titlePrefix),
  ...is('documentNumber', filter.documentNumber),
  ...isBetween('publishedOn', filter.publishedFrom, filter.publishedUntil),
  ...(filter.inForceOnly ? [sql`validity is null`] : []),
]

/** Without an own publication beside another agency's the condition is as plain as its index. */
async function ofAgency(models: ReadSide, agency: string | undefined): Promise<readonly Condition[]> {
  if (agency === undefined) return []
  const itself = await publishedItself(models, agency)
  return itself.length === 0 ? is('agency', agency) : [sql`(agency = ${agency} or id = any(${itself}::text[]))`]
}

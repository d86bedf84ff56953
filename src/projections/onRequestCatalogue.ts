import { sql } from 'kysely'
import type { Theme } from '../domain/informationItem/vocabulary.js'
import { is, isOneOf } from './conditions.js'
import { INFORMATION_ITEMS } from './informationItems/projection.js'
import { tables } from './informationItems/tables.js'
import { type Page, type PageArgs, selectPage } from './page.js'
import type { ReadSide } from './readSide.js'

/** One entry of the catalogue of information that is disclosed on application (LS-11.2): its name, never its text. */
export interface OnRequestEntry {
  readonly id: string
  readonly agency: string
  readonly title: string
  readonly theme: Theme | null
  readonly formedOn: string
  readonly indexNumber: string | null
  readonly registeredOn: string | null
}

export interface OnRequestFilter {
  readonly agency?: string
  readonly themes?: readonly Theme[]
}

/** 依申请公开信息目录 (LS-11.2): registered items whose attribute a leader has confirmed as on request. */
export async function onRequestCatalogue(
  models: ReadSide,
  filter: OnRequestFilter,
  page: PageArgs,
): Promise<Page<OnRequestEntry>> {
  const from = `${await models.schemaOf(INFORMATION_ITEMS)}.items`
  const where = [
    sql`attribute = 'onRequest' and state = 'approved' and registered_on is not null`,
    ...is('agency', filter.agency),
    ...isOneOf('theme', filter.themes),
  ]
  const found = await selectPage(
    models,
    { table: tables.items, from, where, order: { list: 'onRequest', columns: ['formedOn', 'id'], direction: 'desc' } },
    page,
  )
  return { ...found, rows: found.rows.map(({ cursor, row }) => ({ cursor, row: entry(row) })) }
}

const entry = ({ id, agency, title, theme, formedOn, indexNumber, registeredOn }: OnRequestEntry): OnRequestEntry => ({
  id,
  agency,
  title,
  theme,
  formedOn,
  indexNumber,
  registeredOn,
})

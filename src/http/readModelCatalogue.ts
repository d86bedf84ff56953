import type { Theme } from '../domain/informationItem/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { catalogue, publicItemsByIds } from '../projections/catalogue.js'
import type { PublicItemRow } from '../projections/informationItems/tables.js'
import type { ReadSide } from '../projections/readSide.js'
import type { PublicCatalogue, PublicEntry, PublicItem } from './publicCatalogue.js'

/** The public pages' answers from the read models; `agencyName` knows what an agency is called today. */
export const readModelCatalogue = (models: ReadSide, agencyName: (id: string) => string): PublicCatalogue => ({
  list: async ({ title, agency, theme }, page) => {
    const { rows, ...rest } = await catalogue(
      models,
      {
        ...(title === undefined ? {} : { titlePrefix: title }),
        ...(agency === undefined ? {} : { agency }),
        ...(theme === undefined ? {} : { themes: [theme as Theme] }),
      },
      page,
    )
    return { ...rest, rows: rows.map(({ cursor, row }) => ({ cursor, row: entryOf(row, agencyName) })) }
  },
  item: async (itemId) => {
    const row = (await publicItemsByIds(models, [itemId])).get(itemId)
    return row === undefined ? undefined : itemOf(row, agencyName)
  },
})

const entryOf = (row: PublicItemRow, agencyName: (id: string) => string): PublicEntry => ({
  itemId: row.id,
  title: row.title,
  ...(row.indexNumber === null ? {} : { indexNumber: row.indexNumber }),
  ...(row.documentNumber === null ? {} : { documentNumber: row.documentNumber }),
  agencyName: agencyName(row.agency),
  theme: row.theme,
  formedOn: row.formedOn as LocalDate,
  publishedOn: row.publishedOn as LocalDate,
})

const itemOf = (row: PublicItemRow, agencyName: (id: string) => string): PublicItem => ({
  ...entryOf(row, agencyName),
  ...(row.summary === null ? {} : { summary: row.summary }),
  ...(row.text === null ? {} : { text: row.text }),
  ...(row.validity === null ? {} : { validity: row.validity.kind }),
  files: row.files.map(({ fileId, name, mediaType, size }) => ({ fileId, name: name ?? '', mediaType, size })),
})

import type { PublicNow } from '../app/publicNow.js'
import type { PublicCatalogue } from './publicCatalogue.js'

/** The catalogue that looks at the items themselves: what was withdrawn a moment ago is not shown (LS-10.9). */
export const publicNowCatalogue = (catalogue: PublicCatalogue, publicNow: PublicNow): PublicCatalogue => ({
  list: async (filter, page) => {
    const { rows, ...rest } = await catalogue.list(filter, page)
    const now = await publicNow(rows.map(({ row }) => row.itemId))
    return { ...rest, rows: rows.filter(({ row }) => now.has(row.itemId)) }
  },
  item: async (itemId) => {
    const found = await catalogue.item(itemId)
    return found !== undefined && (await publicNow([itemId])).has(itemId) ? found : undefined
  },
})

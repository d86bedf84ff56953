import type { PublicCatalogue } from './publicCatalogue.js'

/** The catalogue whose pages of one item look at the item itself: what was withdrawn a moment ago is not shown. */
export const publicNowCatalogue = (
  catalogue: PublicCatalogue,
  isPublicNow: (itemId: string) => Promise<boolean>,
): PublicCatalogue => ({
  ...catalogue,
  item: async (itemId) => {
    const found = await catalogue.item(itemId)
    return found !== undefined && (await isPublicNow(itemId)) ? found : undefined
  },
})

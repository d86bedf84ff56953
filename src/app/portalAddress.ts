import type { ItemId } from '../domain/values.js'

/** Where the program's own portal shows an item: the receipt of its publication on the government website. */
export const portalAddresses =
  (publicUrl: string | URL) =>
  (item: ItemId): string =>
    new URL(`/portal/items/${item}`, publicUrl).href

import { isInSight, type Sight } from '../app/sight.js'
import { publicItemsByIds } from '../projections/catalogue.js'
import { contentsOfItems, informationItemsByIds } from '../projections/informationItems/queries.js'
import type { ContentRow, ItemRow, PublicItemRow } from '../projections/informationItems/tables.js'
import type { GraphqlContext } from './context.js'
import { callersSight, loaderOf } from './loaders.js'

const ITEM = Symbol('item')
const PUBLIC_ITEM = Symbol('publicItem')
const CONTENTS = Symbol('contents')

/** An item that the caller may know of; undefined also when there is one that they may not. */
export async function knownItem(context: GraphqlContext, id: string): Promise<ItemRow | undefined> {
  const sight = await callersSight(context)
  if (sight !== 'all' && sight.length === 0) return undefined
  const row = await loaderOf(context, ITEM, (ids) => informationItemsByIds(context.services.models, ids)).load(id)
  return row !== undefined && mayKnow(sight, row) ? row : undefined
}

/** After a command of the same request: what was loaded before it is out of date. */
export const forgetItem = (context: GraphqlContext, id: string): void => {
  loaderOf(context, ITEM, (ids) => informationItemsByIds(context.services.models, ids)).clear(id)
}

const mayKnow = (sight: Sight, row: ItemRow): boolean => isInSight(sight, row.agencies)

/** What is public now, whatever a read model that lags may still show (LS-10.9). */
export const publicItem = (context: GraphqlContext, id: string): Promise<PublicItemRow | undefined> =>
  loaderOf(context, PUBLIC_ITEM, async (ids) => {
    const rows = await publicItemsByIds(context.services.models, ids)
    const now = await context.services.publicNow([...rows.keys()])
    return new Map([...rows].filter(([itemId]) => now.has(itemId)))
  }).load(id)

/** All contents of an item that the caller may know of. */
export const contentsOf = async (context: GraphqlContext, item: ItemRow): Promise<readonly ContentRow[]> =>
  (await loaderOf(context, CONTENTS, (ids) => contentsOfItems(context.services.models, ids)).load(item.id)) ?? []

import type { InformationItemEvent } from '../../domain/informationItem/events.js'
import type { LogEvent, Projection } from '../projection.js'
import { itemCreated, secretItemRecorded } from './beginning.js'
import { contentKey, itemOf } from './change.js'
import { contentHandlers } from './contentHandlers.js'
import { publicationHandlers } from './publicationHandlers.js'
import { reviewHandlers } from './reviewHandlers.js'
import { type ItemTables, tables } from './tables.js'

export const INFORMATION_ITEMS = 'informationItems'

/** Items for those who work on them, their texts by version, and the rows that the public sees. */
export const informationItemsProjection: Projection<InformationItemEvent, ItemTables> = {
  name: INFORMATION_ITEMS,
  version: 4,
  tables,
  opensItemText: true,
  touches: (event) => {
    const item = itemOf(event)
    return {
      items: [item],
      contents: contentKeys(item, event),
      publicItems: CHANGE_PUBLIC.has(event.type) ? [item] : [],
    }
  },
  handlers: {
    ItemCreated: itemCreated,
    SecretItemRecorded: secretItemRecorded,
    ...contentHandlers,
    ...reviewHandlers,
    ...publicationHandlers,
  },
}

/** Events that change the public row in place; others write or remove it as a whole. */
const CHANGE_PUBLIC: ReadonlySet<string> = new Set(['IndexNumberRecorded', 'ValidityEnded'])

/** Rows of texts that the event may look at. */
function contentKeys(item: string, event: LogEvent<InformationItemEvent>): readonly string[] {
  if (event.type === 'PublicationAuthorized') return [contentKey(item, event.data.version, event.data.rendition)]
  if (event.type !== 'NewVersionStarted' && event.type !== 'DraftDiscarded') return []
  return Array.from({ length: event.data.version }, (_, index) => contentKey(item, index + 1, 'original'))
}

import type { RecordItemContradictions } from '../domain/informationItem/commands.js'
import type { InformationItemEvent } from '../domain/informationItem/events.js'
import type { ItemId } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface ItemContradictionOptions {
  /** What contradicts the content that stands on an item of no other agency's concern; undefined for nothing to compare. */
  readonly itemContradictionsOf: (item: ItemId, upTo: Position) => Promise<RecordItemContradictions['data'] | undefined>
}

/**
 * 准确一致 (LS-6.2) also holds for what concerns nobody else: it is compared when a leader has approved it, and once
 * more when it is registered, just before it may be published.
 */
export function itemContradictions({ itemContradictionsOf }: ItemContradictionOptions): Reaction<InformationItemEvent> {
  const compare = async ({
    stream,
    position,
  }: RecordedEvent): Promise<readonly ProcessCommand<RecordItemContradictions>[]> => {
    const itemId = stream.slice('item-'.length) as ItemId
    const data = await itemContradictionsOf(itemId, position)
    if (data === undefined || data.findings.length === 0) return []
    return [
      {
        id: itemId,
        command: { type: 'RecordItemContradictions', data },
        harmless: ['CONTENT_CHANGED', 'NO_WORKING_VERSION', 'ITEM_CLOSED'],
      },
    ]
  }
  return { name: 'itemContradictions', version: 1, on: { ItemApproved: compare, ItemRegistered: compare } }
}

import type { FileAttached, InformationItemEvent } from '../domain/informationItem/events.js'
import type { FileId, ItemId } from '../domain/values.js'
import { openEvents } from '../eventstore/codec.js'
import type { EventStore } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { KeyRing } from '../eventstore/sealing.js'

export interface ItemLog {
  readonly store: Pick<EventStore, 'readStream'>
  readonly keyRing: KeyRing
}

/** The whole history of an item, opened; empty when there is none. */
export const itemEvents = async (
  { store, keyRing }: ItemLog,
  itemId: ItemId,
): Promise<readonly RecordedEvent<InformationItemEvent>[]> =>
  openEvents(await store.readStream(`item-${itemId}`), keyRing)

/** Every file that was ever attached. A file never changes, so this can only grow. */
export const attachedFiles = (events: readonly InformationItemEvent[]): ReadonlyMap<FileId, FileAttached['data']> =>
  new Map(events.flatMap((event) => (event.type === 'FileAttached' ? [[event.data.fileId, event.data] as const] : [])))

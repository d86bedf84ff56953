import type { ConsultationEvent } from '../domain/consultation/events.js'
import type { FileAttached, InformationItemEvent, ItemContent } from '../domain/informationItem/events.js'
import type { Rendition } from '../domain/informationItem/vocabulary.js'
import type { FileId, Instant, ItemId } from '../domain/values.js'
import { openEvents } from '../eventstore/codec.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import { itemEvents, type ItemLog } from './itemEvents.js'

/** A file of a content, as it stands now. */
export interface DiscussedFile {
  readonly file: FileAttached['data']
  readonly attachedAt: Instant
  readonly scan: FileAttached['data']['scan']
}

/** A content as it was when agencies were asked about it, whatever became of the item since. */
export interface DiscussedContent {
  /** Of the item. */
  readonly version: number
  readonly content: ItemContent
  readonly rendition: Rendition
  readonly files: readonly DiscussedFile[]
}

/** What people said in a consultation and what they said it about, with its words; who may read it is asked elsewhere. */
export interface ConsultationRecords {
  /** The whole history, opened as far as keys live; empty when there is none. */
  readonly eventsOf: (consultation: string) => Promise<readonly RecordedEvent<ConsultationEvent>[]>
  /** The contents of an item that have one of these hashes. */
  readonly contentsOf: (itemId: ItemId, contentHashes: readonly string[]) => Promise<readonly DiscussedContent[]>
}

export const createConsultationRecords = (log: ItemLog): ConsultationRecords => ({
  eventsOf: async (consultation) => openEvents(await log.store.readStream(`consultation-${consultation}`), log.keyRing),
  contentsOf: async (itemId, contentHashes) => {
    const events = await itemEvents(log, itemId)
    const files = filesIn(events)
    const found = new Map<string, DiscussedContent>()
    for (const event of events) {
      if (event.type !== 'ContentRevised' && event.type !== 'RedactionPrepared') continue
      if (!contentHashes.includes(event.data.contentHash)) continue
      found.set(event.data.contentHash, {
        version: event.data.version,
        content: event.data,
        rendition: event.type === 'ContentRevised' ? 'original' : 'redacted',
        files: event.data.files.flatMap((fileId) => files.get(fileId) ?? []),
      })
    }
    return [...found.values()]
  },
})

function filesIn(events: readonly RecordedEvent<InformationItemEvent>[]): ReadonlyMap<FileId, DiscussedFile> {
  const files = new Map<FileId, DiscussedFile>()
  for (const { type, data, metadata } of events) {
    if (type === 'FileAttached') {
      files.set(data.fileId, { file: data, attachedAt: metadata.recordedAt, scan: data.scan })
    } else if (type === 'FileScanned') {
      const known = files.get(data.fileId)
      if (known !== undefined) files.set(data.fileId, { ...known, scan: data.scan })
    }
  }
  return files
}

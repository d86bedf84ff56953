import { createHash } from 'node:crypto'
import { contentHashOf } from '../domain/informationItem/contentHash.js'
import type { FileId, ItemId, Sha256 } from '../domain/values.js'
import { attachedFiles, itemEvents, type ItemLog } from './itemEvents.js'

/** A content as typed. */
export interface TypedContent {
  readonly title: string
  readonly summary?: string
  readonly text?: string
  readonly files: readonly FileId[]
}

export interface ItemContents {
  /**
   * The hash of a content of an item (LS-1). A file that the item does not have is left out of the hash; the decider
   * refuses such a content (`FILE_UNKNOWN`).
   */
  readonly hashOf: (itemId: ItemId, content: TypedContent) => Promise<Sha256>
}

export const sha256Of = (text: string): Sha256 => createHash('sha256').update(text).digest('hex') as Sha256

export const createItemContents = (log: ItemLog): ItemContents => ({
  hashOf: async (itemId, { title, summary, text, files }) => {
    const attached = attachedFiles(await itemEvents(log, itemId))
    return contentHashOf(
      {
        title,
        ...(summary === undefined ? {} : { summary }),
        ...(text === undefined ? {} : { text }),
        files: files.flatMap((fileId) => {
          const file = attached.get(fileId)
          return file === undefined ? [] : [{ fileId, name: file.name.value ?? '', sha256: file.sha256 }]
        }),
      },
      sha256Of,
    )
  },
})

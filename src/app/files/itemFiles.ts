import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileId, ItemId } from '../../domain/values.js'
import { type DurableFiles, ignoreMissing } from './durableFiles.js'
import type { PendingUpload, StoredFile } from './fileStore.js'
import { openNote, sealNote } from './sealedNote.js'

export type FileNote = Pick<PendingUpload, 'name' | 'medium' | 'owner'>

interface Entry {
  readonly file: StoredFile
  /** Sealed under the item's key: the name goes with it. */
  readonly note: string
}

/** Which blobs belong to an item, so that a purge finds them without the log. Folders are hashes of item ids. */
export class ItemFiles {
  constructor(
    private readonly root: string,
    private readonly files: DurableFiles,
  ) {}

  async add(itemId: ItemId, file: StoredFile, note: FileNote, itemKey: Uint8Array): Promise<'created' | 'exists'> {
    const entry: Entry = { file, note: sealNote(itemKey, file.fileId, note) }
    return this.files.createOnce(this.path(itemId, file.fileId), JSON.stringify(entry))
  }

  async find(
    itemId: ItemId,
    fileId: FileId,
    itemKey: Uint8Array,
  ): Promise<{ file: StoredFile; note: FileNote } | undefined> {
    const entry = await this.entry(this.path(itemId, fileId))
    const note = entry && openNote<FileNote>(itemKey, fileId, entry.note)
    return entry && note ? { file: entry.file, note } : undefined
  }

  async fileOf(itemId: ItemId, fileId: FileId): Promise<StoredFile | undefined> {
    return (await this.entry(this.path(itemId, fileId)))?.file
  }

  async all(itemId: ItemId): Promise<readonly StoredFile[]> {
    const folder = this.folder(itemId)
    const names = (await readdir(folder).catch(ignoreMissing)) ?? []
    const entries = await Promise.all(names.map((name) => this.entry(join(folder, name))))
    return entries.flatMap((entry) => entry?.file ?? [])
  }

  async remove(itemId: ItemId, fileId: FileId): Promise<void> {
    await this.files.remove(this.path(itemId, fileId))
  }

  async removeAll(itemId: ItemId): Promise<void> {
    await rm(this.folder(itemId), { recursive: true, force: true })
  }

  private async entry(path: string): Promise<Entry | undefined> {
    const text = await readFile(path, 'utf8').catch(ignoreMissing)
    return text === undefined ? undefined : (JSON.parse(text) as Entry)
  }

  private folder(itemId: ItemId): string {
    const name = sha256(itemId)
    return join(this.root, name.slice(0, 2), name)
  }

  private path(itemId: ItemId, fileId: FileId): string {
    return join(this.folder(itemId), `${sha256(fileId)}.json`)
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

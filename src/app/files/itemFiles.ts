import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileId } from '../../domain/values.js'
import { type DurableFiles, ignoreMissing } from './durableFiles.js'
import type { FileHolder, PendingUpload, StoredFile } from './fileStore.js'
import { openNote, sealNote } from './sealedNote.js'

export interface FileNote extends Pick<PendingUpload, 'name' | 'medium'> {
  readonly owner: string
}

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

  async add(holder: FileHolder, file: StoredFile, note: FileNote, ownKey: Uint8Array): Promise<'created' | 'exists'> {
    const entry: Entry = { file, note: sealNote(ownKey, file.fileId, note) }
    return this.files.createOnce(this.path(holder, file.fileId), JSON.stringify(entry))
  }

  async find(
    holder: FileHolder,
    fileId: FileId,
    ownKey: Uint8Array,
  ): Promise<{ file: StoredFile; note: FileNote } | undefined> {
    const entry = await this.entry(this.path(holder, fileId))
    const note = entry && openNote<FileNote>(ownKey, fileId, entry.note)
    return entry && note ? { file: entry.file, note } : undefined
  }

  async fileOf(holder: FileHolder, fileId: FileId): Promise<StoredFile | undefined> {
    return (await this.entry(this.path(holder, fileId)))?.file
  }

  async all(holder: FileHolder): Promise<readonly StoredFile[]> {
    const folder = this.folder(holder)
    const names = (await readdir(folder).catch(ignoreMissing)) ?? []
    const entries = await Promise.all(names.map((name) => this.entry(join(folder, name))))
    return entries.flatMap((entry) => entry?.file ?? [])
  }

  async remove(holder: FileHolder, fileId: FileId): Promise<void> {
    await this.files.remove(this.path(holder, fileId))
  }

  async removeAll(holder: FileHolder): Promise<void> {
    await rm(this.folder(holder), { recursive: true, force: true })
  }

  private async entry(path: string): Promise<Entry | undefined> {
    const text = await readFile(path, 'utf8').catch(ignoreMissing)
    return text === undefined ? undefined : (JSON.parse(text) as Entry)
  }

  private folder(holder: FileHolder): string {
    const name = sha256(holder)
    return join(this.root, name.slice(0, 2), name)
  }

  private path(holder: FileHolder, fileId: FileId): string {
    return join(this.folder(holder), `${sha256(fileId)}.json`)
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

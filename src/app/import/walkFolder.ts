import { opendir } from 'node:fs/promises'
import { join } from 'node:path'

export interface FoundFile {
  /** Relative to the folder, with `/`; the name by which a batch knows the file. */
  readonly path: string
  readonly absolute: string
}

/** What lies in the folder but is not looked into. */
export type SkipReason = 'HIDDEN' | 'SYMLINK' | 'NOT_A_FILE' | 'NAME_NOT_SAFE'
export interface SkippedEntry {
  readonly path: string
  readonly reason: SkipReason
}

export interface Folder {
  readonly files: readonly FoundFile[]
  readonly skipped: readonly SkippedEntry[]
}

/** Control characters, direction overrides, backslashes: names that would be read as something else elsewhere. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const UNSAFE_NAME = /[\u0000-\u001f\u007f-\u009f\\\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/

/**
 * All regular files below a folder in the order of their paths. Symbolic links are never followed, hidden entries and
 * devices are left alone; so nothing outside the folder can be drawn in.
 */
export async function walkFolder(root: string): Promise<Folder> {
  const files: FoundFile[] = []
  const skipped: SkippedEntry[] = []
  const pending = ['']
  for (let below = pending.pop(); below !== undefined; below = pending.pop()) {
    for await (const entry of await opendir(join(root, below))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      const reason = reasonToSkip(entry)
      if (reason !== undefined) skipped.push({ path, reason })
      else if (entry.isDirectory()) pending.push(path)
      else files.push({ path, absolute: join(root, path) })
    }
  }
  return { files: files.sort(byPath), skipped: skipped.sort(byPath) }
}

const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)

interface Entry {
  readonly name: string
  isSymbolicLink(): boolean
  isDirectory(): boolean
  isFile(): boolean
}

function reasonToSkip(entry: Entry): SkipReason | undefined {
  if (entry.name.startsWith('.') || entry.name === 'Thumbs.db') return 'HIDDEN'
  if (entry.isSymbolicLink()) return 'SYMLINK'
  if (UNSAFE_NAME.test(entry.name)) return 'NAME_NOT_SAFE'
  return entry.isDirectory() || entry.isFile() ? undefined : 'NOT_A_FILE'
}

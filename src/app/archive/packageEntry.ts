import { createHash } from 'node:crypto'
import type { Sha256 } from '../../domain/values.js'

/** One file in an archive package. No name of a person stands in its path. */
export interface PackageEntry {
  /** Letters, digits and `./_-`. */
  readonly path: string
  readonly mediaType: string
  readonly content: Buffer
}

/** Writes and reads packages: a ZIP without compression, whose every byte follows from its entries. */
export interface PackageFormat {
  /** @throws ArchiveTooLargeError */
  readonly write: (entries: readonly { readonly path: string; readonly content: Buffer }[]) => Buffer
  /** @throws where the bytes are no such package */
  readonly read: (bytes: Buffer) => readonly { readonly path: string; readonly content: Buffer }[]
}

export const sha256Of = (bytes: Uint8Array): Sha256 => createHash('sha256').update(bytes).digest('hex') as Sha256

export const MANIFEST = 'manifest.json'
export const EVENTS = 'events.jsonl'
export const METADATA = 'metadata.json'
export const PAGE = 'index.html'

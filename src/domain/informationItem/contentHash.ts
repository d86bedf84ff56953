import type { FileId, Sha256 } from '../values.js'

/** A content in the clear, with the hashes of its files. */
export interface HashedContent {
  readonly title: string
  readonly summary?: string
  readonly text?: string
  /** In the order shown. */
  readonly files: readonly { readonly fileId: FileId; readonly name: string; readonly sha256: Sha256 }[]
}

/**
 * The one name of a content: whoever publishes it, wherever, publishes this hash (LS-1). The file id is left out, so
 * that the same bytes under the same name are the same content. The hash function is passed in: the domain has none.
 */
export const contentHashOf = (content: HashedContent, sha256: (text: string) => Sha256): Sha256 =>
  sha256(
    JSON.stringify([
      'gongkai/content/1',
      content.title,
      content.summary ?? null,
      content.text ?? null,
      content.files.map(({ name, sha256: hash }) => [name, hash]),
    ]),
  )

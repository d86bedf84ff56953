import type { Refusal } from './decider.js'
import type { KeySubject } from './protected.js'
import type { FileId, Sha256 } from './values.js'

/** A file that is kept sealed beside the log, as events name it. Its own name is personal data and stands elsewhere. */
export interface KeptFile {
  readonly fileId: FileId
  /** Whose key seals it: it becomes unreadable with that key. */
  readonly key: KeySubject
  /** Found in the content, or written by this program. */
  readonly mediaType: string
  /** Bytes, before it was sealed. */
  readonly size: number
  /** Of the bytes before they were sealed. */
  readonly sha256: Sha256
  readonly suite: string
  /** Of the stored bytes, and their name in the store. */
  readonly ciphertextSha256: Sha256
  readonly commitment: string
}

/** Field by field, so that nothing that a caller adds reaches an event. */
export const keptFile = (file: KeptFile): KeptFile => ({
  fileId: file.fileId,
  key: file.key,
  mediaType: file.mediaType,
  size: file.size,
  sha256: file.sha256,
  suite: file.suite,
  ciphertextSha256: file.ciphertextSha256,
  commitment: file.commitment,
})

const SHA256 = /^[0-9a-f]{64}$/

/** Faults of a file's description, which the program itself writes: a caller can never name a file it does not hold. */
export const keptFileFaults = (file: KeptFile, keys: readonly KeySubject[], path: string): readonly Refusal[] => [
  ...(SHA256.test(file.sha256) && SHA256.test(file.ciphertextSha256)
    ? []
    : [{ code: 'HASH_INVALID', clause: 'SYS', path } as const]),
  ...(Number.isSafeInteger(file.size) && file.size > 0
    ? []
    : [{ code: 'FILE_EMPTY', clause: 'LS-2.3', path } as const]),
  ...(keys.includes(file.key) ? [] : [{ code: 'FILE_OF_ANOTHER_MATTER', clause: 'SYS', path } as const]),
]

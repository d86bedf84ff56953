import type { Hash } from '../merkle/hash.js'
import { HASH_BYTES } from '../merkle/hash.js'
import { decodeBase64 } from './base64.js'
import { type SigningKey, signWith } from './noteKeys.js'
import { formatNote, MalformedNoteError, type NoteSignature, parseNote } from './signedNote.js'

/** The head of a log at one moment (C2SP tlog-checkpoint). */
export interface TreeHead {
  /** Which log: a name like an address without scheme, the same for as long as the log only grows. */
  readonly origin: string
  readonly size: number
  readonly root: Hash
}

export interface Checkpoint extends TreeHead {
  /** What is signed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
  /** As it was written, signatures included. */
  readonly note: string
}

const DECIMAL = /^(0|[1-9]\d{0,15})$/

/** A size or an index: decimal, without leading zeroes; undefined for anything else. */
export function parseDecimal(text: string): number | undefined {
  const number = DECIMAL.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(number) ? number : undefined
}

/** @throws MalformedNoteError */
export function parseCheckpoint(note: string): Checkpoint {
  const { text, signatures } = parseNote(note)
  const [origin, size, root, ...extensions] = text.slice(0, -1).split('\n')
  const number = parseDecimal(size ?? '')
  const hash = decodeBase64(root ?? '')
  if (!origin || number === undefined || hash?.length !== HASH_BYTES || extensions.includes(''))
    throw new MalformedNoteError('a checkpoint has the lines origin, size and root')
  return { origin, size: number, root: hash, text, signatures, note }
}

export const checkpointText = ({ origin, size, root }: TreeHead): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`

/** Signs a head as it is. Whether it may be signed is the signer's to know (`checkpoint/signer.ts`). */
export function signCheckpoint(head: TreeHead, keys: readonly SigningKey[]): string {
  const text = checkpointText(head)
  return formatNote({
    text,
    signatures: keys.map((key) => ({ name: key.name, keyId: key.keyId, signature: signWith(key, text) })),
  })
}

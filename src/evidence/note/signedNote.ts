import { decodeBase64 } from './base64.js'

/** A line below a note (C2SP signed-note): who signed, with which key, and what the key made of the text. */
export interface NoteSignature {
  readonly name: string
  /** 4 bytes, as 8 hexadecimal digits. */
  readonly keyId: string
  /** Without the key id. */
  readonly signature: Buffer
}

export interface SignedNote {
  /** With its final newline, without the empty line after it. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** The text is no signed note as C2SP describes it. */
export class MalformedNoteError extends Error {
  override readonly name = 'MalformedNoteError'
}

const KEY_ID_BYTES = 4
const MOST_SIGNATURES = 100
const DASH = '\u2014'
const SIGNATURE = new RegExp(`^${DASH} ([^\\s+]+) (\\S+)$`, 'u')
// Every control character of ASCII but the newline.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/

/** @throws MalformedNoteError */
export function parseNote(note: string): SignedNote {
  if (CONTROL.test(note) || note.includes('\uFFFD')) throw new MalformedNoteError('a note is plain text in UTF-8')
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n')) throw new MalformedNoteError('a note ends in an empty line and signatures')
  const lines = note.slice(end + 2, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) throw new MalformedNoteError('a note with so many signatures is not read')
  return { text: note.slice(0, end + 1), signatures: lines.map(parseSignature) }
}

/** One line `— name base64(key id ‖ signature)`, without its newline. @throws MalformedNoteError */
export function parseSignature(line: string): NoteSignature {
  const [, name, encoded] = SIGNATURE.exec(line) ?? []
  const bytes = encoded === undefined ? undefined : decodeBase64(encoded)
  if (name === undefined || bytes === undefined || bytes.length <= KEY_ID_BYTES)
    throw new MalformedNoteError('a line of a note is no signature')
  return {
    name,
    keyId: bytes.toString('hex', 0, KEY_ID_BYTES),
    signature: bytes.subarray(KEY_ID_BYTES),
  }
}

export const signatureLine = ({ name, keyId, signature }: NoteSignature): string =>
  `${DASH} ${name} ${Buffer.concat([Buffer.from(keyId, 'hex'), signature]).toString('base64')}\n`

/** @param text ends in a newline */
export const formatNote = ({ text, signatures }: SignedNote): string =>
  `${text}\n${signatures.map(signatureLine).join('')}`

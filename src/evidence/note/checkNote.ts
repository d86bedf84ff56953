import { cosignedText, timestampOf } from './cosignature.js'
import { isBy, type VerifierKey, verifiesWith } from './noteKeys.js'
import type { NoteSignature, SignedNote } from './signedNote.js'

/** What known keys say of a note. Lines of unknown keys are passed over, as C2SP signed-note asks. */
export interface NoteCheck {
  /** Known keys whose signature is right, in the order of the lines; each once. */
  readonly by: readonly VerifierKey[]
  /** Known keys whose line is wrong: the note was altered, or never signed by them. */
  readonly broken: readonly VerifierKey[]
}

export function checkNote({ text, signatures }: SignedNote, known: readonly VerifierKey[]): NoteCheck {
  const by = new Set<VerifierKey>()
  const broken = new Set<VerifierKey>()
  for (const signature of signatures) {
    const key = known.find((candidate) => isBy(signature, candidate))
    if (key !== undefined) (isRight(text, signature, key) ? by : broken).add(key)
  }
  return { by: [...by].filter((key) => !broken.has(key)), broken: [...broken] }
}

function isRight(text: string, { signature }: NoteSignature, key: VerifierKey): boolean {
  if (key.type === 'ed25519') return verifiesWith(key, text, signature)
  const timestamp = timestampOf(signature)
  return timestamp !== undefined && verifiesWith(key, cosignedText(text, timestamp), signature.subarray(8))
}

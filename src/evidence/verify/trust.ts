import { checkNote } from '../note/checkNote.js'
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint.js'
import { MalformedKeyError, parseVerifierKey, type VerifierKey } from '../note/noteKeys.js'
import { MalformedNoteError } from '../note/signedNote.js'
import type { Findings } from './report.js'

/** Whom the reader believes: keys that came to them on another way than the package. */
export interface Trust {
  readonly keys: readonly VerifierKey[]
  /** Each of them must have cosigned. */
  readonly witnesses: readonly VerifierKey[]
}

/** Undefined, with a finding, for what is no checkpoint. */
export function readCheckpoint(note: string, where: string, findings: Findings): Checkpoint | undefined {
  try {
    return parseCheckpoint(note)
  } catch (error) {
    if (!(error instanceof MalformedNoteError)) throw error
    findings.tampered(where, error.message)
    return undefined
  }
}

/** One check of the signatures of a checkpoint. Answers the names of the keys that signed it. */
export function checkSignatures(
  checkpoint: Checkpoint,
  where: string,
  { keys, witnesses }: Trust,
  claimed: readonly string[],
  findings: Findings,
): readonly string[] {
  const { by, broken } = checkNote(checkpoint, [...keys, ...witnesses])
  for (const { name, keyId } of broken)
    findings.tampered(where, `the signature of ${name} (key ${keyId}) does not belong to this text`)
  const trusted = by.filter((key) => keys.includes(key))
  if (trusted.length === 0 && broken.length === 0) sayWhoSigned(checkpoint, where, keys, claimed, findings)
  for (const witness of witnesses)
    if (!by.includes(witness) && !broken.includes(witness))
      findings.incomplete(where, `the witness ${witness.name} (key ${witness.keyId}) has not cosigned it`)
  return by.map(({ name, keyId }) => `${name} (key ${keyId})`)
}

/** Nobody whom the reader trusts. What the package says of its own key helps to find out, and proves nothing. */
function sayWhoSigned(
  checkpoint: Checkpoint,
  where: string,
  keys: readonly VerifierKey[],
  claimed: readonly string[],
  findings: Findings,
): void {
  const own = checkNote(checkpoint, claimed.flatMap(keyOrNone))
  for (const { name, keyId } of own.broken)
    findings.tampered(where, `the signature of ${name} (key ${keyId}) does not belong to this text`)
  if (own.by.length === 0 && own.broken.length > 0) return
  const signers = checkpoint.signatures.map(({ name, keyId }) => `${name} (key ${keyId})`).join(', ')
  findings.untrusted(
    where,
    keys.length === 0
      ? `signed by ${signers}; no key was given that is trusted. Get the key from the supervisory body, compare, and give it with --key`
      : `signed by ${signers}, none of which is among the trusted keys`,
  )
}

function keyOrNone(vkey: string): readonly VerifierKey[] {
  try {
    return [parseVerifierKey(vkey)]
  } catch (error) {
    if (error instanceof MalformedKeyError) return []
    throw error
  }
}

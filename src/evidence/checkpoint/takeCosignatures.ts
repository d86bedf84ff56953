import type { Kysely } from 'kysely'
import { checkNote } from '../note/checkNote.js'
import { parseCheckpoint } from '../note/checkpoint.js'
import { parseVerifierKey } from '../note/noteKeys.js'
import { signatureLine } from '../note/signedNote.js'
import { noteCosignatures } from './history.js'
import type { CheckpointSigner } from './signer.js'

/** What came back from a witness is not its cosignature of a checkpoint of this log. */
export class CosignatureRefusedError extends Error {
  override readonly name = 'CosignatureRefusedError'
}

/**
 * Adds to a checkpoint the lines of the witnesses that cosigned it, once each of them has been checked.
 * @param note the checkpoint as it came back, with the lines of the log and of the witnesses
 * @param witnesses vkeys of those who are expected
 * @returns who has cosigned it
 */
export async function takeCosignatures(
  db: Kysely<unknown>,
  signer: Pick<CheckpointSigner, 'verifierKeys' | 'origin'>,
  note: string,
  witnesses: readonly string[],
): Promise<readonly string[]> {
  const checkpoint = parseCheckpoint(note)
  const known = witnesses.map(parseVerifierKey)
  const log = await signer.verifierKeys()
  const { by, broken } = checkNote(checkpoint, [...log, ...known])
  const refuse = (why: string) => {
    throw new CosignatureRefusedError(why)
  }
  if (checkpoint.origin !== (await signer.origin()) || !by.some((key) => log.includes(key)))
    refuse('this is no checkpoint that this log has signed')
  if (broken.length > 0) refuse(`the line of ${broken[0]!.name} does not belong to this checkpoint`)
  const cosigners = by.filter((key) => known.includes(key))
  if (cosigners.length === 0) refuse('no witness that was named has cosigned it')
  const lines = checkpoint.signatures.filter(({ name, keyId }) =>
    cosigners.some((key) => key.name === name && key.keyId === keyId),
  )
  if (!(await noteCosignatures(db, checkpoint, lines.map(signatureLine))))
    refuse('the checkpoint is not among those that were kept')
  return cosigners.map(({ name }) => name)
}

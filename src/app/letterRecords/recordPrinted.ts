import type { Refusal } from '../../domain/decider.js'
import type { KeptFile } from '../../domain/keptFile.js'
import type { CommandOutcome } from '../command.js'
import type { FileStore } from '../files/fileStore.js'
import { KeyDestroyedError } from '../keys/errors.js'
import type { LetterDocument } from '../letters/letterDocument.js'
import { CharactersUnprintableError } from '../letters/letterErrors.js'
import { keepMade, type MadeFile } from './keptLetter.js'
import type { LetterPress } from './letterPress.js'

export interface Printing {
  readonly press: Pick<LetterPress, 'html' | 'pdf'>
  readonly files: Pick<FileStore, 'keep' | 'release'>
}
export interface ToPrint extends Pick<MadeFile, 'key' | 'commandId' | 'name'> {
  readonly document: LetterDocument
}
export interface Printed {
  readonly pdf: KeptFile
  readonly html: KeptFile
}

/** Prints a letter, seals both forms away and has them recorded; what no event names in the end is not kept. */
export async function recordPrinted(
  { press, files }: Printing,
  { document, ...made }: ToPrint,
  record: (printed: Printed) => Promise<CommandOutcome>,
): Promise<CommandOutcome> {
  try {
    const bytes = await press.pdf(document)
    const page = Buffer.from(press.html(document))
    const pdf = await keepMade(files, { ...made, place: 1_001, mediaType: 'application/pdf', bytes })
    const html = await keepMade(files, { ...made, place: 1_002, mediaType: 'text/html', bytes: page })
    const outcome = await record({ pdf, html })
    // Refused, or the very same letter is on record.
    if (!outcome.ok || outcome.events.length === 0)
      await Promise.all([pdf, html].map(({ fileId }) => files.release(made.key, fileId)))
    return outcome
  } catch (fault) {
    if (fault instanceof CharactersUnprintableError)
      return refusedWith({ code: 'LETTER_UNPRINTABLE', clause: '711-45', facts: { characters: [...fault.characters] } })
    if (fault instanceof KeyDestroyedError) return refusedWith({ code: 'KEY_DESTROYED', clause: 'SYS' })
    throw fault
  }
}

const refusedWith = (refusal: Refusal): CommandOutcome => ({ ok: false, refusals: [refusal] })

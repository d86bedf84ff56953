import type { Refusal } from '../../domain/decider.js'
import { WordsErasedError } from '../letterFacts/openedText.js'
import { LetterFactsMissingError } from '../letters/letterErrors.js'

/** Why a letter cannot be written. @throws what is no reason that a person can do something about */
export function whyNotWritten(fault: unknown): Refusal {
  if (fault instanceof LetterFactsMissingError)
    return { code: 'LETTER_FACTS_MISSING', clause: '711-45', missing: fault.missing }
  if (fault instanceof WordsErasedError) return { code: 'KEY_DESTROYED', clause: 'SYS' }
  throw fault
}

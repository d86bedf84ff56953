import type { LetterDocument } from './letterDocument.js'
import { LetterFactsMissingError } from './letterErrors.js'
import type { LetterFacts } from './letterFacts.js'
import type { LetterKind } from './letterKinds.js'
import { LETTERS } from './letters.js'
import { missingFacts } from './missingFacts.js'

/**
 * Fills the template of a kind of letter. Pure: the same facts make the same document.
 * @throws {LetterFactsMissingError} with every fact that the kind needs and that is absent or blank
 */
export function composeLetter(kind: LetterKind, facts: LetterFacts): LetterDocument {
  const missing = missingFacts(kind, facts)
  if (missing.length > 0) throw new LetterFactsMissingError(kind, missing)
  return LETTERS[kind].write(facts)
}

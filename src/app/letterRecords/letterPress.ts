import type { LetterDocument } from '../letters/letterDocument.js'
import type { LetterFacts } from '../letters/letterFacts.js'
import type { LetterKind as WrittenKind } from '../letters/letterKinds.js'

/** Turns facts into a letter, and a letter into what is printed. */
export interface LetterPress {
  /** @throws LetterFactsMissingError */
  readonly compose: (kind: WrittenKind, facts: LetterFacts) => LetterDocument
  readonly html: (document: LetterDocument) => string
  /** The same document makes the same bytes. @throws CharactersUnprintableError */
  readonly pdf: (document: LetterDocument) => Promise<Uint8Array>
  /** Of all templates together: which ones a letter was made with. */
  readonly version: string
}

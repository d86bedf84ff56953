import type { LetterKind } from './letterKinds.js'

/** A letter cannot be written: facts that it must state are not there. Names of facts only, never what they hold. */
export class LetterFactsMissingError extends Error {
  override readonly name = 'LetterFactsMissingError'

  constructor(
    readonly letter: LetterKind,
    /** Paths into the facts, such as `outcome.where` or `points.0.explanation`. */
    readonly missing: readonly string[],
  ) {
    super(`${letter}: missing ${missing.join(', ')}`)
  }
}

/** A document cannot be printed: no font that comes with the program has these characters. */
export class CharactersUnprintableError extends Error {
  override readonly name = 'CharactersUnprintableError'

  constructor(
    /** Each once. */
    readonly characters: readonly string[],
  ) {
    super(`no font has ${characters.map(codeOf).join(', ')}`)
  }
}

const codeOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

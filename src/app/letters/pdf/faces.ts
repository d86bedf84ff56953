import { glyphOf, type Glyph } from '../font/glyphs.js'
import type { Weight } from '../font/fontFiles.js'
import { trueTypeFont } from '../font/trueType.js'
import { CharactersUnprintableError } from '../letterErrors.js'
import { plainText } from '../plainText.js'

export interface WeightedText {
  readonly text: string
  readonly weight: Weight
}

/** The type that a document is set in: exactly the characters that it has. */
export interface Faces {
  /** In parts of the type size. */
  readonly widthOf: (character: string, weight: Weight) => number
  /** A font per weight in use. */
  readonly fonts: ReadonlyMap<Weight, Buffer>
}

const NAMES: Readonly<Record<Weight, string>> = { 400: 'GongkaiSong-Regular', 700: 'GongkaiSong-Bold' }
const WEIGHTS: readonly Weight[] = [400, 700]

/** @throws {CharactersUnprintableError} when no font has some of the characters */
export async function facesFor(texts: readonly WeightedText[]): Promise<Faces> {
  const glyphs = new Map<Weight, ReadonlyMap<string, Glyph>>()
  const missing = new Set<string>()
  for (const weight of WEIGHTS) {
    const characters = charactersOf(texts.filter((text) => text.weight === weight))
    const found = await Promise.all(characters.map((character) => glyphOf(character.codePointAt(0)!, weight)))
    characters.filter((_, index) => found[index] === undefined).forEach((character) => missing.add(character))
    glyphs.set(
      weight,
      new Map(characters.flatMap((character, i) => (found[i] ? [[character, found[i]] as const] : []))),
    )
  }
  if (missing.size > 0) throw new CharactersUnprintableError([...missing])
  return {
    widthOf: (character, weight) => {
      const glyph = glyphs.get(weight)!.get(character)
      if (glyph === undefined) throw new Error('a character is set that was not counted among the texts')
      return glyph.advance / 1000
    },
    fonts: new Map(
      [...glyphs]
        .filter(([, face]) => face.size > 0)
        .map(([weight, face]) => [weight, trueTypeFont(NAMES[weight], [...face.values()])]),
    ),
  }
}

/** Each once, sorted: the order of sentences does not change the font. */
const charactersOf = (texts: readonly WeightedText[]): readonly string[] =>
  [...new Set(texts.flatMap(({ text }) => [...plainText(text).replaceAll('\n', '')]))].sort()

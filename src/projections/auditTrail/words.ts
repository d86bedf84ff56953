import type { FieldChange } from './fields.js'

const HAN = /\p{Script=Han}/u
/** Of one event; what is longer than that is found by its beginning. */
const MOST_WORDS = 2_000

/** Case, width and form of characters make no difference to what is found. */
export const searchable = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Each two characters that stand beside each other, once: Chinese has no spaces to part words at. */
export const pairsOf = (text: string): readonly string[] => {
  const characters = [...searchable(text)]
  return [...new Set(characters.slice(1).map((character, at) => `${characters[at]!}${character}`))]
}

/** The words an event says in the clear, for looking them up; ids, hashes and dates are none. */
export function wordsOf(changes: readonly FieldChange[]): readonly string[] {
  const words = new Set<string>()
  for (const { after } of changes) collect(words, after)
  return [...words].slice(0, MOST_WORDS)
}

function collect(words: Set<string>, value: unknown): void {
  if (typeof value === 'string') {
    if (HAN.test(value)) for (const pair of pairsOf(value)) words.add(pair)
  } else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) collect(words, member)
}

import { isFilled } from './isFilled.js'
import type { LetterFactName, LetterFacts } from './letterFacts.js'
import type { LetterKind } from './letterKinds.js'
import { LETTERS } from './letters.js'
import { missingInOutcome, missingInRemedies } from './missingOfReply.js'

/** What each entry of a list has to have. */
const ENTRIES: Readonly<Partial<Record<LetterFactName, readonly string[]>>> = {
  points: ['element', 'explanation'],
  parts: ['description'],
  feeBands: ['from', 'rate'],
  searches: ['where', 'keywords', 'searchedOn'],
  opinions: ['level'],
}

/** Every fact that a kind of letter needs and that is absent, blank or no value of its kind; by path. */
export function missingFacts(kind: LetterKind, facts: LetterFacts): readonly string[] {
  const { needs, may } = LETTERS[kind]
  const states = (name: LetterFactName) => needs.includes(name) || may.includes(name)
  const missing = [
    ...needs.flatMap((name) => missingIn(name, facts[name])),
    ...may.filter((name) => isGiven(facts[name])).flatMap((name) => missingIn(name, facts[name])),
    ...(states('outcome') ? missingInOutcome(kind, facts) : []),
    ...(states('remedies') ? missingInRemedies(facts) : []),
  ]
  return [...new Set(missing)]
}

function missingIn(name: LetterFactName, value: unknown): readonly string[] {
  const fields = ENTRIES[name]
  if (fields === undefined || !Array.isArray(value)) return isFilled(name, value) ? [] : [name]
  if (value.length === 0) return [name]
  return (value as readonly Readonly<Record<string, unknown>>[]).flatMap((entry, index) =>
    fields.filter((field) => !isFilled(field, entry[field])).map((field) => `${name}.${index}.${field}`),
  )
}

/** An empty list says the same as none, where there need not be one. */
const isGiven = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0)

import { normalised } from './files/text/passages.js'

const SHORTEST_CORE = 4
/** A numeral of a heading is no passage. */
const SHORTEST_CLAUSE = 2
const MOST_PASSAGES = 500

/** What ends a clause of the normalised text that the public gets. */
const CLAUSE_END = /[。；！？，、!?;,]/u
const LONGEST_REPLACEMENT = 40
/** Numbers of persons, cards and files: each gives something away by itself, wherever it is left over. */
const NUMBER = /[\da-z]{6,}/g

/**
 * What stands in the original and no longer in what the public gets: clause by clause, each cut down to what was
 * taken out of it, and every longer number in it. The review form says where a withheld passage stands and never what
 * it says, so this is how the program knows what must not be left over anywhere (711-37).
 */
export function withheldText(original: string, disclosed: string): readonly string[] {
  const left = normalised(disclosed)
  const passages = new Set<string>()
  for (const clause of original.split(/[。；！？，、!?;,\r\n]/u)) {
    const text = normalised(clause)
    if (text.length < SHORTEST_CLAUSE || left.includes(text)) continue
    const core = coreOf(text, left)
    for (const passage of [core, ...(core.match(NUMBER) ?? [])]) passages.add(passage)
    if (passages.size >= MOST_PASSAGES) break
  }
  return [...passages]
}

/** The clause without what is still shown of its beginning and end; a core too short to mean anything is not cut out. */
function coreOf(clause: string, left: string): string {
  const start = longest(clause.length, (length) => left.includes(clause.slice(0, length)))
  const from = left.indexOf(clause.slice(0, start)) + start
  // Only what follows in the same place: the same words elsewhere say nothing about this clause.
  const following = left.slice(from, from + LONGEST_REPLACEMENT).split(CLAUSE_END)[0] ?? ''
  const end = longest(clause.length - start, (length) => following.endsWith(clause.slice(clause.length - length)))
  const core = clause.slice(start, clause.length - end)
  return core.length >= SHORTEST_CORE ? core : clause
}

/** The greatest length up to `most` for which it holds; what holds for a length holds for every shorter one. */
function longest(most: number, holds: (length: number) => boolean): number {
  let [low, high] = [0, most]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}

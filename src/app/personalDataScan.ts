import { detectors } from './personalData/detectors.js'
import type { Detector, TextHit } from './personalData/detector.js'
import { searchable } from './personalData/searchable.js'

export type { TextHit } from './personalData/detector.js'

/**
 * Identity numbers, telephone numbers, bank cards, home addresses, licence plates, illnesses (711-15), in the order of
 * the text. How well it finds them is measured on a labelled set (docs/personal-data.md).
 */
export function personalDataIn(text: string): readonly TextHit[] {
  const { text: searched, placeOf } = searchable(text)
  const hits: TextHit[] = []
  for (const detector of detectors) {
    for (const hit of hitsOf(detector, searched)) {
      if (!hits.some((other) => overlap(other, hit))) hits.push(hit)
    }
  }
  return hits
    .sort((a, b) => a.at - b.at)
    .map(({ kind, at, length }) => ({ kind, at: placeOf(at), length: placeOf(at + length - 1) + 1 - placeOf(at) }))
}

/** Where a find turns out to be none, the search goes on behind its first character: the true one may begin inside. */
function* hitsOf({ kind, pattern, holds }: Detector, text: string): Generator<TextHit> {
  const search = new RegExp(pattern)
  for (let found = search.exec(text); found !== null; found = search.exec(text)) {
    const hit = { kind, at: found.index, length: found[0].length }
    if (holds?.(found[0], surroundings(text, hit)) ?? true) yield hit
    else search.lastIndex = found.index + 1
  }
}

const AROUND = 16
const surroundings = (text: string, { at, length }: TextHit): { readonly before: string; readonly after: string } => ({
  before: text.slice(Math.max(0, at - AROUND), at),
  after: text.slice(at + length, at + length + AROUND),
})

const overlap = (a: TextHit, b: TextHit): boolean => a.at < b.at + b.length && b.at < a.at + a.length

import { detectors } from './personalData/detectors.js'
import type { Detector, TextHit } from './personalData/detector.js'

export type { TextHit } from './personalData/detector.js'

/** Full-width digits and letters are digits and letters; each stays one character, so that places stay true. */
const halfWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\u2002-\u200a]/g, ' ')

/**
 * Identity numbers, telephone numbers, bank cards, home addresses, licence plates, illnesses (711-15), in the order of
 * the text. How well it finds them is measured on a labelled set (docs/personal-data.md).
 */
export function personalDataIn(text: string): readonly TextHit[] {
  const searched = halfWidth(text)
  const hits: TextHit[] = []
  for (const detector of detectors) {
    for (const hit of hitsOf(detector, searched)) {
      if (!hits.some((other) => overlap(other, hit))) hits.push(hit)
    }
  }
  return hits.sort((a, b) => a.at - b.at)
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

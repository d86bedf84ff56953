/** Radicals that some PDF writers use for the whole character and that Unicode does not fold. */
const RADICALS = '⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳'
const CHARACTERS = '母民西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟'
const RADICAL = new RegExp(`[${RADICALS}]`, 'gu')
const SHORTEST_SENTENCE = 12

/** Stands between texts that do not follow one another; no passage matches across it. */
export const GAP = '\u0001'

/** Makes two texts equal when a reader would take them for the same: width, breaks, hyphens, invisible characters, case. */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}\u00b7\u3164]+/gu, '')
    .replace(RADICAL, (radical) => CHARACTERS[RADICALS.indexOf(radical)]!)
    .toLowerCase()
}

/** A withheld passage and its longer sentences: one sentence that is left over is a passage left over. */
export interface Wanted {
  readonly passage: number
  readonly pieces: readonly string[]
}

export function wantedPieces(passages: readonly string[]): readonly Wanted[] {
  return passages.map((passage, index) => {
    const sentences = passage.split(/[。；！？!?;\r\n]/u).map(normalised)
    const long = sentences.filter((sentence) => sentence.length >= SHORTEST_SENTENCE)
    return { passage: index, pieces: [...new Set([normalised(passage), ...long])].filter((piece) => piece !== '') }
  })
}

/** Which passages stand in the text. */
export function passagesIn(text: string, wanted: readonly Wanted[]): readonly number[] {
  const haystack = normalised(text)
  return wanted.filter(({ pieces }) => pieces.some((piece) => haystack.includes(piece))).map(({ passage }) => passage)
}

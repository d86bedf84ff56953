/** One line of text as it is set; `width` without the spread of a justified line. */
export interface Line {
  readonly text: string
  readonly width: number
  /** The last one of its paragraph: it is not spread. */
  readonly ends: boolean
}

export interface Measure {
  /** Of the first line, and of those after it. */
  readonly first: number
  readonly rest: number
  readonly widthOf: (character: string) => number
}

/** May not begin a line: closing marks, commas, the second half of a dash (GB/T 15834). */
const NO_START = new Set('，。、；：？！）》〉」』】〕”’％‰℃…—～·,.;:?!)]}%/')
/** May not end one. */
const NO_END = new Set('（《〈「『【〔“‘￥([{$')
/** Foreign words and numbers stay whole as far as they fit. */
const PIECES = / |[\u0021-\u007e\u00c0-\u024f]+|[^]/gu

/** Breaks a paragraph without line feeds into lines, by the rules of Chinese typesetting (避头尾). */
export function breakLines(text: string, { first, rest, widthOf }: Measure): readonly Line[] {
  const widthOfText = (piece: string): number => [...piece].reduce((sum, character) => sum + widthOf(character), 0)
  const lines: Line[] = []
  let line = ''
  let width = 0
  const room = () => (lines.length === 0 ? first : rest)
  const close = (ends: boolean): void => {
    const set = line.trimEnd()
    lines.push({ text: set, width: widthOfText(set), ends })
    line = ''
    width = 0
  }
  for (const unit of fitting(unitsOf(text), Math.min(first, rest), widthOfText)) {
    const unitWidth = widthOfText(unit)
    if (line !== '' && width + unitWidth > room() + 0.01 && unit !== ' ') close(false)
    if (line === '' && unit === ' ' && lines.length > 0) continue
    line += unit
    width += unitWidth
  }
  close(true)
  return lines
}

/** What must stay together on a line. */
function unitsOf(text: string): readonly string[] {
  const units: string[] = []
  for (const piece of text.match(PIECES) ?? []) {
    const last = units.at(-1)
    const isGlued = last !== undefined && (NO_START.has(piece[0]!) || NO_END.has(last.at(-1)!))
    if (isGlued && piece !== ' ' && last !== ' ') units[units.length - 1] = last + piece
    else units.push(piece)
  }
  return units
}

/** A unit that is longer than a line is set character by character. */
const fitting = (units: readonly string[], longest: number, widthOfText: (text: string) => number): readonly string[] =>
  units.flatMap((unit) => (widthOfText(unit) > longest ? [...unit] : [unit]))

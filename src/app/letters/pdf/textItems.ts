import type { Weight } from '../font/fontFiles.js'
import { plainText } from '../plainText.js'
import type { Faces } from './faces.js'
import { baselineIn, type Setting } from './geometry.js'
import type { Item } from './items.js'
import { breakLines, type Line } from './lines.js'
import type { Element } from './sheet.js'

export interface Column {
  readonly left: number
  readonly width: number
}
export interface TextStyle extends Setting {
  readonly weight: Weight
  readonly align: 'justify' | 'left' | 'center' | 'right'
  /** Of the first line, in characters. */
  readonly indent: number
  readonly before: number
  /** Not to be parted from what follows. */
  readonly keep: boolean
}

/** Widest spread, in parts of the type size: a line with one long word stays ragged. */
const WIDEST_SPREAD = 0.25

/** The lines of a text as items. First and last ones never stand alone on a page. */
export function textItems(
  text: string,
  style: TextStyle,
  column: Column,
  faces: Faces,
  element: Element,
): readonly Item[] {
  const lines = plainText(text)
    .split('\n')
    .flatMap((paragraph) =>
      breakLines(paragraph, {
        first: column.width - style.indent * style.size,
        rest: column.width,
        widthOf: (character) => faces.widthOf(character, style.weight) * style.size,
      }).map((line, index) => ({ line, indent: index === 0 ? style.indent * style.size : 0 })),
    )
  return lines.map(({ line, indent }, index) => ({
    height: style.leading,
    before: index === 0 ? style.before : 0,
    keep: style.keep && index >= lines.length - 2 ? true : isKept(index, lines.length),
    draw: (sheet, y) => {
      if (line.text === '') return
      const spacing = style.align === 'justify' ? spreadOf(line, column.width - indent, style.size) : 0
      sheet.pieces.push({
        element,
        text: line.text,
        x: column.left + indent + shiftOf(line, style, column.width),
        y: y + baselineIn(style),
        size: style.size,
        weight: style.weight,
        spacing,
      })
    },
  }))
}

/** Two lines at the foot and two at the head of a page. */
const isKept = (index: number, count: number): boolean => count > 1 && (index === 0 || index === count - 2)

function spreadOf(line: Line, width: number, size: number): number {
  const gaps = [...line.text].length - 1
  const spread = gaps > 0 && !line.ends ? (width - line.width) / gaps : 0
  return spread > 0 && spread <= WIDEST_SPREAD * size ? spread : 0
}

function shiftOf(line: Line, { align }: TextStyle, width: number): number {
  if (align === 'center') return (width - line.width) / 2
  return align === 'right' ? width - line.width : 0
}

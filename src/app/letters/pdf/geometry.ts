import type { LetterDocument } from '../letterDocument.js'

const MM = 72 / 25.4
const A4 = { short: 210 * MM, long: 297 * MM }

/** Sizes in points. */
export interface Geometry {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly top: number
  /** 版心: where text stands. */
  readonly textWidth: number
  readonly textHeight: number
  /** Baseline of the page number. */
  readonly numberY: number
}

/** GB/T 9704: 版心 156 mm × 225 mm, 22 lines of 28 characters, page number 7 mm below. */
const PORTRAIT: Geometry = {
  width: A4.short,
  height: A4.long,
  left: 28 * MM,
  top: 37 * MM,
  textWidth: 156 * MM,
  textHeight: 225 * MM,
  numberY: (37 + 225 + 7) * MM + 10,
}
/** Forms: more room for the table. */
const FORM: Geometry = {
  ...PORTRAIT,
  left: 24 * MM,
  top: 24 * MM,
  textWidth: 162 * MM,
  textHeight: 248 * MM,
  numberY: (24 + 248 + 5) * MM + 10,
}
const LANDSCAPE: Geometry = {
  width: A4.long,
  height: A4.short,
  left: 20 * MM,
  top: 22 * MM,
  textWidth: 257 * MM,
  textHeight: 165 * MM,
  numberY: (22 + 165 + 7) * MM + 10,
}

export function geometryOf({ landscape, form }: Pick<LetterDocument, 'landscape' | 'form'>): Geometry {
  if (landscape) return LANDSCAPE
  return form ? FORM : PORTRAIT
}

/** Type size and distance of lines. */
export interface Setting {
  readonly size: number
  readonly leading: number
}
/** 三号, 28 to a line and 22 lines to a page. */
export const BODY: Setting = { size: 15.75, leading: 28.95 }
/** 二号 */
export const TITLE: Setting = { size: 22, leading: 34 }
export const NOTE: Setting = { size: 14, leading: 24 }
export const SMALL: Setting = { size: 10.5, leading: 17 }
export const CELL: Setting = { size: 12, leading: 18 }
export const DENSE_CELL: Setting = { size: 9, leading: 13 }

/** Where the baseline of a line stands, so that characters are in the middle of it. */
export const baselineIn = ({ size, leading }: Setting): number => (leading - size) / 2 + 0.88 * size

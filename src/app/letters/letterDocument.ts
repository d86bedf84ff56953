import type { LocalDate } from '../../domain/values.js'

/**
 * A letter, form or report as plain data: what is said, not what it looks like. Every text is what a reader sees, in
 * Chinese, without markup; a line feed in it is a new line. The renderers decide on type, indent and pages.
 */
export interface LetterDocument {
  /** 标题, centred; each entry one line. */
  readonly title: readonly string[]
  /** 发文字号 or number of the form. */
  readonly number?: string
  /** 主送: whom it is addressed to, without the colon. */
  readonly addressee?: string
  readonly blocks: readonly LetterBlock[]
  /** 落款. The seal is set over it. */
  readonly signature?: LetterSignature
  /** 附件, in their order: names only. */
  readonly attachments: readonly string[]
  /** 附注 below the signature, such as contact and way to return a form. */
  readonly notes: readonly string[]
  /** A form rather than a letter: margins are narrower, notes smaller. */
  readonly form?: true
  /** A4 on its long side for tables with many columns. Absent: portrait. */
  readonly landscape?: true
}

export interface LetterSignature {
  /** Full name of the agency, one entry per signing agency. */
  readonly agencies: readonly string[]
  /** 成文日期 */
  readonly date: LocalDate
}

export type LetterBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** Body text; the first line is indented by two characters unless `flush`. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly flush?: true }
  /** `1.` `2.` … */
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | LetterTable
  | { readonly kind: 'pageBreak' }

/** Cells fill the grid from left to right as in HTML: a place that a cell above or to the left reaches over is left out. */
export interface LetterTable {
  readonly kind: 'table'
  readonly caption?: string
  /** Relative widths, one per column of the grid. */
  readonly widths: readonly number[]
  /** Rows repeated at the top of each page. */
  readonly head: readonly (readonly LetterCell[])[]
  readonly rows: readonly (readonly LetterCell[])[]
  /** Small type, for tables with many columns. */
  readonly dense?: true
}

export interface LetterCell {
  readonly text: string
  /** How many columns and rows it takes; 1 where absent. */
  readonly columns?: number
  readonly rows?: number
  readonly align?: 'left' | 'center' | 'right'
  /** A label, not a value: set in bold, and a header cell for a screen reader. */
  readonly label?: true
  /** Least height in lines, for room to write by hand. */
  readonly lines?: number
}

import type { Weight } from '../font/fontFiles.js'

/** What a stretch of text is, for programs that read aloud (PDF structure types). */
export type Role = 'Document' | 'H1' | 'H2' | 'H3' | 'P' | 'L' | 'LI' | 'Table' | 'Caption' | 'TR' | 'TH' | 'TD'

/** A node of the structure tree; parents come before their children. */
export interface Element {
  readonly role: Role
  readonly parent?: Element
  readonly scope?: 'Row' | 'Column'
}

/** One line of text; `y` is its baseline. Points from the upper left corner of the page. */
export interface TextPiece {
  readonly element: Element
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly weight: Weight
  /** Added after each character, to spread a justified line. */
  readonly spacing: number
}

/** The border of a table cell. */
export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Sheet {
  readonly pieces: TextPiece[]
  readonly frames: Frame[]
}

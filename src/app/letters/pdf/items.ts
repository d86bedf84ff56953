import type { Sheet } from './sheet.js'

/** Something that stands on one page, of a known height. Items follow one another from top to bottom. */
export interface Item {
  readonly height: number
  /** Space above, left out at the top of a page. */
  readonly before: number
  /** Not to be parted from what follows. */
  readonly keep: boolean
  readonly draw: (sheet: Sheet, y: number) => void
  /** What fits into the height given, and the rest; undefined when nothing does. */
  readonly split?: (available: number) => readonly [Item, Item] | undefined
  /** Repeated above it where it is the first one on a page: the head of its table. */
  readonly head?: Item
  /** Begins a page of its own. */
  readonly onNewPage?: true
}

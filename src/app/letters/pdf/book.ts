import type { Item } from './items.js'
import type { Sheet } from './sheet.js'

/** Pages being filled from top to bottom. */
export interface Book {
  readonly sheets: readonly Sheet[]
  /** Height of a page. */
  readonly height: number
  /** Height that is left on the page. */
  readonly room: () => number
  readonly atTop: () => boolean
  /** Something but the repeated head of a table stands on the page. */
  readonly hasText: () => boolean
  readonly turn: (head: Item | undefined) => void
  readonly set: (item: Item) => void
}

export function openBook(height: number): Book {
  const sheets: Sheet[] = []
  let y = height
  let headEnd = 0
  const book: Book = {
    sheets,
    height,
    room: () => height - y,
    atTop: () => y === 0,
    hasText: () => sheets.length > 0 && y > headEnd,
    turn: (head) => {
      sheets.push({ pieces: [], frames: [] })
      y = 0
      headEnd = 0
      if (head !== undefined) book.set(head)
      headEnd = y
    },
    set: (item) => {
      const top = y === 0 ? 0 : y + item.before
      item.draw(sheets.at(-1)!, top)
      y = top + item.height
    },
  }
  return book
}

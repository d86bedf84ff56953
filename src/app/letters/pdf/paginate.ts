import { type Book, openBook } from './book.js'
import type { Item } from './items.js'
import type { Sheet } from './sheet.js'

/** Items that stay together as far as they fit on one page. */
type Group = readonly Item[]

/** Items that are higher than this part of a page may be parted, so that no page stays half empty. */
const TALL = 1 / 3
/** Least room, as a part of the page, in which the beginning of a tall item is set. */
const WORTH_SPLITTING = 1 / 6
/** Heights are sums of fractions. */
const ROUNDING = 0.01

/** Sets items on as many pages as they need. Every item is drawn, whole or in parts. */
export function paginate(items: readonly Item[], pageHeight: number): readonly Sheet[] {
  const book = openBook(pageHeight)
  const waiting = groupsOf(items).reverse()
  while (waiting.length > 0) waiting.push(...[...setGroup(waiting.pop()!, book)].reverse())
  return book.sheets
}

/** Sets as much of a group as goes together, and answers what is left of it. */
function setGroup(group: Group, book: Book): readonly Group[] {
  const first = group[0]!
  if (book.sheets.length === 0 || (first.onNewPage && !book.atTop())) book.turn(first.head)
  if (heightOf(group, book.atTop()) <= book.room() + ROUNDING) {
    group.forEach(book.set)
    return []
  }
  if (!mayBeParted(group, book)) {
    book.turn(first.head)
    group.forEach(book.set)
    return []
  }
  if (group.length === 1) return partItem(first, book)
  if (!book.atTop() && book.room() < WORTH_SPLITTING * book.height) book.turn(first.head)
  return group.map((item) => [{ ...item, keep: false }])
}

/** It is higher than a page, or a single item so high that it would leave much of this page empty. */
function mayBeParted(group: Group, book: Book): boolean {
  const height = heightOf(group, true)
  if (height > book.height - (group[0]!.head?.height ?? 0)) return true
  return group.length === 1 && height > TALL * book.height && book.room() > WORTH_SPLITTING * book.height
}

function partItem(item: Item, book: Book): readonly Group[] {
  const parts = item.split?.(book.room() - (book.atTop() ? 0 : item.before))
  if (parts !== undefined) {
    book.set(parts[0])
    book.turn(parts[1].head)
    return [[parts[1]]]
  }
  if (!book.hasText()) throw new Error(`nothing of an item of ${item.height} points fits on a page`)
  book.turn(item.head)
  return [[item]]
}

function groupsOf(items: readonly Item[]): Group[] {
  const groups: Item[][] = []
  items.forEach((item, index) => {
    if (index > 0 && items[index - 1]!.keep && !item.onNewPage) groups.at(-1)!.push(item)
    else groups.push([item])
  })
  return groups
}

const heightOf = (group: Group, atTop: boolean): number =>
  group.reduce((sum, { height, before }, index) => sum + height + (atTop && index === 0 ? 0 : before), 0)

import type { Weight } from '../font/fontFiles.js'
import { baselineIn, type Setting } from './geometry.js'
import type { Item } from './items.js'
import type { Line } from './lines.js'
import type { Element, Sheet } from './sheet.js'

export interface TableSetting extends Setting {
  /** Left edge of each column, and the right edge of the last. */
  readonly edges: readonly number[]
  readonly padX: number
  readonly padY: number
}

/** A cell with its lines; `row` counts from the first row of its group. */
export interface LaidCell {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
  readonly lines: readonly Line[]
  readonly leastLines: number
  readonly align: 'left' | 'center' | 'right'
  readonly weight: Weight
  readonly isLabel: boolean
  readonly element: Element
}

/** Least lines that are set before a page turn inside a row. */
const WORTH_SETTING = 2

/** A group of rows as one item; where no page has room for it, it is parted between rows or between lines. */
export function rowsItem(cells: readonly LaidCell[], setting: TableSetting, head?: Item): Item {
  const heights = heightsOf(cells, setting)
  const height = sum(heights)
  return {
    height,
    before: 0,
    keep: false,
    ...(head === undefined ? {} : { head }),
    draw: (sheet, y) => cells.forEach((cell) => drawCell(sheet, cell, { y, heights, setting })),
    split: (available) => {
      const parts = partedBetweenRows(cells, heights, available, setting) ?? partedInFirstRow(cells, available, setting)
      return parts?.map((part) => rowsItem(part, setting, head)) as [Item, Item] | undefined
    },
  }
}

const linesHeight = (count: number, { leading, padY }: TableSetting): number => count * leading + 2 * padY
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const rowCount = (cells: readonly LaidCell[]): number => Math.max(...cells.map(({ row, rows }) => row + rows))

/** Of each row; what a cell over several rows needs more goes to its last row. */
function heightsOf(cells: readonly LaidCell[], setting: TableSetting): readonly number[] {
  const heights = Array.from({ length: rowCount(cells) }, () => linesHeight(1, setting))
  for (const cell of [...cells].sort((a, b) => a.rows - b.rows)) {
    const needed = linesHeight(Math.max(cell.lines.length, cell.leastLines), setting)
    const last = cell.row + cell.rows - 1
    heights[last]! += Math.max(0, needed - sum(heights.slice(cell.row, last + 1)))
  }
  return heights
}

function drawCell(
  sheet: Sheet,
  { row, rows, column, columns, lines, align, weight, element }: LaidCell,
  { y, heights, setting }: { readonly y: number; readonly heights: readonly number[]; readonly setting: TableSetting },
): void {
  const { edges, padX, size, leading } = setting
  const top = y + sum(heights.slice(0, row))
  const height = sum(heights.slice(row, row + rows))
  const left = edges[column]!
  const width = edges[column + columns]! - left
  sheet.frames.push({ x: left, y: top, width, height })
  const firstLine = top + (height - lines.length * leading) / 2
  lines.forEach((line, index) => {
    if (line.text === '') return
    const free = width - 2 * padX - line.width
    const shift = align === 'center' ? free / 2 : align === 'right' ? free : 0
    const baseline = firstLine + index * leading + baselineIn(setting)
    sheet.pieces.push({ element, text: line.text, x: left + padX + shift, y: baseline, size, weight, spacing: 0 })
  })
}

type Parts = readonly [readonly LaidCell[], readonly LaidCell[]]

/** As many whole rows as fit. A cell that reaches beyond gives its lines to both parts; a label stands in both. */
function partedBetweenRows(
  cells: readonly LaidCell[],
  heights: readonly number[],
  available: number,
  setting: TableSetting,
): Parts | undefined {
  const fitting = heights.findIndex((_, index) => sum(heights.slice(0, index + 1)) > available)
  if (fitting <= 0) return undefined
  const above = cells
    .filter(({ row }) => row < fitting)
    .map((cell) => {
      const room = Math.floor((sum(heights.slice(cell.row, fitting)) - 2 * setting.padY) / setting.leading)
      const isParted = cell.row + cell.rows > fitting
      return isParted ? { ...cell, rows: fitting - cell.row, lines: cell.lines.slice(0, room), leastLines: 1 } : cell
    })
  const below = cells
    .filter(({ row, rows }) => row + rows > fitting)
    .map((cell) => {
      if (cell.row >= fitting) return { ...cell, row: cell.row - fitting }
      const set = above.find(({ element }) => element === cell.element)!.lines.length
      return { ...cell, row: 0, rows: cell.row + cell.rows - fitting, lines: remaining(cell, set), leastLines: 1 }
    })
  return [above, inReadingOrder(below)]
}

/** As many lines of the first row as fit, where it alone is too high. */
function partedInFirstRow(cells: readonly LaidCell[], available: number, setting: TableSetting): Parts | undefined {
  const fitting = Math.floor((available - 2 * setting.padY) / setting.leading)
  const first = cells.filter(({ row }) => row === 0)
  const longest = Math.max(...first.map(({ lines, leastLines }) => Math.max(lines.length, leastLines)))
  // Two lines at least on the next page too.
  const count = fitting === longest - 1 ? fitting - 1 : fitting
  if (count < WORTH_SETTING) return undefined
  const above = first.map((cell) => ({
    ...cell,
    rows: 1,
    lines: cell.lines.slice(0, count),
    leastLines: Math.min(cell.leastLines, count),
  }))
  const below = cells.map((cell) =>
    cell.row > 0 ? cell : { ...cell, lines: remaining(cell, count), leastLines: Math.max(1, cell.leastLines - count) },
  )
  return [above, below]
}

const remaining = ({ lines, isLabel }: LaidCell, set: number): readonly Line[] =>
  isLabel && lines.length <= set ? lines : lines.slice(set)

const inReadingOrder = (cells: readonly LaidCell[]): readonly LaidCell[] =>
  [...cells].sort((a, b) => a.row - b.row || a.column - b.column)

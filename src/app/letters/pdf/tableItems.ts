import type { LetterCell, LetterTable } from '../letterDocument.js'
import { plainText } from '../plainText.js'
import type { Faces } from './faces.js'
import { CELL, DENSE_CELL, type Setting } from './geometry.js'
import type { Item } from './items.js'
import { breakLines, type Line } from './lines.js'
import { rowsItem, type LaidCell, type TableSetting } from './rowsItem.js'
import type { Element } from './sheet.js'
import { placeCells, rowGroups, type PlacedCell } from './tableGrid.js'
import type { Column } from './textItems.js'

/** A table as items: a group of rows each, with the head repeated on every page. */
export function tableItems(
  table: LetterTable,
  { left, width }: Column,
  faces: Faces,
  { element, before }: { readonly element: Element; readonly before: number },
): readonly Item[] {
  const type: Setting = table.dense ? DENSE_CELL : CELL
  const total = table.widths.reduce((sum, part) => sum + part, 0)
  const edges = table.widths.reduce<number[]>((all, part) => [...all, all.at(-1)! + (width * part) / total], [left])
  const setting: TableSetting = { ...type, edges, padX: table.dense ? 2.5 : 5, padY: table.dense ? 2 : 4 }

  const laid = (rows: LetterTable['rows'], scope: 'Column' | 'Row'): readonly (readonly LaidCell[])[] => {
    return rowGroups(placeCells(rows, table.widths.length)).map((cells) => {
      const from = cells[0]!.row
      const elements = new Map(cells.map(({ row }): [number, Element] => [row, { role: 'TR', parent: element }]))
      return cells.map((placed) => laidCell(placed, { from, elements, scope, setting, faces }))
    })
  }

  const head = laid(table.head, 'Column').map((cells) => rowsItem(cells, setting))
  const isRepeated = head.length > 0 && heightOf(head) <= HIGHEST_REPEATED
  const repeated = isRepeated ? stacked(head) : undefined
  const body = laid(table.rows, 'Row').map((cells) => rowsItem(cells, setting, repeated))
  const items = repeated === undefined ? [...head, ...body] : [{ ...repeated, keep: true }, ...body]
  return items.map((item, index) => (index === 0 ? { ...item, before } : item))
}

/** A head that takes up half of the page stands at the beginning only. */
const HIGHEST_REPEATED = 230

const heightOf = (items: readonly Item[]): number => items.reduce((sum, { height }) => sum + height, 0)

/** The rows of a head, one above the other. */
const stacked = (items: readonly Item[]): Item => ({
  height: heightOf(items),
  before: 0,
  keep: false,
  draw: (sheet, y) => {
    let top = y
    for (const item of items) {
      item.draw(sheet, top)
      top += item.height
    }
  },
})

interface Laying {
  readonly from: number
  /** Of each row. */
  readonly elements: ReadonlyMap<number, Element>
  readonly scope: 'Column' | 'Row'
  readonly setting: TableSetting
  readonly faces: Faces
}

function laidCell(placed: PlacedCell, { from, elements, scope, setting, faces }: Laying): LaidCell {
  const { cell, row, column, rows, columns } = placed
  const isHead = cell.label === true || scope === 'Column'
  const weight = isHead ? 700 : 400
  const width = setting.edges[column + columns]! - setting.edges[column]!
  const parent = elements.get(row)!
  return {
    row: row - from,
    column,
    rows,
    columns,
    lines: cellLines(cell, width - 2 * setting.padX, (character) => faces.widthOf(character, weight) * setting.size),
    leastLines: cell.lines ?? 1,
    align: cell.align ?? (isHead ? 'center' : 'left'),
    weight,
    isLabel: isHead,
    element: isHead ? { role: 'TH', parent, scope } : { role: 'TD', parent },
  }
}

const cellLines = ({ text }: LetterCell, width: number, widthOf: (character: string) => number): readonly Line[] => {
  const plain = plainText(text)
  return plain === ''
    ? []
    : plain.split('\n').flatMap((paragraph) => breakLines(paragraph, { first: width, rest: width, widthOf }))
}

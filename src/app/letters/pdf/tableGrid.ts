import type { LetterCell } from '../letterDocument.js'

/** A cell at its place in the grid. */
export interface PlacedCell {
  readonly cell: LetterCell
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** Finds the place of each cell: from left to right, passing over what cells above reach into. */
export function placeCells(rows: readonly (readonly LetterCell[])[]): readonly PlacedCell[] {
  const taken = new Set<string>()
  return rows.flatMap((cells, row) => {
    let column = 0
    return cells.map((cell) => {
      while (taken.has(`${row}.${column}`)) column += 1
      const placed = {
        cell,
        row,
        column,
        rows: Math.min(cell.rows ?? 1, rows.length - row),
        columns: cell.columns ?? 1,
      }
      for (let r = 0; r < placed.rows; r += 1)
        for (let c = 0; c < placed.columns; c += 1) taken.add(`${row + r}.${column + c}`)
      column += placed.columns
      return placed
    })
  })
}

/** Rows that cells reach over together, as ranges of row numbers: such rows stay on one page as far as they fit. */
export function rowGroups(
  cells: readonly PlacedCell[],
  count: number,
): readonly (readonly [from: number, to: number])[] {
  const groups: [number, number][] = []
  for (let row = 0; row < count; row += 1) {
    const reach = Math.max(row + 1, ...cells.filter((cell) => cell.row === row).map((cell) => cell.row + cell.rows))
    const last = groups.at(-1)
    if (last !== undefined && row < last[1]) last[1] = Math.max(last[1], reach)
    else groups.push([row, reach])
  }
  return groups
}

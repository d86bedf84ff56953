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
export function placeCells(rows: readonly (readonly LetterCell[])[], width: number): readonly PlacedCell[] {
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
      if (column > width) throw new Error(`a cell of row ${row} reaches beyond the ${width} columns of its table`)
      return placed
    })
  })
}

/** Cells of rows that cells reach over together: such rows stay on one page as far as they fit. In order. */
export function rowGroups(cells: readonly PlacedCell[]): readonly (readonly PlacedCell[])[] {
  const groups: PlacedCell[][] = []
  let reach = 0
  let from = -1
  for (const cell of cells) {
    // A new row begins a group unless a cell above still reaches into it.
    if (cell.row !== from && cell.row >= reach) groups.push([])
    from = cell.row
    reach = Math.max(reach, cell.row + cell.rows)
    groups.at(-1)!.push(cell)
  }
  return groups
}

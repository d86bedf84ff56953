/** One line of the report. Without a `goal` it is for information; `holds` is null where nothing was to hold or it was not run. */
export interface BenchRow {
  readonly name: string
  /** Null when it was not run at this size. */
  readonly value: number | null
  readonly unit: string
  /** What it stands beside, measured in the same run. */
  readonly reference: string | null
  readonly referenceValue: number | null
  /** value / referenceValue. */
  readonly ratio: number | null
  /** In words: `≥ 2 × reference`, `≥ 35000 events/s`. */
  readonly goal: string | null
  readonly holds: boolean | null
}

export interface BenchContext {
  /** Smaller sizes, shorter runs: all modules together within 90 seconds. */
  readonly quick: boolean
  /** For people, on standard error. */
  readonly say: (line: string) => void
}

/** What a file `bench/{name}.bench.ts` exports as `run`. */
export type RunBench = (context: BenchContext) => Promise<readonly BenchRow[]>

const round = (value: number): number => Number(value.toPrecision(value >= 100 ? 4 : 3))

/** A figure beside another one. `atLeast` is the goal for the ratio. */
export function besideRow(
  row: Pick<BenchRow, 'name' | 'unit'> & { readonly value: number; readonly reference: string },
  referenceValue: number,
  atLeast?: number,
): BenchRow {
  const ratio = row.value / referenceValue
  return {
    name: row.name,
    value: round(row.value),
    unit: row.unit,
    reference: row.reference,
    referenceValue: round(referenceValue),
    ratio: round(ratio),
    goal: atLeast === undefined ? null : `≥ ${atLeast} × reference`,
    holds: atLeast === undefined ? null : ratio >= atLeast,
  }
}

/** A figure of its own. `atLeast` is the goal in the row's unit. */
export const plainRow = (name: string, value: number, unit: string, atLeast?: number): BenchRow => ({
  name,
  value: round(value),
  unit,
  reference: null,
  referenceValue: null,
  ratio: null,
  goal: atLeast === undefined ? null : `≥ ${atLeast} ${unit}`,
  holds: atLeast === undefined ? null : value >= atLeast,
})

/** A figure that this run did not measure, because of its size. */
export const notRunRow = (row: Pick<BenchRow, 'name' | 'unit' | 'reference' | 'goal'>): BenchRow => ({
  name: row.name,
  value: null,
  unit: row.unit,
  reference: row.reference,
  referenceValue: null,
  ratio: null,
  goal: row.goal,
  holds: null,
})

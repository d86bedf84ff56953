import type { RegisterColumns, StandingPeriod } from './tables.js'

/** A stretch of legal time with what a register says of it. */
export interface Stretch<Columns> {
  readonly columns: Columns
  readonly validFrom: string
  readonly validTo: string
}

/** What stays as it is, and what takes the place of what does not. */
export interface Overwritten {
  readonly kept: readonly StandingPeriod[]
  readonly closed: readonly StandingPeriod[]
  readonly opened: readonly Stretch<RegisterColumns>[]
}

/**
 * Sets columns from a legal date on, whatever was known of the time since: the later record wins. Columns that the
 * event does not name keep what they had in each stretch. A date before the beginning counts as the beginning.
 */
export function overwrite(
  standing: readonly StandingPeriod[],
  changed: Partial<RegisterColumns>,
  from: string,
): Overwritten {
  const kept: StandingPeriod[] = []
  const closed: StandingPeriod[] = []
  const opened: Stretch<RegisterColumns>[] = []
  for (const period of standing) {
    const { validFrom, validTo } = period
    if (validTo <= from || says(period, changed)) {
      kept.push(period)
      continue
    }
    closed.push(period)
    const before = columnsOf(period)
    if (validFrom < from) opened.push({ columns: before, validFrom, validTo: from })
    opened.push({ columns: { ...before, ...changed }, validFrom: validFrom < from ? from : validFrom, validTo })
  }
  return { kept, closed, opened }
}

const says = (period: RegisterColumns, changed: Partial<RegisterColumns>): boolean =>
  (Object.keys(changed) as (keyof RegisterColumns)[]).every((column) => period[column] === changed[column])

export const columnsOf = (from: RegisterColumns): RegisterColumns => {
  const { agency, officer, stage, attribute, number, due, item, deadline } = from
  return { agency, officer, stage, attribute, number, due, item, deadline }
}

/** The columns that differ; undefined when none does. */
export function changedColumns(before: RegisterColumns, after: RegisterColumns): Partial<RegisterColumns> | undefined {
  const names = (Object.keys(after) as (keyof RegisterColumns)[]).filter((column) => before[column] !== after[column])
  return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, after[name]]))
}

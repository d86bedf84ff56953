import type { LocalDate } from '../values.js'

/** The version in force on a day: the latest recorded of those that were in force by then. */
export const versionOn = <V extends { readonly from: LocalDate }>(
  versions: readonly V[] | undefined,
  on: LocalDate,
): V | undefined => versions?.findLast(({ from }) => from <= on)

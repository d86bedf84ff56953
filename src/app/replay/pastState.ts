import type { LocalDate } from '../../domain/values.js'
import type { CaseFrom, Replay, ReplayStep } from './replay.js'

/** What was the case with a subject on a legal date, as it was known then. */
export interface PastState {
  /** The last step that is folded; undefined when nothing was the case yet. */
  readonly step: ReplayStep | undefined
  /** Steps folded. */
  readonly steps: readonly ReplayStep[]
  /**
   * Known events that were the case on that day, recorded after one that was not yet: no stream is folded with holes,
   * so that they are named instead. Empty: the state is exact.
   */
  readonly notFolded: readonly ReplayStep[]
  /** Known events that were not yet the case. */
  readonly notYet: readonly ReplayStep[]
}

/**
 * `asOf` cuts what a replay knows: the longest beginning of it in which everything was the case on that day.
 * Without a day, everything that was known.
 */
export function pastState(
  { steps }: Pick<Replay, 'steps'>,
  asOf: LocalDate | undefined,
  caseFrom: CaseFrom,
): PastState {
  const isCase = ({ event }: ReplayStep): boolean => asOf === undefined || caseFrom(event) <= asOf
  const firstLater = steps.findIndex((step) => !isCase(step))
  const folded = firstLater < 0 ? steps : steps.slice(0, firstLater)
  const rest = firstLater < 0 ? [] : steps.slice(firstLater)
  return {
    step: folded.at(-1),
    steps: folded,
    notFolded: rest.filter(isCase),
    notYet: rest.filter((step) => !isCase(step)),
  }
}

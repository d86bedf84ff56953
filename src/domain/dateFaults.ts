import { parseLocalDate } from './dates.js'
import type { Refusal } from './decider.js'
import type { LocalDate } from './values.js'

/** Founding of the People's Republic: no government information of ours is older. */
export const EARLIEST_DATE = '1949-10-01' as LocalDate

export interface DateLimits {
  readonly notAfter?: LocalDate
  /** Default: 1949-10-01. */
  readonly notBefore?: LocalDate | undefined
}

/** What is wrong with a date as typed: no real day, in the future of `notAfter`, before `notBefore`. */
export function dateFaults(text: string, path: string, limits: DateLimits): readonly Refusal[] {
  const date = parseLocalDate(text)
  if (date === undefined) return [{ code: 'DATE_INVALID', clause: 'SYS', path }]

  const { notAfter, notBefore = EARLIEST_DATE } = limits
  const faults: Refusal[] = []
  if (notAfter !== undefined && date > notAfter) {
    faults.push({ code: 'DATE_TOO_LATE', clause: 'SYS', path, facts: { latest: notAfter } })
  }
  if (date < notBefore) faults.push({ code: 'DATE_TOO_EARLY', clause: 'SYS', path, facts: { earliest: notBefore } })
  return faults
}

/** A date that `dateFaults` found nothing against. */
export function checkedDate(text: string): LocalDate {
  const date = parseLocalDate(text)
  if (date === undefined) throw new Error('the date was not checked')
  return date
}

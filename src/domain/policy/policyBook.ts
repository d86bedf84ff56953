import type { LocalDate } from '../values.js'
import type { FeeSchedule } from './events.js'
import type { FeeScheduleKey } from './policyKeys.js'

/** A number of law in force on a date, with the version that is written into the events that used it. */
export interface PolicyInForce {
  readonly key: string
  /** `reevaluation.interval@1`. */
  readonly version: string
  readonly value: number
  readonly unit: 'workingDays' | 'days' | 'months' | 'years' | 'hours' | 'percent' | 'count' | 'yuan'
  /** Matters begun before follow it too. */
  readonly appliesToRunning?: true
}

/** Numbers of law as dated data. An unknown key or a date before its first version answers undefined. */
export interface PolicyBook {
  readonly inForce: (key: string, on: LocalDate) => PolicyInForce | undefined
  /** 收费标准 in force on a date; absent only in a book that a test wrote down by hand. */
  readonly feeSchedule?: (
    key: FeeScheduleKey,
    on: LocalDate,
  ) => { readonly version: string; readonly schedule: FeeSchedule } | undefined
}

import type { ClauseCode } from '../clauses.js'
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

/** A version of a number, with the text that it rests on. */
export interface PolicyVersion extends PolicyInForce {
  /** First day on which it is in force. */
  readonly from: LocalDate
  readonly clause: ClauseCode
  /** The text or decision that fixes it. */
  readonly source: string
}

/** 效力: whether a clause is in force on a day, and since when it was for the first time. */
export interface ClauseValidity {
  readonly inForce: boolean
  readonly firstFrom?: LocalDate
}

/** Numbers of law as dated data. An unknown key or a date before its first version answers undefined. */
export interface PolicyBook {
  readonly inForce: (key: string, on: LocalDate) => PolicyInForce | undefined
  /** All versions of a number, oldest first. No rule looks at them: they explain what was decided. */
  readonly versions?: (key: string) => readonly PolicyVersion[]
  /** 收费标准 in force on a date; absent only in a book that a test wrote down by hand. */
  readonly feeSchedule?: (
    key: FeeScheduleKey,
    on: LocalDate,
  ) => { readonly version: string; readonly schedule: FeeSchedule } | undefined
  /** Undefined for a clause of a text that nothing is on record about. */
  readonly clauseOn: (clause: ClauseCode, on: LocalDate) => ClauseValidity | undefined
}

import type { ClauseCode } from '../clauses.js'
import type { Event } from '../decider.js'
import type { LocalDate } from '../values.js'
import type { FeeScheduleKey, PolicyKey } from './policyKeys.js'

// Stored for ever: a change here needs an upcaster and a decision record.

export type PolicyUnit = 'workingDays' | 'days' | 'months' | 'years' | 'hours' | 'percent' | 'count' | 'yuan'

/**
 * Units are charged progressively (超额累进): those up to `upTo` of a band at its `rate` in yuan, those past the last
 * band at `beyond.rate`, which rises by `increase` with every further `every` units where the law says so.
 */
export interface FeeSchedule {
  readonly bands: readonly { readonly upTo: number; readonly rate: number }[]
  readonly beyond: { readonly rate: number; readonly every?: number; readonly increase?: number }
}

/** `version` counts from 1 per key. In force from `from` until the next version of the key is. */
export type PolicyNumberSet = Event<
  'PolicyNumberSet',
  {
    jurisdiction: string
    key: PolicyKey
    version: number
    value: number
    unit: PolicyUnit
    from: LocalDate
    clause: ClauseCode
    /** The text or decision that fixes the number. */
    source: string
    /** The change says that matters begun before follow it too; without it they keep the old number. */
    appliesToRunning?: true
  }
>

export type FeeScheduleSet = Event<
  'FeeScheduleSet',
  {
    jurisdiction: string
    key: FeeScheduleKey
    version: number
    schedule: FeeSchedule
    from: LocalDate
    clause: ClauseCode
    source: string
  }
>

export type PolicyEvent = PolicyNumberSet | FeeScheduleSet

const types: Readonly<Record<PolicyEvent['type'], true>> = { PolicyNumberSet: true, FeeScheduleSet: true }
export const POLICY_EVENT_TYPES = Object.keys(types) as readonly PolicyEvent['type'][]

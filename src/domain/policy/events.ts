import type { ClauseCode, ClauseOrText } from '../clauses.js'
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

/**
 * 施行、废止 (LS-18.1): from that day on a clause, or every clause of a text, is in force or no longer is. Until the next
 * version about the same.
 */
export type ClauseValiditySet = Event<
  'ClauseValiditySet',
  { jurisdiction: string; clause: ClauseOrText; version: number; inForce: boolean; from: LocalDate; source: string }
>

export type PolicyEvent = PolicyNumberSet | FeeScheduleSet | ClauseValiditySet

const types: Readonly<Record<PolicyEvent['type'], true>> = {
  PolicyNumberSet: true,
  FeeScheduleSet: true,
  ClauseValiditySet: true,
}
export const POLICY_EVENT_TYPES = Object.keys(types) as readonly PolicyEvent['type'][]

import type { ClauseCode, ClauseOrText } from '../clauses.js'
import type { Command } from '../decider.js'
import type { LocalDate } from '../values.js'
import type { FeeSchedule, PolicyUnit } from './events.js'
import type { FeeScheduleKey, PolicyKey } from './policyKeys.js'

// `jurisdiction` names the stream `policy-{jurisdiction}`.

export type SetPolicyNumber = Command<
  'SetPolicyNumber',
  {
    jurisdiction: string
    key: PolicyKey
    value: number
    unit: PolicyUnit
    from: LocalDate
    clause: ClauseCode
    source: string
    /** Matters begun before follow the new number too. */
    appliesToRunning?: true
  }
>
export type SetFeeSchedule = Command<
  'SetFeeSchedule',
  {
    jurisdiction: string
    key: FeeScheduleKey
    schedule: FeeSchedule
    from: LocalDate
    clause: ClauseCode
    source: string
  }
>

/** 施行、废止 (LS-18.1): from that day on the clause, or the whole text, is in force or no longer is. */
export type SetClauseValidity = Command<
  'SetClauseValidity',
  { jurisdiction: string; clause: ClauseOrText; inForce: boolean; from: LocalDate; source: string }
>

export type PolicyCommand = SetPolicyNumber | SetFeeSchedule | SetClauseValidity

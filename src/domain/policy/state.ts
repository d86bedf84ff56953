import { unreachable } from '../decider.js'
import type { ClauseOrText } from '../clauses.js'
import { clauseOn } from './clauseValidity.js'
import { versionOn } from './versionOn.js'
import type { ClauseValiditySet, FeeScheduleSet, PolicyEvent, PolicyNumberSet } from './events.js'
import type { PolicyBook, PolicyInForce } from './policyBook.js'
import type { FeeScheduleKey, PolicyKey } from './policyKeys.js'

/** Numbers, fee schedules and the validity of clauses with all their versions, in the order of recording. */
export interface Policies {
  readonly jurisdiction?: string
  readonly numbers: ReadonlyMap<PolicyKey, readonly PolicyNumberSet['data'][]>
  readonly schedules: ReadonlyMap<FeeScheduleKey, readonly FeeScheduleSet['data'][]>
  readonly clauses: ReadonlyMap<ClauseOrText, readonly ClauseValiditySet['data'][]>
}

export const noPolicies: Policies = { numbers: new Map(), schedules: new Map(), clauses: new Map() }

export function evolvePolicies(state: Policies, { type, data }: PolicyEvent): Policies {
  const { numbers, schedules, clauses } = state
  const { jurisdiction } = data
  switch (type) {
    case 'PolicyNumberSet':
      return {
        ...state,
        jurisdiction,
        numbers: new Map(numbers).set(data.key, [...(numbers.get(data.key) ?? []), data]),
      }
    case 'FeeScheduleSet':
      return {
        ...state,
        jurisdiction,
        schedules: new Map(schedules).set(data.key, [...(schedules.get(data.key) ?? []), data]),
      }
    case 'ClauseValiditySet':
      return {
        ...state,
        jurisdiction,
        clauses: new Map(clauses).set(data.clause, [...(clauses.get(data.clause) ?? []), data]),
      }
    default:
      return unreachable(type)
  }
}

export const policyBookOf = ({ numbers, schedules, clauses }: Policies): PolicyBook => ({
  inForce: (key, on) => {
    const set = versionOn(numbers.get(key as PolicyKey), on)
    return set === undefined ? undefined : inForceBy(set)
  },
  versions: (key) =>
    (numbers.get(key as PolicyKey) ?? []).map((set) => ({
      ...inForceBy(set),
      from: set.from,
      clause: set.clause,
      source: set.source,
    })),
  feeSchedule: (key, on) => {
    const set = versionOn(schedules.get(key), on)
    return set === undefined ? undefined : { version: `${key}@${set.version}`, schedule: set.schedule }
  },
  clauseOn: (clause, on) => clauseOn(clauses, clause, on),
})

const inForceBy = ({ key, version, value, unit, appliesToRunning }: PolicyNumberSet['data']): PolicyInForce => ({
  key,
  version: `${key}@${version}`,
  value,
  unit,
  ...(appliesToRunning === true ? { appliesToRunning } : {}),
})

import { unreachable } from '../decider.js'
import type { LocalDate } from '../values.js'
import type { FeeScheduleSet, PolicyEvent, PolicyNumberSet } from './events.js'
import type { PolicyBook, PolicyInForce } from './policyBook.js'
import type { FeeScheduleKey, PolicyKey } from './policyKeys.js'

/** Numbers and fee schedules with all their versions, in the order of recording. */
export interface Policies {
  readonly jurisdiction?: string
  readonly numbers: ReadonlyMap<PolicyKey, readonly PolicyNumberSet['data'][]>
  readonly schedules: ReadonlyMap<FeeScheduleKey, readonly FeeScheduleSet['data'][]>
}

export const noPolicies: Policies = { numbers: new Map(), schedules: new Map() }

export function evolvePolicies(state: Policies, { type, data }: PolicyEvent): Policies {
  const { numbers, schedules } = state
  const { jurisdiction } = data
  switch (type) {
    case 'PolicyNumberSet':
      return {
        jurisdiction,
        numbers: new Map(numbers).set(data.key, [...(numbers.get(data.key) ?? []), data]),
        schedules,
      }
    case 'FeeScheduleSet':
      return {
        jurisdiction,
        numbers,
        schedules: new Map(schedules).set(data.key, [...(schedules.get(data.key) ?? []), data]),
      }
    default:
      return unreachable(type)
  }
}

/** The version in force on a day: the latest recorded of those that were in force by then. */
export const versionOn = <V extends { readonly from: LocalDate }>(
  versions: readonly V[] | undefined,
  on: LocalDate,
): V | undefined => versions?.findLast(({ from }) => from <= on)

export const policyBookOf = ({ numbers, schedules }: Policies): PolicyBook => ({
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
})

const inForceBy = ({ key, version, value, unit, appliesToRunning }: PolicyNumberSet['data']): PolicyInForce => ({
  key,
  version: `${key}@${version}`,
  value,
  unit,
  ...(appliesToRunning === true ? { appliesToRunning } : {}),
})

import type { DecisionContext } from '../context.js'
import { parseLocalDate } from '../dates.js'
import type { Authority, Decider, Refusal } from '../decider.js'
import type { LocalDate } from '../values.js'
import type { PolicyCommand, SetFeeSchedule, SetPolicyNumber } from './commands.js'
import { isClauseOrText } from './clauseValidity.js'
import type { PolicyEvent } from './events.js'
import { rateOfUnit } from '../fee.js'
import { FEE_SCHEDULES, POLICY_DEFINITIONS, type PolicyDefinition } from './policyKeys.js'
import { evolvePolicies, noPolicies, type Policies } from './state.js'

/** The leader or head of the disclosure department sets numbers; the operator brings in the defaults. */
const disclosureDepartment: Authority<PolicyCommand, Policies> = {
  roles: ['disclosureHead', 'principalLeader'],
  agencies: (_state, _command, { agencies, today }) => agencies.withDuty('disclosureDepartment', today),
  operator: true,
  clause: '711-3',
}

/** Dated numbers of law of a jurisdiction, stream `policy-{jurisdiction}`. */
export const policyDecider: Decider<PolicyCommand, Policies, PolicyEvent> = {
  initial: noPolicies,
  evolve: evolvePolicies,
  handlers: {
    SetPolicyNumber: {
      clause: 'LS-18.1',
      by: disclosureDepartment,
      rules: [],
      done: ({ data }, { numbers }) => {
        const last = numbers.get(data.key)?.at(-1)
        return (
          last?.from === data.from &&
          last.value === data.value &&
          last.unit === data.unit &&
          last.appliesToRunning === data.appliesToRunning
        )
      },
      checks: [
        faultsOfOrigin,
        ({ data }, { numbers }, context) => faultsOfStart(data.from, numbers.get(data.key), context),
        ({ data }) => faultsOfNumber(data),
      ],
      events: ({ data }, { numbers }) => [
        {
          type: 'PolicyNumberSet',
          data: {
            jurisdiction: data.jurisdiction,
            key: data.key,
            version: (numbers.get(data.key)?.length ?? 0) + 1,
            value: data.value,
            unit: data.unit,
            from: data.from,
            clause: data.clause,
            source: data.source,
            ...(data.appliesToRunning === true ? { appliesToRunning: data.appliesToRunning } : {}),
          },
        },
      ],
    },

    SetFeeSchedule: {
      clause: '711-42',
      by: disclosureDepartment,
      rules: [],
      done: ({ data }, { schedules }) => {
        const last = schedules.get(data.key)?.at(-1)
        return last?.from === data.from && JSON.stringify(last.schedule) === JSON.stringify(scheduleOf(data))
      },
      checks: [
        faultsOfOrigin,
        ({ data }, { schedules }, context) => faultsOfStart(data.from, schedules.get(data.key), context),
        ({ data }) => faultsOfSchedule(data),
      ],
      events: ({ data }, { schedules }) => [
        {
          type: 'FeeScheduleSet',
          data: {
            jurisdiction: data.jurisdiction,
            key: data.key,
            version: (schedules.get(data.key)?.length ?? 0) + 1,
            schedule: scheduleOf(data),
            from: data.from,
            clause: data.clause,
            source: data.source,
          },
        },
      ],
    },

    SetClauseValidity: {
      clause: 'LS-18.1',
      by: disclosureDepartment,
      rules: [],
      done: ({ data }, { clauses }) => {
        const last = clauses.get(data.clause)?.at(-1)
        return last?.from === data.from && last.inForce === data.inForce
      },
      checks: [
        faultsOfOrigin,
        ({ data }, { clauses }, context) => faultsOfStart(data.from, clauses.get(data.clause), context),
        ({ data }) =>
          isClauseOrText(data.clause) ? [] : [{ code: 'CLAUSE_UNKNOWN', clause: 'LS-18.1', path: 'clause' }],
      ],
      events: ({ data }, { clauses }) => [
        {
          type: 'ClauseValiditySet',
          data: {
            jurisdiction: data.jurisdiction,
            clause: data.clause,
            version: (clauses.get(data.clause)?.length ?? 0) + 1,
            inForce: data.inForce,
            from: data.from,
            source: data.source,
          },
        },
      ],
    },
  },
}

function faultsOfOrigin({ data: { jurisdiction, source } }: PolicyCommand, state: Policies): readonly Refusal[] {
  return [
    ...(state.jurisdiction !== undefined && state.jurisdiction !== jurisdiction
      ? [{ code: 'POLICY_OF_ANOTHER_JURISDICTION', clause: 'SYS', path: 'jurisdiction' } as const]
      : []),
    ...(source.trim() === ''
      ? [{ code: 'SOURCE_REQUIRED', clause: 'SYS', path: 'source', missing: ['source'] } as const]
      : []),
  ]
}

/** A number takes effect from today on at the earliest: what was decided under the old one stands. */
function faultsOfStart(
  from: LocalDate,
  versions: readonly { readonly from: LocalDate }[] | undefined,
  { actor, today }: DecisionContext,
): readonly Refusal[] {
  if (parseLocalDate(from) === undefined) return [{ code: 'DATE_INVALID', clause: 'SYS', path: 'from' }]
  const last = versions?.at(-1)
  const ships = actor.kind === 'operator' && last === undefined
  return [
    ...(from < today && !ships
      ? [{ code: 'POLICY_NOT_RETROACTIVE', clause: 'LS-18.1', path: 'from', facts: { today } } as const]
      : []),
    ...(last !== undefined && from <= last.from
      ? [{ code: 'POLICY_BEFORE_LAST_VERSION', clause: 'SYS', path: 'from', facts: { last: last.from } } as const]
      : []),
  ]
}

function faultsOfNumber({ key, value, unit }: SetPolicyNumber['data']): readonly Refusal[] {
  const definition: PolicyDefinition | undefined = POLICY_DEFINITIONS[key]
  if (definition === undefined) return [{ code: 'POLICY_UNKNOWN', clause: 'SYS', path: 'key' }]
  const { max, min } = definition
  const whole = Number.isSafeInteger(value) && value > 0
  return [
    ...(unit === definition.unit
      ? []
      : [{ code: 'POLICY_UNIT_WRONG', clause: 'SYS', path: 'unit', facts: { unit: definition.unit } } as const]),
    ...(whole ? [] : [{ code: 'POLICY_VALUE_INVALID', clause: 'SYS', path: 'value' } as const]),
    ...(whole && max !== undefined && value > max
      ? [{ code: 'POLICY_ABOVE_LAW', clause: definition.clause, path: 'value', facts: { max } } as const]
      : []),
    ...(whole && min !== undefined && value < min
      ? [{ code: 'POLICY_BELOW_LAW', clause: definition.clause, path: 'value', facts: { min } } as const]
      : []),
  ]
}

/** Past the last band of both schedules the rates only go on as they began, so comparing this far is enough. */
const COMPARED_PAST_LAST_BAND = 200

function faultsOfSchedule({ key, schedule }: SetFeeSchedule['data']): readonly Refusal[] {
  const law = FEE_SCHEDULES[key]
  if (law === undefined) return [{ code: 'POLICY_UNKNOWN', clause: 'SYS', path: 'key' }]
  if (!isWellFormed(schedule)) return [{ code: 'FEE_SCHEDULE_INVALID', clause: '711-42', path: 'schedule' }]
  const furthest = Math.max(schedule.bands.at(-1)?.upTo ?? 0, law.bands.at(-1)?.upTo ?? 0) + COMPARED_PAST_LAST_BAND
  const dearer = Array.from({ length: furthest }, (_, index) => index + 1).find(
    (unit) => rateOfUnit(unit, schedule) > rateOfUnit(unit, law),
  )
  const steeper = steepnessOf(schedule) > steepnessOf(law)
  return dearer === undefined && !steeper
    ? []
    : [{ code: 'FEE_ABOVE_LAW', clause: '711-42', path: 'schedule', facts: { unit: dearer ?? furthest } }]
}

/** By how much the rate rises per unit in the long run. */
const steepnessOf = ({ beyond: { every, increase } }: SetFeeSchedule['data']['schedule']): number =>
  every === undefined || increase === undefined ? 0 : increase / every

const MOST_UNITS_IN_BANDS = 10_000

function isWellFormed({ bands, beyond: { rate, every, increase } }: SetFeeSchedule['data']['schedule']): boolean {
  const ascends = bands.every(({ upTo }, index) => isWhole(upTo) && upTo > (bands[index - 1]?.upTo ?? 0))
  const rates = [...bands.map((band) => band.rate), rate, increase ?? 0]
  const stepped =
    (every === undefined) === (increase === undefined) && (every === undefined || (isWhole(every) && every > 0))
  return ascends && (bands.at(-1)?.upTo ?? 0) <= MOST_UNITS_IN_BANDS && rates.every(isWhole) && stepped
}

const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

const scheduleOf = ({ schedule: { bands, beyond } }: SetFeeSchedule['data']) => ({
  bands: bands.map(({ upTo, rate }) => ({ upTo, rate })),
  beyond: {
    rate: beyond.rate,
    ...(beyond.every === undefined || beyond.increase === undefined
      ? {}
      : { every: beyond.every, increase: beyond.increase }),
  },
})

import type { CommandHandlers, Refusal } from '../decider.js'
import type { AgencyId, LocalDate } from '../values.js'
import type { AssignAgencyDuty, RevokeAgencyDuty } from './commands.js'
import type { AgencyDuty, AgencyDutyAssigned, AgencyDutyRevoked } from './events.js'
import { abolitionOf, superiorOn } from './factsOn.js'
import type { AgencyHistory, AgencyRecord, DutyPeriod } from './history.js'
import { present } from './present.js'
import { faultsOfAgency, faultsOfDate } from './registerChecks.js'
import { itsRegistrar } from './registrars.js'

/** Duties that one agency alone has in a government's area (711-3, 711-17, LS-17.1). */
const EXCLUSIVE: readonly AgencyDuty[] = ['disclosureDepartment', 'secrecyAdministration', 'interpretingOffice']

export const duties: CommandHandlers<
  AssignAgencyDuty | RevokeAgencyDuty,
  AgencyHistory,
  AgencyDutyAssigned | AgencyDutyRevoked
> = {
  AssignAgencyDuty: {
    clause: '711-4',
    by: itsRegistrar,
    rules: [],
    done: ({ data }, state) => {
      const held = latest(state.agencies.get(data.agency), data.duty)
      return held !== undefined && held.endsOn === undefined && held.from <= data.effectiveOn
    },
    checks: [
      ({ data }, state) => faultsOfAgency(state, data.agency),
      ({ data }, state) => faultsOfDutyDate(state, data),
      ({ data }, state) => faultsOfOtherHolder(state, data),
    ],
    events: ({ data }) => [
      {
        type: 'AgencyDutyAssigned',
        data: {
          agency: data.agency,
          duty: data.duty,
          effectiveOn: data.effectiveOn,
          ...present({ basis: data.basis }),
        },
      },
    ],
  },

  RevokeAgencyDuty: {
    clause: '711-4',
    by: itsRegistrar,
    rules: [],
    done: ({ data }, state) => {
      const held = latest(state.agencies.get(data.agency), data.duty)
      return held?.endsOn !== undefined && held.endsOn === data.effectiveOn
    },
    checks: [
      ({ data }, state) => faultsOfAgency(state, data.agency),
      ({ data }, state) => faultsOfDutyDate(state, data),
      ({ data }, state) => {
        const held = latest(state.agencies.get(data.agency), data.duty)
        return held === undefined || held.endsOn !== undefined
          ? [{ code: 'DUTY_NOT_HELD', clause: '711-4', path: 'duty', facts: { duty: data.duty } }]
          : []
      },
    ],
    events: ({ data }) => [
      {
        type: 'AgencyDutyRevoked',
        data: {
          agency: data.agency,
          duty: data.duty,
          effectiveOn: data.effectiveOn,
          ...present({ basis: data.basis }),
        },
      },
    ],
  },
}

interface DutyInput {
  readonly agency: AgencyId
  readonly duty: AgencyDuty
  readonly effectiveOn: LocalDate
}

const latest = (record: AgencyRecord | undefined, duty: AgencyDuty): DutyPeriod | undefined =>
  record?.duties.findLast((period) => period.duty === duty)

/** Not before the agency existed, and not before what is on record about the same duty. */
function faultsOfDutyDate(state: AgencyHistory, { agency, duty, effectiveOn }: DutyInput): readonly Refusal[] {
  const record = state.agencies.get(agency)
  const malformed = faultsOfDate(effectiveOn, 'effectiveOn')
  if (record === undefined || malformed.length > 0) return malformed
  const held = latest(record, duty)
  const last = held?.endsOn ?? held?.from
  const { establishedOn } = record
  return [
    ...(effectiveOn < establishedOn
      ? [
          {
            code: 'EFFECTIVE_BEFORE_ESTABLISHMENT',
            clause: 'SYS',
            path: 'effectiveOn',
            facts: { establishedOn },
          } as const,
        ]
      : []),
    ...(last !== undefined && effectiveOn < last
      ? [{ code: 'EFFECTIVE_BEFORE_LATER_CHANGE', clause: 'SYS', path: 'effectiveOn', facts: { last } } as const]
      : []),
  ]
}

/** Another agency of the same government has the duty on that day or later. */
function faultsOfOtherHolder(state: AgencyHistory, { agency, duty, effectiveOn }: DutyInput): readonly Refusal[] {
  if (!EXCLUSIVE.includes(duty)) return []
  const government = superiorOn(state, agency, 'government', effectiveOn)
  const holder = [...state.agencies.values()].find(
    (record) =>
      record.id !== agency &&
      superiorOn(state, record.id, 'government', effectiveOn) === government &&
      endOf(record, latest(record, duty)) > effectiveOn,
  )
  return holder === undefined
    ? []
    : [{ code: 'DUTY_TAKEN', clause: '711-3', path: 'duty', facts: { duty, agency: holder.id } }]
}

/** First day without the duty; empty text when it never had it, beyond every date when it goes on. */
function endOf(record: AgencyRecord, period: DutyPeriod | undefined): string {
  if (period === undefined) return ''
  return [period.endsOn, abolitionOf(record).abolishedOn, '9999-12-31'].filter((date) => date !== undefined).sort()[0]!
}

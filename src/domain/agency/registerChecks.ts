import type { DecisionContext } from '../context.js'
import { parseLocalDate } from '../dates.js'
import type { Refusal } from '../decider.js'
import type { AgencyId, LocalDate } from '../values.js'
import { parseCreditCode } from './creditCode.js'
import type { AgencyKind, EnterpriseSector, SuperiorAxis } from './events.js'
import { abolitionOf, factsOn, isActiveOn, superiorsOn } from './factsOn.js'
import type { AgencyHistory, AgencyRecord } from './history.js'

// Checks of input that several commands of the register share. Each answers every fault it finds.

/** Kinds that GB 32100-2015 gives a code of their own; bodies inside or between agencies may have none. */
const KINDS_WITH_CREDIT_CODE: readonly AgencyKind[] = [
  'government',
  'townshipGovernment',
  'subdistrictOffice',
  'department',
  'authorizedOrganization',
  'publicEnterprise',
]

export function faultsOfDate(date: LocalDate, path: string): readonly Refusal[] {
  return parseLocalDate(date) === undefined ? [{ code: 'DATE_INVALID', clause: 'SYS', path }] : []
}

/** Ids stand in names of streams. */
const AGENCY_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** Another agency has the id, or it is no id at all. */
export function faultsOfId(state: AgencyHistory, agency: AgencyId): readonly Refusal[] {
  if (!AGENCY_ID.test(agency)) return [{ code: 'AGENCY_ID_INVALID', clause: 'SYS', path: 'agency' }]
  return state.agencies.has(agency) ? [{ code: 'AGENCY_ID_TAKEN', clause: 'SYS', path: 'agency' }] : []
}

export function faultsOfName(name: string): readonly Refusal[] {
  return name.trim() === '' || name !== name.trim()
    ? [{ code: 'AGENCY_NAME_INVALID', clause: 'SYS', path: 'name' }]
    : []
}

/** Two bodies of the same organ cannot bear one name at one time; `办公室` of two departments can. */
export function faultsOfNameTaken(
  state: AgencyHistory,
  agency: { readonly id: AgencyId; readonly name: string; readonly governmentSuperior: AgencyId | undefined },
  on: LocalDate,
): readonly Refusal[] {
  const taken = [...state.agencies.values()].some((record) => {
    if (record.id === agency.id || abolitionReached(record, on)) return false
    const facts = factsOn(record, on)
    return facts.name === agency.name && facts.governmentSuperior === agency.governmentSuperior
  })
  return taken ? [{ code: 'AGENCY_NAME_TAKEN', clause: 'SYS', path: 'name' }] : []
}

const abolitionReached = (record: AgencyRecord, on: LocalDate): boolean => {
  const { abolishedOn } = abolitionOf(record)
  return abolishedOn !== undefined && abolishedOn <= on
}

/** A code is given once and for ever: also that of an abolished agency is not free. */
export function faultsOfCreditCode(
  state: AgencyHistory,
  { id, kind, creditCode }: { readonly id: AgencyId; readonly kind: AgencyKind; readonly creditCode?: string },
): readonly Refusal[] {
  if (creditCode === undefined) {
    return KINDS_WITH_CREDIT_CODE.includes(kind)
      ? [{ code: 'CREDIT_CODE_REQUIRED', clause: 'GB-32100', path: 'creditCode', missing: ['creditCode'] }]
      : []
  }
  if (parseCreditCode(creditCode) === undefined)
    return [{ code: 'CREDIT_CODE_INVALID', clause: 'GB-32100', path: 'creditCode' }]
  const holder = [...state.agencies.values()].find((record) => record.creditCode === creditCode && record.id !== id)
  return holder === undefined
    ? []
    : [{ code: 'CREDIT_CODE_TAKEN', clause: 'GB-32100', path: 'creditCode', facts: { agency: holder.id } }]
}

export function faultsOfSector(kind: AgencyKind, sector: EnterpriseSector | undefined): readonly Refusal[] {
  if (kind === 'publicEnterprise' && sector === undefined)
    return [{ code: 'SECTOR_REQUIRED', clause: 'LS-16.1', path: 'sector', missing: ['sector'] }]
  if (kind !== 'publicEnterprise' && sector !== undefined)
    return [{ code: 'SECTOR_NOT_APPLICABLE', clause: 'LS-16.1', path: 'sector', facts: { kind } }]
  return []
}

/** The superior is another agency of the register that exists on the day and is not abolished afterwards. */
export function faultsOfSuperior(
  state: AgencyHistory,
  agency: AgencyId,
  superior: AgencyId | undefined,
  { on, path }: { readonly on: LocalDate; readonly path: string },
): readonly Refusal[] {
  if (superior === undefined) return []
  if (superior === agency) return [{ code: 'SUPERIOR_IS_ITSELF', clause: 'SYS', path }]
  const record = state.agencies.get(superior)
  const { abolishedOn } = record === undefined ? {} : abolitionOf(record)
  return faultsOfOther(state, superior, { on: abolishedOn !== undefined && abolishedOn > on ? abolishedOn : on, path })
}

/** A named other agency is registered and exists on the day. */
export function faultsOfOther(
  state: AgencyHistory,
  other: AgencyId,
  { on, path }: { readonly on: LocalDate; readonly path: string },
): readonly Refusal[] {
  const record = state.agencies.get(other)
  if (record === undefined) return [{ code: 'OTHER_AGENCY_UNKNOWN', clause: 'SYS', path }]
  if (isActiveOn(record, on)) return []
  const facts = { agency: other, on, establishedOn: record.establishedOn, ...abolitionOf(record) }
  return [{ code: 'OTHER_AGENCY_NOT_ACTIVE', clause: 'SYS', path, facts }]
}

/** With the change in place nobody stands above itself, on any day from `from` on. */
export function faultsOfCycle(
  changed: AgencyHistory,
  agency: AgencyId,
  axis: SuperiorAxis,
  from: LocalDate,
): readonly Refusal[] {
  const day = daysOfChange(changed, from).find((on) => {
    const chain = superiorsOn(changed, agency, axis, on)
    return chain.includes(agency)
  })
  return day === undefined
    ? []
    : [{ code: 'SUPERIOR_CYCLE', clause: 'SYS', path: 'superior', facts: { axis, on: day } }]
}

/** `from` and every later day on which the register has a superior change on record. */
const daysOfChange = (history: AgencyHistory, from: LocalDate): readonly LocalDate[] => [
  from,
  ...[...history.agencies.values()].flatMap(({ reorganisations }) =>
    reorganisations.flatMap(({ event }) =>
      event.type === 'AgencySuperiorChanged' && event.data.effectiveOn > from ? [event.data.effectiveOn] : [],
    ),
  ),
]

/** The agency is registered, and exists. */
export function faultsOfAgency(state: AgencyHistory, agency: AgencyId): readonly Refusal[] {
  const record = state.agencies.get(agency)
  if (record === undefined) return [{ code: 'AGENCY_UNKNOWN', clause: 'SYS', path: 'agency' }]
  const { abolishedOn } = abolitionOf(record)
  return abolishedOn === undefined
    ? []
    : [{ code: 'AGENCY_ABOLISHED', clause: 'LS-4.3', path: 'agency', facts: { abolishedOn } }]
}

/** A change may be recorded late, but not from before the agency existed nor from before a change that is on record. */
export function faultsOfEffectiveDate(
  state: AgencyHistory,
  agency: AgencyId,
  effectiveOn: LocalDate,
): readonly Refusal[] {
  const record = state.agencies.get(agency)
  const malformed = faultsOfDate(effectiveOn, 'effectiveOn')
  if (record === undefined || malformed.length > 0) return malformed
  const { establishedOn } = record
  const last = record.reorganisations.at(-1)?.event.data.effectiveOn
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

/** The operator only sets up the first agency; everything after that is an act of the district's own registrar. */
export function faultsOfOperator(state: AgencyHistory, { actor }: DecisionContext): readonly Refusal[] {
  return actor.kind === 'operator' && state.agencies.size > 0
    ? [{ code: 'OPERATOR_SETS_UP_ONLY', clause: 'SYS', facts: { agencies: state.agencies.size } }]
    : []
}

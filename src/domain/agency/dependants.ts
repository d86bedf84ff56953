import type { Refusal } from '../decider.js'
import type { AgencyId, LocalDate } from '../values.js'
import type { AnnulAgencyReorganisation } from './commands.js'
import { abolitionOf, factsOn, superiorOn } from './factsOn.js'
import { type AgencyHistory, type AgencyRecord, evolveHistory } from './history.js'
import { faultsOfCycle, faultsOfNameTaken, faultsOfSuperior } from './registerChecks.js'

/** Who still stands under the agency, and what still comes to it, on or after the day it shall be no more. */
export function faultsOfDependants(state: AgencyHistory, agency: AgencyId, from: LocalDate): readonly Refusal[] {
  const others = [...state.agencies.values()].filter(({ id }) => id !== agency)
  const under = others.filter((record) => standsUnder(state, record, agency, from)).map(({ id }) => id)
  const last = others
    .flatMap((record) => comingTo(record, agency))
    .concat(dutyDates(state, agency))
    .sort()
    .at(-1)
  return [
    ...(under.length === 0
      ? []
      : [{ code: 'SUBORDINATES_REMAIN', clause: 'LS-4.3', path: 'agency', facts: { agencies: under } } as const]),
    ...(last !== undefined && from <= last
      ? [{ code: 'EFFECTIVE_BEFORE_LATER_CHANGE', clause: 'SYS', path: 'effectiveOn', facts: { last } } as const]
      : []),
  ]
}

function standsUnder(state: AgencyHistory, record: AgencyRecord, agency: AgencyId, from: LocalDate): boolean {
  const { abolishedOn } = abolitionOf(record)
  const days = [from, record.establishedOn, ...record.reorganisations.map(({ event }) => event.data.effectiveOn)]
  return days
    .filter((day) => day >= from && day >= record.establishedOn && (abolishedOn === undefined || day < abolishedOn))
    .some(
      (day) =>
        superiorOn(state, record.id, 'government', day) === agency ||
        superiorOn(state, record.id, 'business', day) === agency,
    )
}

/** Days on which another agency's functions came to this one. */
const comingTo = ({ reorganisations }: AgencyRecord, agency: AgencyId): readonly LocalDate[] =>
  reorganisations.flatMap(({ event }) => {
    if (event.type === 'AgencyFunctionsTransferred') return event.data.to === agency ? [event.data.effectiveOn] : []
    if (event.type !== 'AgencyAbolished') return []
    const { successors, decidingAgency, effectiveOn } = event.data
    return decidingAgency === agency || successors.some((taker) => taker.agency === agency) ? [effectiveOn] : []
  })

const dutyDates = (state: AgencyHistory, agency: AgencyId): readonly LocalDate[] =>
  (state.agencies.get(agency)?.duties ?? []).map(({ from }) => from)

/** Only the latest reorganisation on record, and only where the register holds together without it. */
export function faultsOfAnnulment(
  state: AgencyHistory,
  { agency, annulled, effectiveOn }: AnnulAgencyReorganisation['data'],
): readonly Refusal[] {
  const record = state.agencies.get(agency)
  if (record === undefined) return []
  const last = record.reorganisations.at(-1)?.event
  if (last?.type !== annulled || last.data.effectiveOn !== effectiveOn)
    return [{ code: 'NOT_THE_LATEST_REORGANISATION', clause: 'LS-4.3', path: 'effectiveOn' }]

  const without = evolveHistory(state, {
    type: 'AgencyReorganisationAnnulled',
    data: { agency, annulled, effectiveOn },
  })
  const facts = factsOn(without.agencies.get(agency)!, effectiveOn)
  const { name, governmentSuperior, businessSuperior } = facts
  return [
    ...faultsOfNameTaken(without, { id: agency, name, governmentSuperior }, effectiveOn),
    ...faultsOfCycle(without, agency, 'government', effectiveOn),
    ...faultsOfCycle(without, agency, 'business', effectiveOn),
    ...faultsOfSuperior(without, agency, governmentSuperior, { on: effectiveOn, path: 'effectiveOn' }),
    ...faultsOfSuperior(without, agency, businessSuperior, { on: effectiveOn, path: 'effectiveOn' }),
  ]
}

import type { AgencyId, LocalDate } from '../values.js'
import type { AgencyFacts } from './directory.js'
import { type AgencyDuty, type Reorganisation, type SuperiorAxis } from './events.js'
import type { AgencyHistory, AgencyRecord } from './history.js'

/** The agency as it stood on a day; without a day as last recorded. */
export function factsOn(record: AgencyRecord, on?: LocalDate): AgencyFacts {
  const initial: AgencyFacts = {
    id: record.id,
    name: record.name,
    kind: record.kind,
    ...(record.creditCode === undefined ? {} : { creditCode: record.creditCode }),
    ...(record.sector === undefined ? {} : { sector: record.sector }),
    ...(record.governmentSuperior === undefined ? {} : { governmentSuperior: record.governmentSuperior }),
    ...(record.businessSuperior === undefined ? {} : { businessSuperior: record.businessSuperior }),
    actsInOwnName: record.actsInOwnName,
    duties: dutiesOn(record, on),
    establishedOn: record.establishedOn,
    ...abolitionOf(record),
  }
  return record.reorganisations
    .map(({ event }) => event)
    .filter(({ data }) => on === undefined || data.effectiveOn <= on)
    .reduce(applied, initial)
}

/** From its establishment until the day before its abolition takes effect. */
export function isActiveOn(record: AgencyRecord, on: LocalDate): boolean {
  const { abolishedOn } = abolitionOf(record)
  return record.establishedOn <= on && (abolishedOn === undefined || on < abolishedOn)
}

/** Superiors on one axis from the nearest to the highest. Ends at the first repetition. */
export function superiorsOn(
  history: AgencyHistory,
  id: AgencyId,
  axis: SuperiorAxis,
  on?: LocalDate,
): readonly AgencyId[] {
  const chain: AgencyId[] = []
  for (let next = superiorOn(history, id, axis, on); next !== undefined; next = superiorOn(history, next, axis, on)) {
    if (chain.includes(next)) break
    chain.push(next)
  }
  return chain
}

export function superiorOn(
  history: AgencyHistory,
  id: AgencyId,
  axis: SuperiorAxis,
  on?: LocalDate,
): AgencyId | undefined {
  const record = history.agencies.get(id)
  if (record === undefined) return undefined
  const facts = factsOn(record, on)
  return axis === 'government' ? facts.governmentSuperior : facts.businessSuperior
}

/** The date of abolition on record, also one that lies in the future. */
export function abolitionOf({ reorganisations }: AgencyRecord): { readonly abolishedOn?: LocalDate } {
  const last = reorganisations.at(-1)?.event
  return last?.type === 'AgencyAbolished' ? { abolishedOn: last.data.effectiveOn } : {}
}

function dutiesOn(record: AgencyRecord, on: LocalDate | undefined): readonly AgencyDuty[] {
  const { abolishedOn } = abolitionOf(record)
  if (abolishedOn !== undefined && (on === undefined || abolishedOn <= on)) return []
  return record.duties
    .filter(({ from, endsOn }) =>
      on === undefined ? endsOn === undefined : from <= on && (endsOn === undefined || on < endsOn),
    )
    .map(({ duty }) => duty)
}

function applied(facts: AgencyFacts, { type, data }: Reorganisation): AgencyFacts {
  switch (type) {
    case 'AgencyRenamed':
      return { ...facts, name: data.name }
    case 'AgencyOwnNameChanged':
      return { ...facts, actsInOwnName: data.actsInOwnName }
    case 'AgencySuperiorChanged':
      return withSuperior(facts, data.axis, data.superior)
    case 'AgencyFunctionsTransferred':
    case 'AgencyAbolished':
      return facts
  }
}

function withSuperior(facts: AgencyFacts, axis: SuperiorAxis, superior: AgencyId | undefined): AgencyFacts {
  const { governmentSuperior, businessSuperior, ...rest } = facts
  const government = axis === 'government' ? superior : governmentSuperior
  const business = axis === 'business' ? superior : businessSuperior
  return {
    ...rest,
    ...(government === undefined ? {} : { governmentSuperior: government }),
    ...(business === undefined ? {} : { businessSuperior: business }),
  }
}

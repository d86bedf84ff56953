import type { AgencyHistory } from '../domain/agency/history.js'
import {
  agenciesWithDutyToPublish,
  type ResponsibilityFacts,
  responsibleAgency,
} from '../domain/agency/responsibleAgency.js'
import type { Responsibility } from '../domain/agency/succession.js'
import type { JointIssuer } from '../domain/informationItem/events.js'
import type { AgencyId, LocalDate } from '../domain/values.js'

/** What responsibility for an item follows from, as it is on record. */
export interface ItemProvenance {
  readonly agency: AgencyId
  readonly formedOn: LocalDate
  readonly theme?: string
  readonly jointIssuers: readonly JointIssuer[]
  /** Absent: the agency made it. */
  readonly obtained?: { readonly on: LocalDate; readonly firstObtainer?: AgencyId }
  readonly byLaw?: { readonly agency: AgencyId; readonly legalBasis: string }
}

export interface ItemResponsibility {
  /** Who answers for it. */
  readonly responsible: Responsibility
  /** Everyone with a duty to publish it (LS-5.2), the lead first. */
  readonly withDutyToPublish: readonly Responsibility[]
}

/** Who is responsible for publishing an item on a day (Art. 4–5, 711-10). */
export function itemResponsibility(
  provenance: ItemProvenance,
  on: LocalDate,
  history: AgencyHistory,
): ItemResponsibility {
  const facts = factsOf(provenance)
  return {
    responsible: responsibleAgency(facts, on, history),
    withDutyToPublish: agenciesWithDutyToPublish(facts, on, history),
  }
}

function factsOf({ agency, formedOn, theme, jointIssuers, obtained, byLaw }: ItemProvenance): ResponsibilityFacts {
  return {
    origin: obtained === undefined ? madeBy(agency, jointIssuers) : obtainedFrom(agency, obtained),
    since: obtained?.on ?? formedOn,
    ...(theme === undefined ? {} : { theme }),
    ...(byLaw === undefined ? {} : { otherLaw: byLaw }),
  }
}

function madeBy(agency: AgencyId, jointIssuers: readonly JointIssuer[]): ResponsibilityFacts['origin'] {
  const [first, ...rest] = jointIssuers.map((issuer) => issuer.agency)
  if (first === undefined) return { kind: 'made', makers: [agency] }
  const lead = jointIssuers.find((issuer) => issuer.lead)?.agency
  return { kind: 'made', makers: [first, ...rest], ...(lead === undefined ? {} : { lead }) }
}

const obtainedFrom = (
  agency: AgencyId,
  { firstObtainer }: NonNullable<ItemProvenance['obtained']>,
): ResponsibilityFacts['origin'] =>
  firstObtainer === undefined
    ? { kind: 'obtainedFromPublic', keeper: agency }
    : { kind: 'obtainedFromAgency', obtainedBy: agency, source: firstObtainer }

import type { ItemOrigin, JointIssuer } from '../informationItem/events.js'
import type { DisclosureAttribute } from '../informationItem/vocabulary.js'
import type { AgencyId, LocalDate } from '../values.js'
import type { RaiseDuty } from './commands.js'
import type { DutyGround, DutyKind } from './vocabulary.js'

/** What the duties of an item follow from. */
export interface ObligationFacts {
  /** The agency that made or keeps it. */
  readonly agency: AgencyId
  readonly origin: ItemOrigin
  readonly jointIssuers: readonly JointIssuer[]
  readonly involvedAgencies: readonly AgencyId[]
  readonly publisherByLaw?: AgencyId
  readonly attribute: DisclosureAttribute
  readonly formedOn: LocalDate
  /** 变更: the version in question corrects an earlier one. */
  readonly changedOn?: LocalDate
  /** The attribute was another one before and was decided to be this one on that day. */
  readonly attributeDecidedOn?: LocalDate
}

export type Obligation = Pick<RaiseDuty['data'], 'agency' | 'kind' | 'grounds' | 'start' | 'startsOn'>

/**
 * Who has to publish an item or enter it in the catalogue, from when (LS-5.2, LS-7.1, LS-11.1, LS-11.2, 711-26).
 * `answerable` names who answers today for an agency's matters (LS-4.3, LS-4.4); each agency is there once.
 */
export function obligationsOf(
  facts: ObligationFacts,
  answerable: (agency: AgencyId) => readonly AgencyId[],
): readonly Obligation[] {
  const kind = kindOf(facts.attribute)
  if (kind === undefined) return []

  const grounds = new Map<AgencyId, Set<DutyGround>>()
  for (const [agency, ground] of holders(facts, kind)) {
    for (const holder of answerable(agency)) grounds.set(holder, (grounds.get(holder) ?? new Set()).add(ground))
  }
  return [...grounds].map(([agency, why]) => ({ agency, kind, grounds: [...why], ...beginning(facts) }))
}

function kindOf(attribute: DisclosureAttribute): DutyKind | undefined {
  switch (attribute) {
    case 'proactive':
      return 'publish'
    case 'partial':
      return 'publishPart'
    case 'onRequest':
      return 'catalogueEntry'
    case 'withheld':
      return undefined
  }
}

function holders(facts: ObligationFacts, kind: DutyKind): readonly (readonly [AgencyId, DutyGround])[] {
  const { publisherByLaw, involvedAgencies } = facts
  if (publisherByLaw !== undefined) return [[publisherByLaw, 'byLaw']]
  // A catalogue lists what the agency itself holds; only publishing is everybody's duty (LS-7.1).
  const involved = kind === 'catalogueEntry' ? [] : involvedAgencies
  return [...sources(facts), ...involved.map((agency) => [agency, 'involved'] as const)]
}

function sources({ agency, origin, jointIssuers }: ObligationFacts): readonly (readonly [AgencyId, DutyGround])[] {
  if (origin.kind === 'obtained') {
    return origin.from.kind === 'agency' ? [[origin.from.firstObtainer, 'firstObtainer']] : [[agency, 'keeper']]
  }
  if (jointIssuers.length === 0) return [[agency, 'maker']]
  return jointIssuers.map((issuer) => [issuer.agency, issuer.lead ? 'lead' : 'signer'] as const)
}

function beginning(facts: ObligationFacts): Pick<Obligation, 'start' | 'startsOn'> {
  const { attributeDecidedOn, changedOn, origin, formedOn } = facts
  if (attributeDecidedOn !== undefined) return { start: 'attributeDecided', startsOn: attributeDecidedOn }
  if (changedOn !== undefined) return { start: 'changed', startsOn: changedOn }
  if (origin.kind === 'obtained') return { start: 'obtained', startsOn: origin.obtainedOn }
  return { start: 'formed', startsOn: formedOn }
}

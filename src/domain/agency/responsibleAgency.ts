import type { AgencyId, LocalDate } from '../values.js'
import type { AgencyHistory } from './history.js'
import { followSuccession, type Responsibility, type ResponsibilityStep } from './succession.js'

/** Where an item of information comes from. */
export type InformationOrigin =
  /** `lead` is one of the makers; a single maker leads by itself. */
  | { readonly kind: 'made'; readonly makers: readonly [AgencyId, ...AgencyId[]]; readonly lead?: AgencyId }
  | { readonly kind: 'obtainedFromPublic'; readonly keeper: AgencyId }
  /** `source`: the maker or first obtainer, where it is known. */
  | { readonly kind: 'obtainedFromAgency'; readonly obtainedBy: AgencyId; readonly source?: AgencyId }

/** What `responsibleAgency` has to know of an item. */
export interface ResponsibilityFacts {
  readonly origin: InformationOrigin
  /** Day of making or obtaining. */
  readonly since: LocalDate
  /** Code of the subject classification, by which functions are split. */
  readonly theme?: string
  /** Another law or regulation gives the authority to publish to this agency (LS-4.6). */
  readonly otherLaw?: { readonly agency: AgencyId; readonly legalBasis: string }
}

/**
 * Who is responsible for publishing the item on a day, with the chain of reasons (Art. 4–5, 711-10).
 * Says why when nobody can be named.
 */
export const responsibleAgency = (facts: ResponsibilityFacts, on: LocalDate, history: AgencyHistory): Responsibility =>
  followed(facts, startOf(facts), on, history)

/**
 * Every agency with a duty to publish the item on a day: each that sealed or signed it (LS-5.2), the lead first,
 * or the responsible one alone. One entry per signer, although two signers may meanwhile be one agency.
 */
export function agenciesWithDutyToPublish(
  facts: ResponsibilityFacts,
  on: LocalDate,
  history: AgencyHistory,
): readonly Responsibility[] {
  const { origin, otherLaw } = facts
  if (otherLaw !== undefined || origin.kind !== 'made') return [responsibleAgency(facts, on, history)]
  const lead = origin.lead ?? origin.makers[0]
  const others = origin.makers.filter((maker) => maker !== lead)
  return [
    responsibleAgency(facts, on, history),
    ...others.map((agency) => followed(facts, { agency, reason: 'signed', clause: 'LS-5.2' }, on, history)),
  ]
}

function startOf({ origin, otherLaw }: ResponsibilityFacts): ResponsibilityStep {
  if (otherLaw !== undefined) return { agency: otherLaw.agency, reason: 'otherLaw', clause: 'LS-4.6' }
  switch (origin.kind) {
    case 'made':
      return origin.makers.length > 1
        ? { agency: origin.lead ?? origin.makers[0], reason: 'leads', clause: 'LS-5.1' }
        : { agency: origin.makers[0], reason: 'made', clause: 'LS-4.1' }
    case 'obtainedFromPublic':
      return { agency: origin.keeper, reason: 'kept', clause: 'LS-4.2' }
    case 'obtainedFromAgency':
      return origin.source === undefined
        ? { agency: origin.obtainedBy, reason: 'kept', clause: '711-10' }
        : { agency: origin.source, reason: 'firstObtained', clause: '711-10' }
  }
}

function followed(
  { since, theme }: ResponsibilityFacts,
  start: ResponsibilityStep,
  on: LocalDate,
  history: AgencyHistory,
): Responsibility {
  const matter = { since, ...(theme === undefined ? {} : { theme }) }
  const answer = followSuccession(history, start, matter, on)
  const kind = history.agencies.get(start.agency)?.kind
  if (kind !== 'deliberativeBody' && kind !== 'temporaryBody') return answer
  const [first, ...rest] = answer.chain
  const likewise: ResponsibilityStep = { agency: start.agency, reason: 'treatedAsAgency', clause: 'LS-4.5' }
  return { ...answer, chain: [...(first === undefined ? [] : [first]), likewise, ...rest] }
}

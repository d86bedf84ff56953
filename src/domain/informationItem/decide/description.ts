import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { parseLocalDate } from '../../dates.js'
import type { Refusal } from '../../decider.js'
import { protect } from '../../protected.js'
import { textFaults } from '../../texts.js'
import type { AgencyId, ItemId } from '../../values.js'
import type { DescriptionInput, ObtainedFromInput, OriginInput } from '../commands.js'
import type { ItemDescription, ItemOrigin, JointIssuer, ObtainedFrom } from '../events.js'
import { GENRES, MEDIA, THEMES } from '../vocabulary.js'
import { KEYWORD, MOST_KEYWORDS, NAME, OPTIONAL_DOCUMENT_NUMBER } from './limits.js'

/** Faults of what a catalogue shows: origin, media, document number, theme, genre, date, keywords. */
export function descriptionFaults(input: DescriptionInput, context: DecisionContext): readonly Refusal[] {
  const keywords = input.keywords ?? []
  return [
    ...originFaults(input.origin, context),
    ...(input.media.length === 0
      ? [{ code: 'MEDIUM_MISSING', clause: 'LS-2.3', path: 'media', missing: ['media'] } as const]
      : []),
    ...unknownValues(input.media, MEDIA, 'media'),
    ...unknownValues([input.theme], THEMES, 'theme'),
    ...unknownValues([input.genre], GENRES, 'genre'),
    ...textFaults(input.documentNumber, 'documentNumber', OPTIONAL_DOCUMENT_NUMBER),
    ...dateFaults(input.formedOn, 'formedOn', { notAfter: context.today }),
    ...(keywords.length > MOST_KEYWORDS
      ? [{ code: 'TOO_MANY', clause: 'SYS', path: 'keywords', facts: { most: MOST_KEYWORDS } } as const]
      : []),
    ...keywords.flatMap((keyword, index) => textFaults(keyword, `keywords.${index}`, KEYWORD)),
    ...obtainedBeforeFormed(input),
  ]
}

export const unknownValues = (values: readonly string[], known: readonly string[], path: string): readonly Refusal[] =>
  values.every((value) => known.includes(value)) ? [] : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path }]

function originFaults(origin: OriginInput, context: DecisionContext): readonly Refusal[] {
  if (origin.kind === 'made') return []
  const { from } = origin
  return [
    ...dateFaults(origin.obtainedOn, 'origin.obtainedOn', { notAfter: context.today }),
    ...(from.kind === 'agency'
      ? [
          ...agencyFaults(from.agency, 'origin.from.agency', context),
          ...agencyFaults(from.firstObtainer, 'origin.from.firstObtainer', context),
        ]
      : textFaults(from.name, 'origin.from.name', NAME)),
  ]
}

function obtainedBeforeFormed({ origin, formedOn }: DescriptionInput): readonly Refusal[] {
  if (origin.kind === 'made' || parseLocalDate(formedOn) === undefined) return []
  return origin.obtainedOn >= formedOn
    ? []
    : [{ code: 'OBTAINED_BEFORE_FORMED', clause: 'LS-2.2', path: 'origin.obtainedOn', facts: { formedOn } }]
}

export const agencyFaults = (agency: AgencyId, path: string, { agencies }: DecisionContext): readonly Refusal[] =>
  agencies.agency(agency) === undefined ? [{ code: 'AGENCY_UNKNOWN', clause: 'LS-4.1', path }] : []

/** Joint issuers with exactly one lead (LS-5.1), and other agencies that it concerns (LS-6.1). */
export function involvementFaults(
  jointIssuers: readonly JointIssuer[],
  involvedAgencies: readonly AgencyId[],
  context: DecisionContext,
): readonly Refusal[] {
  const named = [...jointIssuers.map(({ agency }) => agency), ...involvedAgencies]
  const leads = jointIssuers.filter(({ lead }) => lead).length
  const faults: Refusal[] = []
  if (jointIssuers.length === 1) faults.push({ code: 'JOINT_ISSUERS_TOO_FEW', clause: 'LS-5.1', path: 'jointIssuers' })
  if (jointIssuers.length > 0 && leads !== 1) {
    faults.push({ code: 'LEAD_NOT_ONE', clause: 'LS-5.1', path: 'jointIssuers', facts: { leads } })
  }
  if (new Set(named).size !== named.length) {
    faults.push({ code: 'AGENCY_NAMED_TWICE', clause: 'LS-6.1', path: 'involvedAgencies' })
  }
  return [
    ...faults,
    ...jointIssuers.flatMap(({ agency }, index) => agencyFaults(agency, `jointIssuers.${index}.agency`, context)),
    ...involvedAgencies.flatMap((agency, index) => agencyFaults(agency, `involvedAgencies.${index}`, context)),
  ]
}

/** What was made here is signed here: a joint document names its own agency among the issuers. */
export const ownAgencyFaults = (
  handling: readonly AgencyId[],
  origin: Pick<OriginInput, 'kind'>,
  jointIssuers: readonly JointIssuer[],
  involvedAgencies: readonly AgencyId[],
): readonly Refusal[] => [
  ...(origin.kind === 'made' && jointIssuers.length > 0 && !jointIssuers.some(({ agency }) => handling.includes(agency))
    ? [{ code: 'NOT_AMONG_ISSUERS', clause: 'LS-5.1', path: 'jointIssuers' } as const]
    : []),
  ...(involvedAgencies.some((agency) => handling.includes(agency))
    ? [{ code: 'AGENCY_NAMED_TWICE', clause: 'LS-6.1', path: 'involvedAgencies' } as const]
    : []),
]

/** The description as it is recorded; call only when `descriptionFaults` found nothing. */
export const descriptionOf = (itemId: ItemId, input: DescriptionInput): ItemDescription => ({
  origin: originOf(itemId, input.origin),
  media: [...new Set(input.media)],
  ...(input.documentNumber === undefined ? {} : { documentNumber: input.documentNumber }),
  theme: input.theme,
  genre: input.genre,
  formedOn: checkedDate(input.formedOn),
  keywords: [...new Set(input.keywords)],
})

function originOf(itemId: ItemId, origin: OriginInput): ItemOrigin {
  if (origin.kind === 'made') return { kind: 'made' }
  return { kind: 'obtained', from: obtainedFrom(itemId, origin.from), obtainedOn: checkedDate(origin.obtainedOn) }
}

function obtainedFrom(itemId: ItemId, from: ObtainedFromInput): ObtainedFrom {
  switch (from.kind) {
    case 'citizen':
      return { kind: 'citizen', person: from.person, name: protect(`person:${from.person}`, from.name) }
    case 'organisation':
      return { kind: 'organisation', name: protect(`item:${itemId}`, from.name) }
    case 'agency':
      return { kind: 'agency', agency: from.agency, firstObtainer: from.firstObtainer }
  }
}

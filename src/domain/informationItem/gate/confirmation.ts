import { answerableFor } from '../../answerableFor.js'
import type { DecisionContext } from '../../context.js'
import type { AgencyId } from '../../values.js'
import { handlingAgencies, type ItemRule } from '../decide/handler.js'
import { disclosedContent } from '../decide/work.js'
import type { OpenItem } from '../state.js'

// Confirmation by the other agencies (LS-6). What they said stands on the item as a conclusion, so that no objection
// can race a publication: taking the matter up again is an event of this very stream.

/** Every agency that the item concerns, as named on it, for which somebody else answers today than who handles it. */
export function otherAgencies(item: OpenItem, context: DecisionContext): readonly AgencyId[] {
  const { origin } = item.description
  const named = [
    ...item.jointIssuers.map(({ agency }) => agency),
    ...item.involvedAgencies,
    ...(origin.kind === 'obtained' && origin.from.kind === 'agency'
      ? [origin.from.agency, origin.from.firstObtainer]
      : []),
  ]
  const handling = [item.agency, ...handlingAgencies(item, context)]
  return [...new Set(named)].filter((agency) => !isOneOf(handling, agency, context))
}

/** The agency itself, or one into which it has gone as a whole. */
function isOneOf(agencies: readonly AgencyId[], agency: AgencyId, context: DecisionContext): boolean {
  const answering = answerableFor(agency, context)
  return agencies.includes(agency) || (answering.length > 0 && answering.every((heir) => agencies.includes(heir)))
}

/** 任何一个行政机关公开该政府信息前，都应当与所涉及的其他行政机关进行沟通、确认 (LS-6.1) */
const othersWereAsked: ItemRule = {
  code: 'SEVERAL_AGENCIES_INVOLVED',
  clause: 'LS-6.1',
  refuse: (item, context) => {
    const agencies = otherAgencies(item, context)
    const asked = item.consultation !== undefined && item.consultation.status !== 'cancelled'
    return agencies.length === 0 || asked ? undefined : { missing: ['RequireConsultation'], facts: { agencies } }
  },
}

/** While agencies are being asked, nothing is published: also when nobody else seems concerned any more. */
const consultationIsConcluded: ItemRule = {
  code: 'CONSULTATION_OPEN',
  clause: 'LS-6.1',
  refuse: ({ consultation }) =>
    consultation?.status === 'running'
      ? { missing: ['ConcludeConsultation'], facts: { consultation: consultation.id } }
      : undefined,
}

/** 存在不同意见的 (LS-9.1): an objection is settled or decided, never passed over. */
const othersHaveAgreed: ItemRule = {
  code: 'CONSULTATION_NOT_AGREED',
  clause: 'LS-9.1',
  refuse: ({ consultation }) =>
    consultation?.status === 'notAgreed'
      ? { missing: ['RequireConsultation'], facts: { consultation: consultation.id } }
      : undefined,
}

/** Confirmed is exactly what they saw: content, attribute and publisher (LS-6.2). */
const whatWasConfirmedIsPublished: ItemRule = {
  code: 'CONSULTATION_OUTDATED',
  clause: 'LS-6.2',
  refuse: (item, context) => {
    const { consultation, work } = item
    if (consultation?.status !== 'confirmed' || work === undefined) return undefined
    if (otherAgencies(item, context).length === 0) return undefined
    const { contentHash, attribute, publisher } = consultation.proposal
    const differs = [
      ...(disclosedContent(work)?.contentHash === contentHash ? [] : ['content']),
      ...(work.form?.attribute === attribute ? [] : ['attribute']),
      ...(isOneOf([item.agency, ...handlingAgencies(item, context)], publisher, context) ? [] : ['publisher']),
    ]
    return differs.length === 0 ? undefined : { missing: ['RequireConsultation'], facts: { points: differs } }
  },
}

/** Each of the agencies that it concerns today was among those who confirmed it, itself or by its successor. */
const everyoneHasConfirmed: ItemRule = {
  code: 'CONSULTATION_INCOMPLETE',
  clause: 'LS-6.1',
  refuse: (item, context) => {
    const { consultation } = item
    if (consultation?.status !== 'confirmed') return undefined
    const confirmed = new Set(consultation.agencies.flatMap((agency) => [agency, ...answerableFor(agency, context)]))
    const left = otherAgencies(item, context).filter(
      (agency) => ![agency, ...answerableFor(agency, context)].some((heir) => confirmed.has(heir)),
    )
    return left.length === 0 ? undefined : { missing: ['RequireConsultation'], facts: { agencies: left } }
  },
}

export const confirmationRules: readonly ItemRule[] = [
  othersWereAsked,
  consultationIsConcluded,
  othersHaveAgreed,
  whatWasConfirmedIsPublished,
  everyoneHasConfirmed,
]

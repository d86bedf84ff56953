import type { DecisionContext } from '../context.js'
import type { ThirdPartyInterest } from '../grounds.js'
import type { AgencyId, FileId } from '../values.js'
import { answerableFor, handlingAgencies, type ItemRule } from './decide/handler.js'
import { disclosedContent } from './decide/work.js'
import type { OpenItem, WorkingVersion } from './state.js'

// The gate to publication: each rule by itself, all reasons at once. Every one is asked again at the moment of
// authorization, whatever was true before.

/** 未经政府信息保密审查的政府信息不得公开 (LS-10.9): concluded for exactly this content. */
const reviewIsComplete: ItemRule = {
  code: 'NOT_REVIEWED',
  clause: 'LS-10.9',
  refuse: ({ work }) => {
    if (work === undefined) return undefined
    const reviewed =
      work.conclusion === 'disclose' && work.submission?.disclosedHash === disclosedContent(work)?.contentHash
    return reviewed ? undefined : { missing: ['ConcludeSecrecyReview'], facts: { stage: work.stage } }
  },
}

const attributeIsConfirmed: ItemRule = {
  code: 'ATTRIBUTE_NOT_CONFIRMED',
  clause: 'LS-10.4',
  refuse: ({ work }) => (work !== undefined && work.attribute === undefined ? { missing: ['ApproveItem'] } : undefined),
}

const attributeIsPublic: ItemRule = {
  code: 'ATTRIBUTE_NOT_PUBLIC',
  clause: '711-13',
  refuse: ({ work }) => {
    const attribute = work?.attribute?.attribute
    return attribute === 'onRequest' || attribute === 'withheld' ? { facts: { attribute } } : undefined
  },
}

const isApproved: ItemRule = {
  code: 'NOT_APPROVED',
  clause: 'LS-10.6',
  refuse: ({ work }) => (work === undefined || work.stage === 'approved' ? undefined : { missing: ['ApproveItem'] }),
}

const isRegistered: ItemRule = {
  code: 'NOT_REGISTERED',
  clause: 'LS-10.7',
  refuse: ({ registered, indexNumber }) => {
    if (registered === undefined) return { missing: ['RegisterItem'] }
    return indexNumber === undefined ? { missing: ['indexNumber'] } : undefined
  },
}

/** Every agency that the item concerns beside those that handle it today. */
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
  return [...new Set(named)].filter((agency) => !handling.includes(agency))
}

/** 任何一个行政机关公开该政府信息前，都应当与所涉及的其他行政机关进行沟通、确认 (LS-6.1) */
const othersHaveConfirmed: ItemRule = {
  code: 'SEVERAL_AGENCIES_INVOLVED',
  clause: 'LS-6.1',
  refuse: (item, context) => {
    const agencies = otherAgencies(item, context)
    return agencies.length === 0 ? undefined : { facts: { agencies } }
  },
}

const publishes = (publisher: AgencyId, item: OpenItem, context: DecisionContext): boolean =>
  answerableFor(publisher, context).some((agency) => handlingAgencies(item, context).includes(agency))

/** 由牵头单位负责公开 (LS-5.1) */
const leadPublishes: ItemRule = {
  code: 'LEAD_PUBLISHES',
  clause: 'LS-5.1',
  refuse: (item, context) => {
    const lead = item.jointIssuers.find((issuer) => issuer.lead)?.agency
    if (item.publisherByLaw !== undefined || lead === undefined || publishes(lead, item, context)) return undefined
    return { facts: { agency: lead } }
  },
}

/** 获取的其他行政机关的政府信息，由制作或者最初获取该政府信息的行政机关负责公开 (711-10) */
const firstObtainerPublishes: ItemRule = {
  code: 'FIRST_OBTAINER_PUBLISHES',
  clause: '711-10',
  refuse: (item, context) => {
    const { origin } = item.description
    if (item.publisherByLaw !== undefined || origin.kind !== 'obtained' || origin.from.kind !== 'agency')
      return undefined
    const { firstObtainer } = origin.from
    return publishes(firstObtainer, item, context) ? undefined : { facts: { agency: firstObtainer } }
  },
}

/** 法律、法规对政府信息公开的权限另有规定的，从其规定 (LS-4.6) */
const publisherByLawPublishes: ItemRule = {
  code: 'PUBLISHER_FIXED_BY_LAW',
  clause: 'LS-4.6',
  refuse: (item, context) => {
    const publisher = item.publisherByLaw?.publisher
    return publisher === undefined || publishes(publisher, item, context) ? undefined : { facts: { agency: publisher } }
  },
}

/** A special law that demands approval prevails (LS-10.10): given for exactly this content. */
const specialLawIsObeyed: ItemRule = {
  code: 'STATUTORY_APPROVAL_MISSING',
  clause: 'LS-10.10',
  refuse: ({ specialLaw, statutoryApproval, work }) => {
    if (specialLaw?.requires !== 'approval' || work === undefined) return undefined
    const approved =
      statutoryApproval !== undefined && statutoryApproval.contentHash === disclosedContent(work)?.contentHash
    return approved ? undefined : { missing: ['RecordStatutoryApproval'] }
  },
}

const filesAreClean: ItemRule = {
  code: 'FILE_NOT_CLEAN',
  clause: 'LS-14.5',
  refuse: ({ work, files }) => {
    const suspect = filesOf(work).filter((file) => files.get(file)?.scan !== 'clean')
    return suspect.length === 0 ? undefined : { facts: { files: suspect } }
  },
}

const filesOf = (work: WorkingVersion | undefined): readonly FileId[] =>
  work === undefined ? [] : (disclosedContent(work)?.files ?? [])

const redacted = (work: WorkingVersion | undefined) =>
  work?.form?.attribute === 'partial' ? work.redaction : undefined

const redactionIsPrepared: ItemRule = {
  code: 'REDACTION_MISSING',
  clause: '711-37',
  refuse: ({ work }) =>
    work?.form?.attribute === 'partial' && work.redaction === undefined ? { missing: ['PrepareRedaction'] } : undefined,
}

const redactionIsChecked: ItemRule = {
  code: 'REDACTION_NOT_CHECKED',
  clause: '711-37',
  refuse: ({ work }) => {
    const redaction = redacted(work)
    return redaction !== undefined && redaction.check === undefined ? { missing: ['RecordRedactionCheck'] } : undefined
  },
}

/** A withheld passage still stands in text, metadata, a revision or an object of the file. */
const redactionDoesNotLeak: ItemRule = {
  code: 'REDACTION_LEAKS',
  clause: '711-37',
  refuse: ({ work }) => {
    const findings = redacted(work)?.check?.findings ?? []
    if (findings.length === 0) return undefined
    return { missing: ['PrepareRedaction'], facts: { places: [...new Set(findings.map(({ place }) => place))] } }
  },
}

const scansAreConfirmed: ItemRule = {
  code: 'REDACTION_NOT_CONFIRMED',
  clause: '711-37',
  refuse: ({ work }) => {
    const redaction = redacted(work)
    const open = (redaction?.check?.unreadable ?? []).filter(({ fileId }) => !redaction?.confirmed.includes(fileId))
    return open.length === 0
      ? undefined
      : { missing: ['ConfirmRedaction'], facts: { files: open.map(({ fileId }) => fileId) } }
  },
}

const FLAGGED = { commercialSecret: 'commercialSecret', personalPrivacy: 'personalPrivacy' } as const

function flaggedInterests(work: WorkingVersion | undefined): readonly ThirdPartyInterest[] {
  if (work?.form === undefined) return []
  const { flags } = work.form
  return (['commercialSecret', 'personalPrivacy'] as const)
    .filter((flag) => flags[flag].applies)
    .map((flag) => FLAGGED[flag])
}

/** Consent of everyone asked, the passages withheld, or a decision for the public interest on this very content. */
function isResolved(interest: ThirdPartyInterest, item: OpenItem): boolean {
  const { work } = item
  if (work?.form === undefined) return false
  const asked = [...item.thirdParties.values()].filter((party) => party.interest === interest)
  const consented = asked.length > 0 && asked.every(({ outcome }) => outcome === 'consents')
  const withheld =
    work.form.attribute === 'partial' &&
    work.form.withheldPassages.some(
      ({ ground }) => ground.code === 'thirdPartyInterest' && ground.interest === interest,
    )
  const hash = disclosedContent(work)?.contentHash
  const overridden = item.publicInterest.some(
    (decided) => decided.interest === interest && decided.contentHash === hash,
  )
  return consented || withheld || overridden
}

const thirdPartiesAreResolved: ItemRule = {
  code: 'THIRD_PARTY_UNRESOLVED',
  clause: '711-15',
  refuse: (item) => {
    const open = flaggedInterests(item.work).filter((interest) => !isResolved(interest, item))
    return open.length === 0
      ? undefined
      : { missing: ['AskThirdParty', 'PrepareRedaction', 'DecidePublicInterest'], facts: { interests: open } }
  },
}

const impactIsAssessed: ItemRule = {
  code: 'IMPACT_NOT_ASSESSED',
  clause: 'PIPL-55',
  refuse: ({ work, assessment }) => {
    if (work === undefined || !flaggedInterests(work).includes('personalPrivacy')) return undefined
    const assessed = assessment?.acceptable === true && assessment.contentHash === disclosedContent(work)?.contentHash
    return assessed ? undefined : { missing: ['RecordImpactAssessment'] }
  },
}

const personalDataIsAnswered: ItemRule = {
  code: 'PERSONAL_DATA_UNANSWERED',
  clause: '711-15',
  refuse: ({ work, personalData }) => {
    if (work === undefined || personalData?.contentHash !== disclosedContent(work)?.contentHash) return undefined
    const open = personalData?.hits.filter(({ answered }) => !answered) ?? []
    return open.length === 0 ? undefined : { missing: ['AnswerPersonalDataHit'], facts: { hits: open.length } }
  },
}

const plannedDateIsReached: ItemRule = {
  code: 'PLANNED_DATE_NOT_REACHED',
  clause: 'LS-10.3',
  refuse: ({ work }, { today }) => {
    const plannedOn = work?.form?.plannedOn
    return plannedOn === undefined || plannedOn <= today ? undefined : { facts: { plannedOn } }
  },
}

/** Every rule between an item and the public. */
export const publicationGate: readonly ItemRule[] = [
  reviewIsComplete,
  attributeIsConfirmed,
  attributeIsPublic,
  isApproved,
  isRegistered,
  othersHaveConfirmed,
  leadPublishes,
  firstObtainerPublishes,
  publisherByLawPublishes,
  specialLawIsObeyed,
  filesAreClean,
  redactionIsPrepared,
  redactionIsChecked,
  redactionDoesNotLeak,
  scansAreConfirmed,
  thirdPartiesAreResolved,
  impactIsAssessed,
  personalDataIsAnswered,
  plannedDateIsReached,
]

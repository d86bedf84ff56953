import type { InformationItemEvent, SecrecyReviewForm, Voided } from '../../../domain/informationItem/events.js'
import type { DisclosureAttribute } from '../../../domain/informationItem/vocabulary.js'
import type { ThirdPartyInterest } from '../../../domain/grounds.js'
import { type Act, including, peopleOf } from '../acts.js'
import type { Watch } from '../check.js'

/** 起草、科室审核、保密审查、领导审批 */
export type Level = 'drafting' | 'section' | 'secrecy' | 'leader'

/** What was said of exactly one content, by its hash, and in which event. */
export interface Said {
  readonly hash: string
  readonly event: string
}

/** What the checks remember of an item: who acted at which level of its version, and what was settled for which content. */
export interface ItemWatch {
  readonly id: string
  readonly agency: string
  readonly officer: string | null
  /** Others that it concerns (LS-6.1). */
  readonly others: readonly string[]
  readonly acted: Readonly<Record<Level, readonly string[]>>
  readonly form: (Pick<SecrecyReviewForm, 'attribute'> & { readonly interests: readonly ThirdPartyInterest[] }) | null
  /** Interests of third parties that withheld passages protect. */
  readonly withheld: readonly ThirdPartyInterest[]
  readonly reviewed: Said | null
  readonly approved: Said | null
  readonly registered: boolean
  readonly consultation: { readonly id: string; readonly status: string; readonly hash: string } | null
  readonly thirdParties: Readonly<Record<string, { readonly interest: string; readonly consents: boolean }>>
  readonly publicInterest: readonly { readonly interest: string; readonly hash: string }[]
  readonly attribute: DisclosureAttribute | null
  readonly reevaluateOn: string | null
  /** The version that is public. */
  readonly authorized: number | null
}

const NOBODY = { drafting: [], section: [], secrecy: [], leader: [] } as const

const acting = (item: ItemWatch, level: Level, act: Act): ItemWatch => ({
  ...item,
  acted: { ...item.acted, [level]: including(item.acted[level], peopleOf(act)) },
})

/** The text may be another one; the event says what no longer holds. */
const drafted = (item: ItemWatch, act: Act & { readonly voids: readonly Voided[] }): ItemWatch => ({
  ...acting(item, 'drafting', act),
  reviewed: act.voids.includes('review') ? null : item.reviewed,
  approved: act.voids.includes('approval') ? null : item.approved,
})

const concerned = (
  agency: string,
  joint: readonly { readonly agency: string }[],
  involved: readonly string[],
): readonly string[] =>
  [...new Set([...joint.map((issuer) => issuer.agency), ...involved])].filter((id) => id !== agency)

const flagged = ({ flags }: SecrecyReviewForm): readonly ThirdPartyInterest[] =>
  (['commercialSecret', 'personalPrivacy'] as const).filter((flag) => flags[flag]?.applies)

const protecting = (form: SecrecyReviewForm): readonly ThirdPartyInterest[] =>
  form.attribute !== 'partial'
    ? []
    : form.withheldPassages.flatMap(({ ground }) => (ground.code === 'thirdPartyInterest' ? [ground.interest] : []))

export const itemRemembered: Watch<InformationItemEvent, ItemWatch>['remember'] = {
  ItemCreated: (item, { data }) => ({
    ...item,
    agency: data.agency,
    officer: data.officer,
    others: concerned(data.agency, data.jointIssuers, data.involvedAgencies),
  }),
  SecretItemRecorded: (item, { data: { agency, officer } }) => ({ ...item, agency, officer }),
  LegacyPublicationRecorded: null,
  FileAttached: null,
  FileScanned: null,
  ContentRevised: (item, { data }) => drafted(item, data),
  DescriptionRevised: (item, { data }) => drafted(item, data),
  InvolvementChanged: (item, { data }) => ({
    ...item,
    others: concerned(item.agency, data.jointIssuers, data.involvedAgencies),
  }),
  PublisherFixedByLaw: null,
  SpecialPublicationLawRecorded: null,
  StatutoryApprovalRecorded: null,
  SecrecyReviewFormFilled: (item, { data }) => ({
    ...drafted(item, data),
    form: { attribute: data.form.attribute, interests: flagged(data.form) },
    withheld: protecting(data.form),
  }),
  RedactionPrepared: (item, { data }) => drafted(item, data),
  RedactionChecked: null,
  RedactionConfirmed: null,
  PersonalDataScanned: null,
  PersonalDataHitAnswered: null,
  SecrecyReviewSubmitted: (item, { data }) => acting(item, 'drafting', data),
  SectionReviewPassed: (item, { data }) => acting(item, 'section', data),
  SecrecyReviewReferred: (item, { data }) => acting(item, 'secrecy', data),
  ReferralAnswered: null,
  SecrecyReviewConcluded: (item, { id, data }) => ({
    ...acting(item, 'secrecy', data),
    reviewed: data.conclusion === 'disclose' ? { hash: data.disclosedHash, event: id } : null,
  }),
  ReturnedForRework: (item, { data }) => ({ ...acting(item, data.level, data), reviewed: null, approved: null }),
  AttributeConfirmed: (item, { data }) => ({
    ...item,
    attribute: data.attribute,
    reevaluateOn: data.reevaluateOn ?? null,
  }),
  ItemApproved: (item, { id, data }) => ({
    ...acting(item, 'leader', data),
    approved: { hash: data.disclosedHash, event: id },
  }),
  ItemRegistered: (item) => ({ ...item, registered: true }),
  IndexNumberRecorded: null,
  ItemFiled: null,
  ThirdPartyAsked: (item, { data: { thirdParty, interest } }) => ({
    ...item,
    thirdParties: { ...item.thirdParties, [thirdParty]: { interest, consents: false } },
  }),
  ThirdPartyAnswered: (item, { data: { thirdParty, answer } }) => {
    const asked = item.thirdParties[thirdParty]
    if (asked === undefined) return item
    return {
      ...item,
      thirdParties: { ...item.thirdParties, [thirdParty]: { ...asked, consents: answer === 'consents' } },
    }
  },
  ThirdPartySilent: null,
  PublicInterestDecided: (item, { data: { interest, contentHash } }) => ({
    ...item,
    publicInterest: [...item.publicInterest, { interest, hash: contentHash }],
  }),
  ImpactAssessed: null,
  ConsultationRequired: (item, { data: { consultation, proposal } }) => ({
    ...item,
    consultation: { id: consultation, status: 'running', hash: proposal.contentHash },
  }),
  ConsultationConcluded: (item, { data: { consultation, outcome, contentHash } }) =>
    item.consultation?.id === consultation || item.consultation === null
      ? { ...item, consultation: { id: consultation, status: outcome, hash: contentHash } }
      : item,
  ItemContradictionsFound: null,
  ItemContradictionAnswered: null,
  PublicationAuthorized: (item, { data: { version } }) => ({ ...item, authorized: version }),
  NewVersionStarted: (item, { data }) => ({
    ...acting({ ...item, acted: NOBODY }, 'drafting', data.cause === 'reevaluation' ? {} : data),
    reviewed: null,
    approved: null,
  }),
  DraftDiscarded: null,
  ItemWithdrawn: (item) => ({ ...item, authorized: null }),
  ValidityEnded: null,
  DisclosureReevaluated: (item, { data }) => ({ ...item, reevaluateOn: data.reevaluateOn ?? null }),
  ItemHandedOver: (item, { data: { to } }) => ({ ...item, officer: to }),
  PurgeOrdered: (item) => ({ ...item, authorized: null }),
  ItemKeyDestroyed: null,
}

export const initialItem = (stream: string): ItemWatch => ({
  id: stream.slice('item-'.length),
  agency: '',
  officer: null,
  others: [],
  acted: NOBODY,
  form: null,
  withheld: [],
  reviewed: null,
  approved: null,
  registered: false,
  consultation: null,
  thirdParties: {},
  publicInterest: [],
  attribute: null,
  reevaluateOn: null,
  authorized: null,
})

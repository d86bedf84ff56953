import type { Contradiction } from '../consultation/events.js'
import type { ContradictionAnswer } from '../consultation/vocabulary.js'
import type { Command } from '../decider.js'
import type { GroundInput, ThirdPartyInterest } from '../grounds.js'
import type { AgencyId, FileId, Instant, ItemId, PersonId, Sha256 } from '../values.js'
import type {
  ConsultationProposal,
  OverruledPoint,
  JointIssuer,
  PersonalDataHit,
  RedactionFinding,
  ScanVerdict,
  UnreadableFile,
} from './events.js'
import type {
  Carrier,
  Channel,
  DisclosureAttribute,
  DisclosureScope,
  Genre,
  Medium,
  PurgeBasis,
  ReferralTarget,
  Rendition,
  ReviewConclusion,
  ReviewFlag,
  Theme,
  ValidityEnd,
  WithdrawalReason,
} from './vocabulary.js'

// Dates are `YYYY-MM-DD` as typed, checked by the decider. Text is plain here and sealed in the events.
// `contentHash` in acts of judgement is that of the content the person has looked at.

export type OriginInput =
  | { readonly kind: 'made' }
  | { readonly kind: 'obtained'; readonly from: ObtainedFromInput; readonly obtainedOn: string }
export type ObtainedFromInput =
  | { readonly kind: 'citizen'; readonly person: PersonId; readonly name: string }
  | { readonly kind: 'organisation'; readonly name: string }
  | { readonly kind: 'agency'; readonly agency: AgencyId; readonly firstObtainer: AgencyId }

export interface DescriptionInput {
  readonly origin: OriginInput
  readonly media: readonly Medium[]
  readonly documentNumber?: string
  readonly theme: Theme
  readonly genre: Genre
  readonly formedOn: string
  readonly keywords?: readonly string[]
}

export type CreateItem = Command<
  'CreateItem',
  DescriptionInput & {
    itemId: ItemId
    agency: AgencyId
    /** Needed when an import creates it; a person is in charge of what they create. */
    officer?: PersonId
    title: string
    jointIssuers?: readonly JointIssuer[]
    involvedAgencies?: readonly AgencyId[]
    declaredNotSecret: boolean
    source?: { readonly batch: string; readonly path: string }
  }
>

export type RecordSecretItem = Command<
  'RecordSecretItem',
  { itemId: ItemId; agency: AgencyId; neutralTitle: string; ground: GroundInput }
>

export type PastReviewInput =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'documented'
      readonly reviewedOn: string
      readonly documentNumber: string
      readonly file?: FileId
    }

export type RecordLegacyPublication = Command<
  'RecordLegacyPublication',
  { publishedOn: string; channel: Channel; address?: string; indexNumber?: string; pastReview: PastReviewInput }
>

export type AttachFile = Command<
  'AttachFile',
  {
    fileId: FileId
    name: string
    rendition: Rendition
    medium: Medium
    mediaType: string
    size: number
    sha256: Sha256
    suite: string
    ciphertextSha256: Sha256
    commitment: string
    scan: ScanVerdict
    scannedAt?: Instant
  }
>

export type RecordFileScan = Command<'RecordFileScan', { fileId: FileId; scan: ScanVerdict; scannedAt: Instant }>

export interface ContentInput {
  readonly title: string
  readonly summary?: string
  readonly text?: string
  readonly files: readonly FileId[]
  /** `contentHashOf` (contentHash.ts) of the above; worked out by the app, never typed. */
  readonly contentHash: Sha256
}
export type ReviseContent = Command<'ReviseContent', ContentInput>
export type PrepareRedaction = Command<'PrepareRedaction', ContentInput>

export type ReviseDescription = Command<'ReviseDescription', DescriptionInput>

export type ChangeInvolvement = Command<
  'ChangeInvolvement',
  { jointIssuers: readonly JointIssuer[]; involvedAgencies: readonly AgencyId[]; reason: string }
>

export type FixPublisherByLaw = Command<
  'FixPublisherByLaw',
  { publisher: AgencyId; law: string; article: string; provision: string }
>
export type RecordSpecialPublicationLaw = Command<
  'RecordSpecialPublicationLaw',
  { law: string; article: string; provision: string; requires: 'approval' | 'noticeOnly'; authority?: string }
>
export type RecordStatutoryApproval = Command<
  'RecordStatutoryApproval',
  { authority: string; approvedOn: string; documentNumber: string; contentHash: Sha256 }
>

export interface WithheldPassageInput {
  readonly locator: string
  readonly ground: GroundInput
}
export interface ReviewFormInput {
  readonly carrier: Carrier
  readonly channels: readonly Channel[]
  readonly scope: DisclosureScope
  readonly plannedOn?: string
  readonly flags: Readonly<Record<ReviewFlag, { readonly applies: boolean; readonly note?: string }>>
  readonly important: boolean
  /** Absent: 主动公开 (LS-3.1). */
  readonly attribute?: DisclosureAttribute
  readonly grounds?: readonly GroundInput[]
  readonly withheldPassages?: readonly WithheldPassageInput[]
  readonly separationNote?: string
}
export type FillSecrecyReviewForm = Command<'FillSecrecyReviewForm', ReviewFormInput>

/** By the process that looks through a redacted rendition. */
export type RecordRedactionCheck = Command<
  'RecordRedactionCheck',
  { contentHash: Sha256; findings: readonly RedactionFinding[]; unreadable: readonly UnreadableFile[] }
>
export type ConfirmRedaction = Command<'ConfirmRedaction', { contentHash: Sha256; fileId: FileId }>

/** By the process that looks for personal data. */
export type RecordPersonalDataScan = Command<
  'RecordPersonalDataScan',
  { contentHash: Sha256; hits: readonly PersonalDataHit[] }
>
export type AnswerPersonalDataHit = Command<
  'AnswerPersonalDataHit',
  { contentHash: Sha256; hit: string; answer: 'official' | 'notPersonal' | 'consented'; note?: string }
>

/** 承办人初审 */
export type SubmitForReview = Command<
  'SubmitForReview',
  { contentHash: Sha256; opinion: ReviewConclusion; note?: string }
>
/** 科室负责人审核 */
export type PassSectionReview = Command<
  'PassSectionReview',
  { contentHash: Sha256; opinion: ReviewConclusion; note?: string }
>
/** 送审 */
export type ReferSecrecyReview = Command<
  'ReferSecrecyReview',
  {
    contentHash: Sha256
    target: ReferralTarget
    authority: AgencyId
    sentOn: string
    documentNumber: string
    question: string
  }
>
export type RecordReferralAnswer = Command<
  'RecordReferralAnswer',
  { receivedOn: string; conclusion: ReviewConclusion; documentNumber: string; file?: FileId; note?: string }
>
/** 保密审查员核定 */
export type ConcludeSecrecyReview = Command<
  'ConcludeSecrecyReview',
  { contentHash: Sha256; conclusion: ReviewConclusion; note?: string }
>
/** 分管领导或者主要领导审批签发; confirms the attribute of the form. */
export type ApproveItem = Command<'ApproveItem', { contentHash: Sha256; note?: string }>
/** 退回, by whoever is next to give an opinion. */
export type ReturnForRework = Command<'ReturnForRework', { reason: string }>

/** 登记 */
export type RegisterItem = Command<'RegisterItem', Record<never, never>>
/** By the process that follows `IndexNumberAssigned`. */
export type RecordIndexNumber = Command<'RecordIndexNumber', { indexNumber: string }>
/** By the process that follows `FilingListAccepted`. */
export type RecordFiling = Command<'RecordFiling', { agency: AgencyId; month: string }>

export type AskThirdParty = Command<
  'AskThirdParty',
  {
    thirdParty: PersonId
    name: string
    kind: 'citizen' | 'organisation'
    interest: ThirdPartyInterest
    letterNumber: string
    servedOn: string
  }
>
export type RecordThirdPartyAnswer = Command<
  'RecordThirdPartyAnswer',
  { thirdParty: PersonId; answer: 'consents' | 'objects'; receivedOn: string; reasons?: string; proof: string }
>
export type RecordThirdPartySilence = Command<'RecordThirdPartySilence', { thirdParty: PersonId }>
export type DecidePublicInterest = Command<
  'DecidePublicInterest',
  {
    interest: ThirdPartyInterest
    contentHash: Sha256
    reasons: string
    noticeNumber: string
    noticeServedOn: string
  }
>
export type RecordImpactAssessment = Command<
  'RecordImpactAssessment',
  { contentHash: Sha256; assessedOn: string; documentNumber: string; acceptable: boolean; note?: string }
>

export type AuthorizePublication = Command<
  'AuthorizePublication',
  { contentHash: Sha256; channels: readonly Channel[] }
>

/** Asks the other agencies to confirm what stands on the item now; again after each change of it (LS-6.1). */
export type RequireConsultation = Command<'RequireConsultation', { contentHash: Sha256 }>
/** By any agency that it concerns: what was concluded no longer counts. */
export type ReopenConsultation = Command<'ReopenConsultation', { reason: string }>
/** By the process that follows the consultation to its end. */
export type RecordConsultationConclusion = Command<
  'RecordConsultationConclusion',
  {
    consultation: string
    revision: number
    outcome: 'confirmed' | 'notAgreed' | 'cancelled'
    agencies: readonly AgencyId[]
    proposal: ConsultationProposal
    /** What deciders ruled against on the way. */
    overruled?: readonly OverruledPoint[]
  }
>

/** By the process that compares what is about to be published with what others have published (LS-6.2). */
export type RecordItemContradictions = Command<
  'RecordItemContradictions',
  { contentHash: Sha256; findings: readonly Contradiction[] }
>
export type AnswerItemContradiction = Command<
  'AnswerItemContradiction',
  { contentHash: Sha256; finding: string; answer: ContradictionAnswer; explanation: string }
>

/** 更正, or publishing again after a withdrawal. */
export type StartCorrection = Command<'StartCorrection', { reason: string }>
export type DiscardDraft = Command<'DiscardDraft', { reason: string }>
export type WithdrawItem = Command<'WithdrawItem', { reason: WithdrawalReason; explanation: string }>
export type EndValidity = Command<
  'EndValidity',
  { kind: ValidityEnd; effectiveOn: string; basis: string; supersededBy?: ItemId }
>
export type ReevaluateDisclosure = Command<'ReevaluateDisclosure', { outcome: 'upheld' | 'reopened'; reasons: string }>
/** `from`: the officer in charge, so that a handover that comes late does not take a matter from a third person. */
export type HandOverItem = Command<'HandOverItem', { from: PersonId; to: PersonId; reason?: string }>
export type OrderPurge = Command<
  'OrderPurge',
  { basis: PurgeBasis; authority: string; documentNumber: string; orderedOn: string }
>
export type RecordKeyDestruction = Command<'RecordKeyDestruction', { destroyedAt: Instant }>

export type InformationItemCommand =
  | CreateItem
  | RecordSecretItem
  | RecordLegacyPublication
  | AttachFile
  | RecordFileScan
  | ReviseContent
  | ReviseDescription
  | ChangeInvolvement
  | FixPublisherByLaw
  | RecordSpecialPublicationLaw
  | RecordStatutoryApproval
  | FillSecrecyReviewForm
  | PrepareRedaction
  | RecordRedactionCheck
  | ConfirmRedaction
  | RecordPersonalDataScan
  | AnswerPersonalDataHit
  | SubmitForReview
  | PassSectionReview
  | ReferSecrecyReview
  | RecordReferralAnswer
  | ConcludeSecrecyReview
  | ApproveItem
  | ReturnForRework
  | RegisterItem
  | RecordIndexNumber
  | RecordFiling
  | AskThirdParty
  | RecordThirdPartyAnswer
  | RecordThirdPartySilence
  | DecidePublicInterest
  | RecordImpactAssessment
  | RequireConsultation
  | ReopenConsultation
  | RecordConsultationConclusion
  | RecordItemContradictions
  | AnswerItemContradiction
  | AuthorizePublication
  | StartCorrection
  | DiscardDraft
  | WithdrawItem
  | EndValidity
  | ReevaluateDisclosure
  | HandOverItem
  | OrderPurge
  | RecordKeyDestruction

import type { PersonalAct } from '../acting.js'
import type { Contradiction } from '../consultation/events.js'
import type { ContradictionAnswer, Point } from '../consultation/vocabulary.js'
import type { Event } from '../decider.js'
import type { Ground, ThirdPartyInterest } from '../grounds.js'
import type { Protected } from '../protected.js'
import type {
  AgencyId,
  FileId,
  Instant,
  ItemId,
  LocalDate,
  PersonId,
  Sha256,
  SocialCreditCode,
  YearMonth,
} from '../values.js'
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

// Stored for ever: a change here needs an upcaster and a decision record.
// Text, titles and file names are sealed under `item:{id}`; a citizen's name under `person:{id}`.
// `version` counts from 1: what is public keeps its version while the next one is being worked on.
// `contentHash` names exactly one content: title, summary, text and files (contentHash.ts).

/** Where the information comes from (LS-2.1, LS-2.2, 711-10). */
export type ItemOrigin =
  | { readonly kind: 'made' }
  /** Obtained while performing duties, and kept since. */
  | { readonly kind: 'obtained'; readonly from: ObtainedFrom; readonly obtainedOn: LocalDate }

export type ObtainedFrom =
  | { readonly kind: 'citizen'; readonly person: PersonId; readonly name: Protected }
  | { readonly kind: 'organisation'; readonly name: Protected }
  /** `firstObtainer`: the agency that made it or obtained it first; it publishes (711-10). */
  | { readonly kind: 'agency'; readonly agency: AgencyId; readonly firstObtainer: AgencyId }

/** One of the agencies that sealed or signed a joint document (LS-5.1); exactly one leads. */
export interface JointIssuer {
  readonly agency: AgencyId
  readonly lead: boolean
}

/** What catalogues show of an item beside its content. */
export interface ItemDescription {
  readonly origin: ItemOrigin
  readonly media: readonly Medium[]
  /** 文号 */
  readonly documentNumber?: string
  readonly theme: Theme
  readonly genre: Genre
  /** 生成日期: the date of signature; for what was obtained, that of its making where known. */
  readonly formedOn: LocalDate
  readonly keywords: readonly string[]
}

/** Where an import found it. */
export interface ImportSource {
  readonly batch: string
  readonly path: Protected
}

export type ItemCreated = Event<
  'ItemCreated',
  ItemDescription & {
    itemId: ItemId
    /** The agency that handles it from here on. */
    agency: AgencyId
    /** 承办人 in charge. */
    officer: PersonId
    title: Protected
    /** All agencies that sealed or signed; empty for a document of one agency. */
    jointIssuers: readonly JointIssuer[]
    /** Other agencies whose matters it concerns (LS-6.1). */
    involvedAgencies: readonly AgencyId[]
    /** Declared before any text or file was taken: not a state secret. */
    declaredNotSecret: true
    source?: ImportSource
  }
>

/** A state secret is never put in: only that it exists, under a title that gives nothing away. */
export type SecretItemRecorded = Event<
  'SecretItemRecorded',
  {
    itemId: ItemId
    agency: AgencyId
    officer: PersonId
    neutralTitle: Protected
    ground: Extract<Ground, { code: 'stateSecret' }>
  }
>

/** 存量: published before this program was in use. Original dates; proof of past review, or none. */
export type LegacyPublicationRecorded = Event<
  'LegacyPublicationRecorded',
  {
    publishedOn: LocalDate
    channel: Channel
    address?: string
    /** 索引号 it was given then. */
    indexNumber?: string
    pastReview: PastReview
  }
>

export type PastReview =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'documented'
      readonly reviewedOn: LocalDate
      /** 审查编号 or the number of the document that proves it. */
      readonly documentNumber: string
      readonly file?: FileId
    }

/** Shape of a stored file as the file store reports it. */
export interface ItemFile {
  readonly fileId: FileId
  readonly name: Protected
  readonly rendition: Rendition
  readonly medium: Medium
  /** Found in the content, never what the sender claimed. */
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  readonly sha256: Sha256
  readonly suite: string
  readonly ciphertextSha256: Sha256
  /** SHA-256 of the file key, base64url. */
  readonly commitment: string
}

/** `quarantined`: no scanner could look at it yet. */
export type ScanVerdict = 'clean' | 'quarantined' | 'infected'

export type FileAttached = Event<'FileAttached', ItemFile & { scan: ScanVerdict; scannedAt?: Instant }>

/** A stored file was looked at again. */
export type FileScanned = Event<'FileScanned', { fileId: FileId; scan: ScanVerdict; scannedAt: Instant }>

/** Title, summary, text and files of one rendition, in the order shown. */
export interface ItemContent {
  readonly title: Protected
  readonly summary?: Protected
  readonly text?: Protected
  readonly files: readonly FileId[]
  readonly contentHash: Sha256
}

/** What a change made void, so that no reader has to work it out. */
export type Voided = 'redaction' | 'submission' | 'review' | 'approval' | 'scan' | 'consultation'

export type ContentRevised = Event<
  'ContentRevised',
  ItemContent & PartialAct & { version: number; voids: readonly Voided[] }
>

/** `by` is absent where an import prepared it. */
export interface PartialAct {
  readonly by?: PersonId
  readonly deputyFor?: PersonId
}

export type DescriptionRevised = Event<
  'DescriptionRevised',
  ItemDescription & PersonalAct & { version: number; voids: readonly Voided[] }
>

/** Which agencies it concerns turned out to be otherwise. */
export type InvolvementChanged = Event<
  'InvolvementChanged',
  PersonalAct & {
    jointIssuers: readonly JointIssuer[]
    involvedAgencies: readonly AgencyId[]
    reason: Protected
    voids: readonly Voided[]
  }
>

/** 法律、法规对政府信息公开的权限另有规定的 (LS-4.6): who publishes by special law. */
export type PublisherFixedByLaw = Event<
  'PublisherFixedByLaw',
  { publisher: AgencyId; law: string; article: string; provision: string }
>

/**
 * 法律、法规对政府信息发布有明确具体规定的 (LS-10.10; 711-11): a special law prevails.
 * `approval`: publication needs the approval of `authority` first.
 */
export type SpecialPublicationLawRecorded = Event<
  'SpecialPublicationLawRecorded',
  { law: string; article: string; provision: string; requires: 'approval' | 'noticeOnly'; authority?: string }
>

/** 经批准予以公开 (711-11) */
export type StatutoryApprovalRecorded = Event<
  'StatutoryApprovalRecorded',
  { authority: string; approvedOn: LocalDate; documentNumber: string; contentHash: Sha256 }
>

export interface FlagAnswer {
  readonly applies: boolean
  readonly note?: Protected
}

/** One withheld passage and why (LS-10.5, 711-37). */
export interface WithheldPassage {
  /** Where it stands, in words; never the passage itself. */
  readonly locator: Protected
  readonly ground: Ground
}

/** 保密审查表, as filled in at creation (LS-10.3). */
export interface SecrecyReviewForm {
  readonly filledOn: LocalDate
  readonly carrier: Carrier
  readonly channels: readonly Channel[]
  readonly scope: DisclosureScope
  /** 拟公开时间 */
  readonly plannedOn?: LocalDate
  readonly flags: Readonly<Record<ReviewFlag, FlagAnswer>>
  /** Important or sensitive: 主要领导 approves. */
  readonly important: boolean
  readonly attribute: DisclosureAttribute
  /** For 依申请公开 and 不予公开. */
  readonly grounds: readonly Ground[]
  /** For 部分公开: one ground per passage. */
  readonly withheldPassages: readonly WithheldPassage[]
  /** 区分处理说明 */
  readonly separationNote?: Protected
}

export type SecrecyReviewFormFilled = Event<
  'SecrecyReviewFormFilled',
  PersonalAct & { version: number; form: SecrecyReviewForm; voids: readonly Voided[] }
>

/** The redacted rendition beside the original (711-37). Its `contentHash` is that of what the public gets. */
export type RedactionPrepared = Event<
  'RedactionPrepared',
  ItemContent & PersonalAct & { version: number; voids: readonly Voided[] }
>

/** A withheld passage still stands somewhere. `fileId` is absent for title, summary and text. */
export interface RedactionFinding {
  /** Index into the withheld passages. */
  readonly passage: number
  readonly fileId?: FileId
  readonly place: 'text' | 'hidden' | 'metadata' | 'revision' | 'object'
  readonly where: string
}

/** A file that no program can read through: a second person has to look at it. */
export interface UnreadableFile {
  readonly fileId: FileId
  readonly reasons: readonly string[]
}

export type RedactionChecked = Event<
  'RedactionChecked',
  { contentHash: Sha256; findings: readonly RedactionFinding[]; unreadable: readonly UnreadableFile[] }
>

/** A second person has looked at a scan and found nothing withheld in it. */
export type RedactionConfirmed = Event<'RedactionConfirmed', PersonalAct & { contentHash: Sha256; fileId: FileId }>

/** Identity numbers, telephone and bank card numbers, addresses (711-15). `where` never repeats the number. */
export interface PersonalDataHit {
  readonly hit: string
  readonly kind: 'identityNumber' | 'phoneNumber' | 'bankCard' | 'address' | 'licencePlate' | 'illness'
  readonly fileId?: FileId
  readonly where: string
}

export type PersonalDataScanned = Event<
  'PersonalDataScanned',
  { contentHash: Sha256; hits: readonly PersonalDataHit[] }
>

/** `official`: belongs to the office or is published by law; `notPersonal`: looks like it but is none. */
export type PersonalDataHitAnswered = Event<
  'PersonalDataHitAnswered',
  PersonalAct & { contentHash: Sha256; hit: string; answer: 'official' | 'notPersonal' | 'consented'; note?: Protected }
>

/** 承办人初审: handed in with the first opinion. The round counts from 1 within a version. */
export type SecrecyReviewSubmitted = Event<
  'SecrecyReviewSubmitted',
  PersonalAct & {
    version: number
    round: number
    /** Of the original. */
    contentHash: Sha256
    /** Of what the public would get: the redacted rendition of 部分公开, else the original. */
    disclosedHash: Sha256
    opinion: ReviewConclusion
    note?: Protected
  }
>

/** 科室负责人审核 */
export type SectionReviewPassed = Event<
  'SectionReviewPassed',
  PersonalAct & { version: number; round: number; disclosedHash: Sha256; opinion: ReviewConclusion; note?: Protected }
>

/** 送审: the agency cannot determine it (711-17). */
export type SecrecyReviewReferred = Event<
  'SecrecyReviewReferred',
  PersonalAct & {
    version: number
    round: number
    disclosedHash: Sha256
    target: ReferralTarget
    authority: AgencyId
    sentOn: LocalDate
    documentNumber: string
    question: Protected
  }
>

export type ReferralAnswered = Event<
  'ReferralAnswered',
  PersonalAct & {
    version: number
    round: number
    receivedOn: LocalDate
    conclusion: ReviewConclusion
    documentNumber: string
    file?: FileId
    note?: Protected
  }
>

/** 保密审查员核定 */
export type SecrecyReviewConcluded = Event<
  'SecrecyReviewConcluded',
  PersonalAct & {
    version: number
    round: number
    disclosedHash: Sha256
    conclusion: ReviewConclusion
    /** 依据和理由 */
    note?: Protected
  }
>

export type ReviewLevel = 'section' | 'secrecy' | 'leader'

/** 退回 */
export type ReturnedForRework = Event<
  'ReturnedForRework',
  PersonalAct & { version: number; round: number; level: ReviewLevel; reason: Protected }
>

/** 确认公开属性 (LS-10.4), recorded together with the leader's approval. */
export type AttributeConfirmed = Event<
  'AttributeConfirmed',
  {
    version: number
    attribute: DisclosureAttribute
    grounds: readonly Ground[]
    withheldPassages: readonly WithheldPassage[]
    disclosedHash: Sha256
    /** 711-18: when what is not fully open is looked at again. */
    reevaluateOn?: LocalDate
  }
>

/** 分管领导或者主要领导审批签发 (LS-10.6) */
export type ItemApproved = Event<
  'ItemApproved',
  PersonalAct & { version: number; round: number; disclosedHash: Sha256; note?: Protected }
>

/** 登记 (LS-10.7): on this the index number is assigned, by month of registration. */
export type ItemRegistered = Event<
  'ItemRegistered',
  { itemId: ItemId; agency: AgencyId; creditCode: SocialCreditCode; registeredOn: LocalDate; month: YearMonth }
>

/** 索引号 `{creditCode}/{YYYYMM}-{00001}`; never changed, void but kept when the item is withdrawn. */
export type IndexNumberRecorded = Event<'IndexNumberRecorded', { indexNumber: string }>

/** 备案 (LS-10.8): the monthly list with this item was accepted. */
export type ItemFiled = Event<'ItemFiled', { agency: AgencyId; month: YearMonth }>

/** 征求第三方意见 (711-15, 711-32) */
export type ThirdPartyAsked = Event<
  'ThirdPartyAsked',
  {
    thirdParty: PersonId
    name: Protected
    kind: 'citizen' | 'organisation'
    interest: ThirdPartyInterest
    letterNumber: string
    servedOn: LocalDate
    /** Last day to answer. */
    answerBy: LocalDate
  }
>

export type ThirdPartyAnswered = Event<
  'ThirdPartyAnswered',
  { thirdParty: PersonId; answer: 'consents' | 'objects'; receivedOn: LocalDate; reasons?: Protected; proof: string }
>

/** No answer in time. Never taken for consent: the agency decides (711-32). */
export type ThirdPartySilent = Event<'ThirdPartySilent', { thirdParty: PersonId; lapsedOn: LocalDate }>

/** 不公开会对公共利益造成重大影响 (711-15) */
export type PublicInterestDecided = Event<
  'PublicInterestDecided',
  PersonalAct & {
    interest: ThirdPartyInterest
    contentHash: Sha256
    reasons: Protected
    /** The third parties are told in writing what is published and why. */
    noticeNumber: string
    noticeServedOn: LocalDate
  }
>

/** 个人信息保护影响评估 (PIPL 55); the report is kept at least three years. */
export type ImpactAssessed = Event<
  'ImpactAssessed',
  PersonalAct & {
    contentHash: Sha256
    assessedOn: LocalDate
    documentNumber: string
    acceptable: boolean
    note?: Protected
  }
>

/** An agency that is asked, and why. */
export interface ConsultationSeat {
  readonly agency: AgencyId
  readonly grounds: readonly ('jointIssuer' | 'involved' | 'source' | 'successor')[]
}

/** The four points that the others are asked to confirm. */
export interface ConsultationProposal {
  readonly kind: 'publication'
  readonly contentHash: Sha256
  readonly attribute: DisclosureAttribute
  readonly publisher: AgencyId
  readonly channels: readonly Channel[]
}

/** What a decider ruled against: the point, and the proposal that said so. */
export interface OverruledPoint {
  readonly point: Point
  readonly proposal: ConsultationProposal
}

/**
 * The other agencies have to confirm this (LS-6.1). With the id of a consultation that runs, its text or its seats
 * changed; with a new one it begins, or begins anew after `follows`. From here on nothing is authorized until the
 * conclusion stands on the item.
 */
export type ConsultationRequired = Event<
  'ConsultationRequired',
  PersonalAct & {
    itemId: ItemId
    consultation: string
    follows?: string
    version: number
    asking: AgencyId
    officer: PersonId
    seats: readonly ConsultationSeat[]
    proposal: ConsultationProposal
    cause: 'required' | 'changed' | 'reopened'
    reason?: Protected
  }
>

/** What the consultation came to. `revision`: of the event that closed it. */
export type ConsultationConcluded = Event<
  'ConsultationConcluded',
  {
    itemId: ItemId
    consultation: string
    revision: number
    contentHash: Sha256
    outcome: 'confirmed' | 'notAgreed' | 'cancelled'
    /** The agencies that held a seat at the end. */
    agencies: readonly AgencyId[]
    proposal: ConsultationProposal
    /** What deciders ruled against on the way; it binds whatever is proposed from now on (LS-9.1). */
    overruled?: readonly OverruledPoint[]
  }
>

/**
 * 已公开信息不一致 (LS-6.2): what other agencies have published that looks like this content and says something else.
 * Recorded only where something was found.
 */
export type ItemContradictionsFound = Event<
  'ItemContradictionsFound',
  { contentHash: Sha256; findings: readonly Contradiction[] }
>

/** An officer has looked at what another agency has published. */
export type ItemContradictionAnswered = Event<
  'ItemContradictionAnswered',
  PersonalAct & { contentHash: Sha256; finding: string; answer: ContradictionAnswer; explanation: Protected }
>

/** The only way to become public: this content, by this agency, on these channels. */
export type PublicationAuthorized = Event<
  'PublicationAuthorized',
  PersonalAct & {
    itemId: ItemId
    agency: AgencyId
    version: number
    rendition: Rendition
    contentHash: Sha256
    channels: readonly Channel[]
    authorizedOn: LocalDate
  }
>

export type NewVersionCause = 'correction' | 'reevaluation' | 'republication'

/** 更正: a new working version; what is public stays public. */
export type NewVersionStarted = Event<
  'NewVersionStarted',
  PersonalAct & { version: number; cause: NewVersionCause; reason: Protected }
>

/** A draft of version 1 ends the matter; of a later version it leaves the earlier one as it was. */
export type DraftDiscarded = Event<'DraftDiscarded', PersonalAct & { version: number; reason: Protected }>

/** 撤回: no longer public from this moment. `agency` is the one that published it. */
export type ItemWithdrawn = Event<
  'ItemWithdrawn',
  PersonalAct & {
    itemId: ItemId
    agency: AgencyId
    version: number
    reason: WithdrawalReason
    explanation: Protected
    withdrawnOn: LocalDate
  }
>

/** 废止、失效: stays public, marked as no longer in force. */
export type ValidityEnded = Event<
  'ValidityEnded',
  PersonalAct & { kind: ValidityEnd; effectiveOn: LocalDate; basis: string; supersededBy?: ItemId }
>

/** 动态调整 (711-18) */
export type DisclosureReevaluated = Event<
  'DisclosureReevaluated',
  PersonalAct & {
    version: number
    evaluatedOn: LocalDate
    outcome: 'upheld' | 'reopened'
    reasons: Protected
    /** When upheld. */
    reevaluateOn?: LocalDate
  }
>

export type ItemHandedOver = Event<'ItemHandedOver', { from: PersonId; to: PersonId; reason?: Protected }>

/** From here on nothing of it is shown; the key is destroyed next. */
export type PurgeOrdered = Event<
  'PurgeOrdered',
  PersonalAct & {
    itemId: ItemId
    basis: PurgeBasis
    authority: string
    documentNumber: string
    orderedOn: LocalDate
    /** What was public until then. */
    published?: { readonly agency: AgencyId; readonly version: number }
  }
>

export type ItemKeyDestroyed = Event<'ItemKeyDestroyed', { itemId: ItemId; destroyedAt: Instant }>

export type InformationItemEvent =
  | ItemCreated
  | SecretItemRecorded
  | LegacyPublicationRecorded
  | FileAttached
  | FileScanned
  | ContentRevised
  | DescriptionRevised
  | InvolvementChanged
  | PublisherFixedByLaw
  | SpecialPublicationLawRecorded
  | StatutoryApprovalRecorded
  | SecrecyReviewFormFilled
  | RedactionPrepared
  | RedactionChecked
  | RedactionConfirmed
  | PersonalDataScanned
  | PersonalDataHitAnswered
  | SecrecyReviewSubmitted
  | SectionReviewPassed
  | SecrecyReviewReferred
  | ReferralAnswered
  | SecrecyReviewConcluded
  | ReturnedForRework
  | AttributeConfirmed
  | ItemApproved
  | ItemRegistered
  | IndexNumberRecorded
  | ItemFiled
  | ThirdPartyAsked
  | ThirdPartyAnswered
  | ThirdPartySilent
  | PublicInterestDecided
  | ImpactAssessed
  | ConsultationRequired
  | ConsultationConcluded
  | ItemContradictionsFound
  | ItemContradictionAnswered
  | PublicationAuthorized
  | NewVersionStarted
  | DraftDiscarded
  | ItemWithdrawn
  | ValidityEnded
  | DisclosureReevaluated
  | ItemHandedOver
  | PurgeOrdered
  | ItemKeyDestroyed

const types: Readonly<Record<InformationItemEvent['type'], true>> = {
  ItemCreated: true,
  SecretItemRecorded: true,
  LegacyPublicationRecorded: true,
  FileAttached: true,
  FileScanned: true,
  ContentRevised: true,
  DescriptionRevised: true,
  InvolvementChanged: true,
  PublisherFixedByLaw: true,
  SpecialPublicationLawRecorded: true,
  StatutoryApprovalRecorded: true,
  SecrecyReviewFormFilled: true,
  RedactionPrepared: true,
  RedactionChecked: true,
  RedactionConfirmed: true,
  PersonalDataScanned: true,
  PersonalDataHitAnswered: true,
  SecrecyReviewSubmitted: true,
  SectionReviewPassed: true,
  SecrecyReviewReferred: true,
  ReferralAnswered: true,
  SecrecyReviewConcluded: true,
  ReturnedForRework: true,
  AttributeConfirmed: true,
  ItemApproved: true,
  ItemRegistered: true,
  IndexNumberRecorded: true,
  ItemFiled: true,
  ThirdPartyAsked: true,
  ThirdPartyAnswered: true,
  ThirdPartySilent: true,
  PublicInterestDecided: true,
  ImpactAssessed: true,
  ConsultationRequired: true,
  ConsultationConcluded: true,
  ItemContradictionsFound: true,
  ItemContradictionAnswered: true,
  PublicationAuthorized: true,
  NewVersionStarted: true,
  DraftDiscarded: true,
  ItemWithdrawn: true,
  ValidityEnded: true,
  DisclosureReevaluated: true,
  ItemHandedOver: true,
  PurgeOrdered: true,
  ItemKeyDestroyed: true,
}
export const INFORMATION_ITEM_EVENT_TYPES = Object.keys(types) as readonly InformationItemEvent['type'][]

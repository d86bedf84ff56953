import type { PersonalAct } from '../acting.js'
import type { Outcome, Point, ProposedReply, SeatGround } from '../consultation/vocabulary.js'
import type { Event } from '../decider.js'
import type { ThirdPartyInterest } from '../grounds.js'
import type { JointIssuer } from '../informationItem/events.js'
import type { KeptFile } from '../keptFile.js'
import type { LetterKind } from '../letter/vocabulary.js'
import type { KeySubject, Protected } from '../protected.js'
import type { DeadlineReceipt } from '../receipt.js'
import type { AgencyId, FileId, ItemId, LocalDate, PersonId, Sha256 } from '../values.js'
import type { ReplyOutcome } from './outcome.js'
import type {
  ApplicantKind,
  AssistanceKind,
  DeliveryWay,
  FeeMethod,
  FilePurpose,
  IntakeChannel,
  PausingLetter,
  ProactiveSource,
  ProvisionForm,
  ReceiptRule,
  RemedyKind,
  RemedyResult,
  RequestElement,
  RetentionClass,
  SealKind,
  SearchResult,
  ThirdPartyOpinion,
} from './vocabulary.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// Who the applicant or a third party is stands under `person:{id}`, everything else people wrote under
// `application:{id}`. `period` counts the reply periods from 1: correction and payment begin a new one.

/** 申请人. What the application did not say is absent (711-29). */
export interface Applicant {
  readonly subject: PersonId
  readonly kind: ApplicantKind
  readonly name?: Protected
  readonly identity?: Protected
  readonly contact?: Protected
}

/** What is asked for, and how it is to be given. */
export interface Request {
  readonly description?: Protected
  readonly documentNumber?: string
  readonly form?: ProvisionForm
  readonly way?: DeliveryWay
}

/** 登记: what arrived, whatever day of receipt the law makes of it. */
export type ApplicationReceived = Event<
  'ApplicationReceived',
  {
    application: string
    agency: AgencyId
    /** A public enterprise answers by its own rules (711-55). */
    body: 'agency' | 'publicEnterprise'
    /** Absent until somebody is put in charge of what came in by itself. */
    officer?: PersonId
    channel: IntakeChannel
    arrivedOn: LocalDate
    applicant: Applicant
    request: Request
    /** What 711-29 asks for and the application does not have. */
    lacks: readonly RequestElement[]
    assistance?: AssistanceKind
    registrationNumber?: string
    /** The application that this one was a part of. */
    splitFrom?: string
    /** The applicant was asked to correct the whole before: not a second time (711-30). */
    amendedBefore?: true
  }
>

/** 收到申请之日 (711-31). A public enterprise has no period of 711-33. */
export type ReceiptDateFixed = Event<
  'ReceiptDateFixed',
  {
    receivedOn: LocalDate
    rule: ReceiptRule
    proof?: string
    period: number
    replyDue?: DeadlineReceipt
    /** Last day to ask for corrections (711-30). */
    amendmentNoticeDue?: DeadlineReceipt
  }
>

/** Not yet confirmed with the applicant although the time for that is over. */
export type ReceiptUnconfirmed = Event<'ReceiptUnconfirmed', { arrivedOn: LocalDate; confirmBy: DeadlineReceipt }>

/** The applicant was called or written to, with or without success. */
export type ContactAttempted = Event<
  'ContactAttempted',
  PersonalAct & { on: LocalDate; means: DeliveryWay | 'telephone'; reached: boolean; note?: Protected }
>

/** 一事一申请: each part is opened as an application of its own, received on the same day. */
export type ApplicationSplit = Event<
  'ApplicationSplit',
  PersonalAct & {
    noticeNumber: string
    kept: Request
    parts: readonly ApplicationReceived['data'][]
    receivedOn: LocalDate
    /** Where the reply period of the whole began. */
    startsOn: LocalDate
  }
>

/** 补正告知书: once, with all points at once (711-30). The reply period ends here and begins anew afterwards. */
export type AmendmentRequested = Event<
  'AmendmentRequested',
  PersonalAct & {
    points: readonly { readonly element: RequestElement; readonly explanation: Protected }[]
    noticeNumber: string
    issuedOn: LocalDate
    proof: string
  }
>
export type AmendmentNoticeServed = Event<
  'AmendmentNoticeServed',
  { servedOn: LocalDate; proof: string; amendBy: DeadlineReceipt }
>
export type ApplicationAmended = Event<
  'ApplicationAmended',
  {
    supplied: readonly RequestElement[]
    applicant: Applicant
    request: Request
    receivedOn: LocalDate
    proof: string
    /** 正当理由 for coming after the time was over. */
    lateBecause?: Protected
    period: number
    replyDue?: DeadlineReceipt
  }
>

/** What is asked for, found out: whose it is and whom it concerns. */
export type InformationIdentified = Event<
  'InformationIdentified',
  PersonalAct & {
    item?: ItemId
    jointIssuers: readonly JointIssuer[]
    involvedAgencies: readonly AgencyId[]
    /** 涉及第三方的商业秘密、个人隐私等 (711-32) */
    concernsThirdParties: boolean
    /** From here the agencies have 3 working days to meet (LS-8.1). */
    meetFrom: LocalDate
    note?: Protected
  }
>

/** 检索记录: who looked where for what, and what came of it. */
export type SearchRecorded = Event<
  'SearchRecorded',
  PersonalAct & {
    search: string
    who: Protected
    where: Protected
    keywords: Protected
    result: SearchResult
    searchedOn: LocalDate
  }
>

export type ThirdPartyLetterIssued = Event<
  'ThirdPartyLetterIssued',
  PersonalAct & {
    thirdParty: PersonId
    name: Protected
    interest: ThirdPartyInterest
    letterNumber: string
    issuedOn: LocalDate
  }
>
export type ThirdPartyLetterServed = Event<
  'ThirdPartyLetterServed',
  { thirdParty: PersonId; letterNumber: string; servedOn: LocalDate; proof: string; opinionBy: DeadlineReceipt }
>
export type ThirdPartyUnreachable = Event<
  'ThirdPartyUnreachable',
  PersonalAct & { thirdParty: PersonId; triedOn: LocalDate; proof: string }
>
export type ThirdPartyOpinionReceived = Event<
  'ThirdPartyOpinionReceived',
  {
    thirdParty: PersonId
    opinion: ThirdPartyOpinion
    reasons?: Protected
    receivedOn: LocalDate
    proof: string
  }
>
/** 逾期未提出意见: the agency decides; never consent (711-32). */
export type ThirdPartyOpinionLapsed = Event<'ThirdPartyOpinionLapsed', { thirdParty: PersonId; lapsedOn: LocalDate }>

/** Whether an objection has 合理理由; only then is it followed. */
export type ObjectionJudged = Event<
  'ObjectionJudged',
  PersonalAct & { thirdParty: PersonId; reasonable: boolean; why: Protected }
>
/** 不公开会对公共利益造成重大影响的，予以公开: content and reasons were told in writing (711-32). */
export type ObjectionOverruled = Event<
  'ObjectionOverruled',
  PersonalAct & {
    thirdParty: PersonId
    content: Protected
    reasons: Protected
    noticeNumber: string
    noticeServedOn: LocalDate
    proof: string
  }
>

/** 征求意见所需时间不计算在内 (711-33): reckoned until the answer's own time lapses. */
export type ReplyClockPaused = Event<
  'ReplyClockPaused',
  {
    period: number
    letter: string
    kind: PausingLetter
    sentOn: LocalDate
    lapsesOn: LocalDate
    replyDue: DeadlineReceipt
  }
>
export type ReplyClockResumed = Event<
  'ReplyClockResumed',
  { period: number; letter: string; answeredOn: LocalDate; replyDue: DeadlineReceipt }
>
/** A holiday notice that came late, confirmed by an officer on the deadline. */
export type ReplyDateAdopted = Event<'ReplyDateAdopted', { period: number; replyDue: DeadlineReceipt; cause: string }>
/** The same of another time that runs: to ask for a correction, to make it, to pay, for a third party to answer. */
export type StepDateAdopted = Event<
  'StepDateAdopted',
  {
    step: 'amendmentNotice' | 'amendment' | 'feePayment' | 'thirdPartyOpinion'
    thirdParty?: PersonId
    due: DeadlineReceipt
    cause: string
  }
>

export interface RequestSeat {
  readonly agency: AgencyId
  readonly grounds: readonly SeatGround[]
}
/** The reply that the other agencies are asked about. */
export interface RequestProposal {
  readonly kind: 'reply'
  readonly contentHash?: Sha256
  readonly reply: ProposedReply
  readonly answering: AgencyId
  readonly form?: ProvisionForm
}
/** 会商 (LS-8.1): a consultation is opened with exactly this. */
export type AgencyConsultationRequired = Event<
  'AgencyConsultationRequired',
  PersonalAct & {
    application: string
    consultation: string
    number: number
    /** `changed`: the one that runs gets another text or further seats; `again`: what was concluded no longer counts. */
    cause: 'required' | 'changed' | 'again'
    follows?: string
    item?: ItemId
    asking: AgencyId
    officer?: PersonId
    seats: readonly RequestSeat[]
    proposal: RequestProposal
    startsOn: LocalDate
    /** Only then is silence of a joint maker consent (711-34). */
    askedByLead: boolean
    key: KeySubject
  }
>
/** What a decider ruled against: on this point of this proposal. */
export interface OverruledReply {
  readonly point: Point
  readonly proposal: RequestProposal
}
/** 按照会商结果答复 (LS-8.2) */
export type AgencyConsultationConcluded = Event<
  'AgencyConsultationConcluded',
  {
    consultation: string
    revision: number
    outcome: Outcome | 'cancelled'
    proposal: RequestProposal
    agencies: readonly AgencyId[]
    /** It binds whatever is proposed on this application from now on (LS-9.1). */
    overruled?: readonly OverruledReply[]
  }
>

/** 延期, once, by the head of the disclosure office, told to the applicant (711-33). */
export type ReplyPeriodExtended = Event<
  'ReplyPeriodExtended',
  PersonalAct & {
    period: number
    workingDays: number
    reason: Protected
    noticeNumber: string
    noticeDispatchedOn: LocalDate
    proof: string
    replyDue: DeadlineReceipt
  }
>

/** 数量、频次明显超过合理范围 (711-35) */
export type ReasonsRequested = Event<
  'ReasonsRequested',
  PersonalAct & {
    /** How many applications in which time. */
    finding: Protected
    noticeNumber: string
    issuedOn: LocalDate
    proof: string
    answerBy: LocalDate
  }
>
export type ReasonsGiven = Event<'ReasonsGiven', { reasons: Protected; receivedOn: LocalDate; proof: string }>
export type ReasonsJudged = Event<'ReasonsJudged', PersonalAct & { reasonable: boolean; why: Protected }>
/** 延迟答复的合理期限, for reasonable reasons that cannot be met in time. */
export type ReplyDelayed = Event<
  'ReplyDelayed',
  PersonalAct & {
    period: number
    workingDays: number
    noticeNumber: string
    noticeDispatchedOn: LocalDate
    proof: string
    replyDue: DeadlineReceipt
  }
>

/** 收费通知 with 依据、标准、数额 (711-42). `before`: items of the same applicant in the month before this one. */
export type FeeNoticeIssued = Event<
  'FeeNoticeIssued',
  PersonalAct & {
    method: FeeMethod
    before: number
    units: number
    /** Yuan. */
    amount: number
    schedule: string
    noticeNumber: string
    issuedOn: LocalDate
    proof: string
  }
>
export type FeeNoticeServed = Event<'FeeNoticeServed', { servedOn: LocalDate; proof: string; payBy: DeadlineReceipt }>
/** 撤销收费通知: nothing was owed, so the period that the notice interrupted goes on as if it had never been. */
export type FeeNoticeRevoked = Event<
  'FeeNoticeRevoked',
  PersonalAct & {
    noticeNumber: string
    revokedOn: LocalDate
    reason: Protected
    proof: string
    period: number
    replyDue: DeadlineReceipt
  }
>
export type FeePaid = Event<
  'FeePaid',
  { paidOn: LocalDate; amount: number; receiptNumber: string; period: number; replyDue?: DeadlineReceipt }
>

export type ReplyDrafted = Event<'ReplyDrafted', PersonalAct & { draft: number; outcome: ReplyOutcome }>
export type ReplyReturned = Event<'ReplyReturned', PersonalAct & { draft: number; reason: Protected }>
export type ReplyApproved = Event<'ReplyApproved', PersonalAct & { draft: number; note?: Protected }>

/** How the reply may be had looked at by somebody else, as the letter tells the applicant (law.md §1b). */
export type Remedies =
  | {
      /** 复议前置, or either of the two. */
      readonly order: 'reviewFirst' | 'either'
      /** 60 days. The government to which it is addressed, by name where the register does not have it. */
      readonly review: {
        readonly days: number
        readonly policy: string
        readonly body: { readonly agency: AgencyId } | { readonly name: string }
      }
      /** After review 15 days; directly 6 months. */
      readonly court: { readonly number: number; readonly unit: 'days' | 'months'; readonly policy: string }
    }
  /** 向有关主管部门申诉, against a public enterprise (711-55). */
  | { readonly order: 'appealToAuthority'; readonly authority: AgencyId }
/** 签发: number, seal and hash of the very letter. */
export type ReplySigned = Event<
  'ReplySigned',
  PersonalAct & {
    draft: number
    replyNumber: string
    signedOn: LocalDate
    letterHash: Sha256
    seal: { readonly kind: SealKind; readonly hash: Sha256 }
    remedies: Remedies
  }
>
/** 发出, with proof: at this moment, and not before, the application is answered. */
export type ReplyDispatched = Event<
  'ReplyDispatched',
  Partial<PersonalAct> & {
    application: string
    draft: number
    outcome: ReplyOutcome
    replyNumber: string
    dispatchedOn: LocalDate
    way: DeliveryWay
    /** Why not by the way that the draft promises (711-40). */
    otherWayReason?: Protected
    proof: string
    period: number
    /** Absent where no period ran. */
    due?: LocalDate
    late: boolean
  }
>
export type ReplyDelivered = Event<'ReplyDelivered', { deliveredOn: LocalDate; proof: string }>

export type ApplicationWithdrawn = Event<
  'ApplicationWithdrawn',
  { application: string; withdrawnOn: LocalDate; proof: string; reason?: Protected }
>
/** 并案: the same applicant asked for the same thing in another application that is still open. */
export type ApplicationMerged = Event<
  'ApplicationMerged',
  PersonalAct & { application: string; into: string; mergedOn: LocalDate; reason: Protected }
>

/** 转为主动公开的建议 (711-44) */
export type ProactiveDisclosureProposed = Event<
  'ProactiveDisclosureProposed',
  {
    proposal: number
    source: ProactiveSource
    item?: ItemId
    applications: readonly string[]
    reasons: Protected
    proposedOn: LocalDate
  }
>
export type ProactiveProposalDecided = Event<
  'ProactiveProposalDecided',
  PersonalAct & { proposal: number; item?: ItemId; accepted: boolean; reasons: Protected }
>

/** 行政复议、行政诉讼 against the reply, or against there being none. */
export type RemedyFiled = Event<
  'RemedyFiled',
  { remedy: string; kind: RemedyKind; filedOn: LocalDate; caseNumber: string; body: string }
>
export type RemedyEnded = Event<
  'RemedyEnded',
  PersonalAct & {
    remedy: string
    kind: RemedyKind
    result: RemedyResult
    endedOn: LocalDate
    documentNumber: string
    /** 责令重作 */
    redo: boolean
  }
>
/** 重作: the matter is open again, with a new period. */
export type ApplicationReopened = Event<
  'ApplicationReopened',
  { remedy: string; decisionReceivedOn: LocalDate; period: number; replyDue?: DeadlineReceipt }
>

/** 案卷材料: one file of the matter. A proof of identity is sealed with the person's key, anything else with the matter's. */
export type ApplicationFileAttached = Event<
  'ApplicationFileAttached',
  Partial<PersonalAct> & {
    application: string
    purpose: FilePurpose
    file: KeptFile
    name: Protected
    /** Whose opinion or proof it is, where a third party's. */
    thirdParty?: PersonId
  }
>

/** 文书: one letter as it was made, with the bytes that are printed. Remaking it is another letter. */
export type LetterPrepared = Event<
  'LetterPrepared',
  Partial<PersonalAct> & {
    application: string
    /** Counts the letters of the matter from 1. */
    letter: number
    kind: LetterKind
    /** 发文字号; absent on sheets that stay in the house. */
    number?: string
    /** 成文日期 */
    datedOn: LocalDate
    thirdParty?: PersonId
    toAgency?: AgencyId
    /** Of a reply: the draft that it says, and the remedies that it names. */
    draft?: number
    remedies?: Remedies
    /** Template and its version. */
    template: string
    pdf: KeptFile
    html: KeptFile
  }
>

/** 用印: the hash of the seal belongs to this very letter. */
export type LetterSealed = Event<
  'LetterSealed',
  PersonalAct & {
    application: string
    letter: number
    seal:
      | {
          readonly kind: 'electronicSeal'
          /** Of the signature over the hash of the PDF. */
          readonly hash: Sha256
          readonly signature: KeptFile
          /** Which service made it, and what its seal says. */
          readonly service: string
          readonly text: string
        }
      | { readonly kind: 'sealedScan'; readonly hash: Sha256; readonly file: FileId }
  }
>

/** 归档 */
export type ApplicationArchived = Event<
  'ApplicationArchived',
  PersonalAct & { application: string; retention: RetentionClass; fileNumber: string; archivedOn: LocalDate }
>

export type ApplicationHandedOver = Event<
  'ApplicationHandedOver',
  { from?: PersonId; to: PersonId; reason?: Protected }
>
/** 机构改革: another agency answers it from now on; every date stays. */
export type ApplicationTransferred = Event<
  'ApplicationTransferred',
  { application: string; from: AgencyId; to: AgencyId; effectiveOn: LocalDate; cause: string }
>

export type ApplicationEvent =
  | ApplicationReceived
  | ReceiptDateFixed
  | ReceiptUnconfirmed
  | ContactAttempted
  | ApplicationSplit
  | AmendmentRequested
  | AmendmentNoticeServed
  | ApplicationAmended
  | InformationIdentified
  | SearchRecorded
  | ThirdPartyLetterIssued
  | ThirdPartyLetterServed
  | ThirdPartyUnreachable
  | ThirdPartyOpinionReceived
  | ThirdPartyOpinionLapsed
  | ObjectionJudged
  | ObjectionOverruled
  | ReplyClockPaused
  | ReplyClockResumed
  | ReplyDateAdopted
  | StepDateAdopted
  | AgencyConsultationRequired
  | AgencyConsultationConcluded
  | ReplyPeriodExtended
  | ReasonsRequested
  | ReasonsGiven
  | ReasonsJudged
  | ReplyDelayed
  | FeeNoticeIssued
  | FeeNoticeServed
  | FeeNoticeRevoked
  | FeePaid
  | ReplyDrafted
  | ReplyReturned
  | ReplyApproved
  | ReplySigned
  | ReplyDispatched
  | ReplyDelivered
  | ApplicationWithdrawn
  | ApplicationMerged
  | ProactiveDisclosureProposed
  | ProactiveProposalDecided
  | RemedyFiled
  | RemedyEnded
  | ApplicationReopened
  | ApplicationFileAttached
  | LetterPrepared
  | LetterSealed
  | ApplicationArchived
  | ApplicationHandedOver
  | ApplicationTransferred

const types: Readonly<Record<ApplicationEvent['type'], true>> = {
  ApplicationReceived: true,
  ReceiptDateFixed: true,
  ReceiptUnconfirmed: true,
  ContactAttempted: true,
  ApplicationSplit: true,
  AmendmentRequested: true,
  AmendmentNoticeServed: true,
  ApplicationAmended: true,
  InformationIdentified: true,
  SearchRecorded: true,
  ThirdPartyLetterIssued: true,
  ThirdPartyLetterServed: true,
  ThirdPartyUnreachable: true,
  ThirdPartyOpinionReceived: true,
  ThirdPartyOpinionLapsed: true,
  ObjectionJudged: true,
  ObjectionOverruled: true,
  ReplyClockPaused: true,
  ReplyClockResumed: true,
  ReplyDateAdopted: true,
  StepDateAdopted: true,
  AgencyConsultationRequired: true,
  AgencyConsultationConcluded: true,
  ReplyPeriodExtended: true,
  ReasonsRequested: true,
  ReasonsGiven: true,
  ReasonsJudged: true,
  ReplyDelayed: true,
  FeeNoticeIssued: true,
  FeeNoticeServed: true,
  FeeNoticeRevoked: true,
  FeePaid: true,
  ReplyDrafted: true,
  ReplyReturned: true,
  ReplyApproved: true,
  ReplySigned: true,
  ReplyDispatched: true,
  ReplyDelivered: true,
  ApplicationWithdrawn: true,
  ApplicationMerged: true,
  ProactiveDisclosureProposed: true,
  ProactiveProposalDecided: true,
  RemedyFiled: true,
  RemedyEnded: true,
  ApplicationReopened: true,
  ApplicationFileAttached: true,
  LetterPrepared: true,
  LetterSealed: true,
  ApplicationArchived: true,
  ApplicationHandedOver: true,
  ApplicationTransferred: true,
}
export const APPLICATION_EVENT_TYPES = Object.keys(types) as readonly ApplicationEvent['type'][]

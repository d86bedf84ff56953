import type { Outcome, ProposedReply } from '../consultation/vocabulary.js'
import type { Command } from '../decider.js'
import type { ThirdPartyInterest } from '../grounds.js'
import type { JointIssuer } from '../informationItem/events.js'
import type { KeptFile } from '../keptFile.js'
import type { LetterKind } from '../letter/vocabulary.js'
import type { DeadlineReceipt } from '../receipt.js'
import type { AgencyId, ItemId, LocalDate, PersonId } from '../values.js'
import type {
  ApplicationReceived,
  LetterSealed,
  OverruledReply,
  Remedies,
  RequestProposal,
  StepDateAdopted,
} from './events.js'
import type { ReplyOutcomeInput } from './outcomeInput.js'
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
  RemedyKind,
  RemedyResult,
  RequestElement,
  RetentionClass,
  SealKind,
  SearchResult,
  ThirdPartyOpinion,
} from './vocabulary.js'

// Dates typed by people are plain text until they were checked; dates from events are `LocalDate`.

export interface ApplicantInput {
  /** Data subject whose key seals what is said about them; chosen by the caller, the same for the same applicant. */
  readonly subject: PersonId
  readonly kind: ApplicantKind
  readonly name?: string
  readonly identity?: string
  readonly contact?: string
}
export interface RequestInput {
  readonly description?: string
  readonly documentNumber?: string
  readonly form?: ProvisionForm
  readonly way?: DeliveryWay
}

/** By an officer of the agency that is asked, or by the portal's process for what was filed there. */
export type ReceiveApplication = Command<
  'ReceiveApplication',
  {
    application: string
    agency: AgencyId
    officer?: PersonId
    channel: IntakeChannel
    /** Submitted, signed for, or arrived, as the channel has it. */
    arrivedOn: string
    /** Post number, receipt slip; needed for signed post and for whatever is entered on a later day. */
    proof?: string
    applicant: ApplicantInput
    request: RequestInput
    assistance?: AssistanceKind
    /** What was written down for the applicant was read back and confirmed (711-29). */
    readBack?: boolean
    registrationNumber?: string
  }
>
/** By the process that follows a split. */
export type OpenApplicationPart = Command<
  'OpenApplicationPart',
  { received: ApplicationReceived['data']; receivedOn: LocalDate; startsOn: LocalDate }
>
export type ConfirmReceipt = Command<'ConfirmReceipt', { confirmedOn: string; proof: string }>
/** By the timer. */
export type NoteUnconfirmedReceipt = Command<'NoteUnconfirmedReceipt', Record<string, never>>
export type LogContactAttempt = Command<
  'LogContactAttempt',
  { on: string; means: DeliveryWay | 'telephone'; reached: boolean; note?: string }
>
export type SplitApplication = Command<
  'SplitApplication',
  {
    noticeNumber: string
    kept: RequestInput
    parts: readonly { readonly application: string; readonly request: RequestInput }[]
  }
>

export type RequestAmendment = Command<
  'RequestAmendment',
  {
    points: readonly { readonly element: RequestElement; readonly explanation: string }[]
    noticeNumber: string
    issuedOn: string
    proof: string
  }
>
export type RecordAmendmentNoticeService = Command<
  'RecordAmendmentNoticeService',
  { noticeNumber: string; servedOn: string; proof: string }
>
/** By an officer, or by the portal's process for an answer given there. Only what is corrected is filled in. */
export type RecordAmendment = Command<
  'RecordAmendment',
  {
    applicant?: Omit<ApplicantInput, 'subject' | 'kind'>
    request?: RequestInput
    receivedOn: string
    proof: string
    lateBecause?: string
  }
>

export type IdentifyInformation = Command<
  'IdentifyInformation',
  {
    item?: ItemId
    jointIssuers: readonly JointIssuer[]
    involvedAgencies: readonly AgencyId[]
    concernsThirdParties: boolean
    /** The day on which it came out that another agency is concerned; else the day of receipt counts (LS-8.1). */
    revealedOn?: string
    note?: string
  }
>
export type RecordSearch = Command<
  'RecordSearch',
  { search: string; who: string; where: string; keywords: string; result: SearchResult; searchedOn: string }
>

export type IssueThirdPartyLetter = Command<
  'IssueThirdPartyLetter',
  { thirdParty: PersonId; name: string; interest: ThirdPartyInterest; letterNumber: string; issuedOn: string }
>
export type RecordThirdPartyService = Command<
  'RecordThirdPartyService',
  { thirdParty: PersonId; servedOn: string; proof: string }
>
export type RecordThirdPartyUnreachable = Command<
  'RecordThirdPartyUnreachable',
  { thirdParty: PersonId; triedOn: string; proof: string }
>
export type RecordThirdPartyOpinion = Command<
  'RecordThirdPartyOpinion',
  { thirdParty: PersonId; opinion: ThirdPartyOpinion; reasons?: string; receivedOn: string; proof: string }
>
/** By the timer or the officer. */
export type RecordThirdPartyLapse = Command<'RecordThirdPartyLapse', { thirdParty: PersonId }>
export type JudgeObjection = Command<'JudgeObjection', { thirdParty: PersonId; reasonable: boolean; why: string }>
export type OverruleObjection = Command<
  'OverruleObjection',
  {
    thirdParty: PersonId
    content: string
    reasons: string
    noticeNumber: string
    noticeServedOn: string
    proof: string
  }
>

/** By the process that follows a consultation on this application: its letter was served on an agency. */
export type PauseReplyClock = Command<
  'PauseReplyClock',
  { letter: string; kind: PausingLetter; sentOn: LocalDate; lapsesOn: LocalDate }
>
export type ResumeReplyClock = Command<'ResumeReplyClock', { letter: string; answeredOn: LocalDate }>
/** By the process that follows the deadline, when an officer confirmed another date on it. */
export type AdoptReplyDate = Command<'AdoptReplyDate', { period: number; replyDue: DeadlineReceipt; cause: string }>
/** By the same process, for the other times that run. */
export type AdoptStepDate = Command<'AdoptStepDate', StepDateAdopted['data']>

export type RequireAgencyConsultation = Command<
  'RequireAgencyConsultation',
  { reply: ProposedReply; form?: ProvisionForm; contentHash?: string }
>
/** By the process that follows the consultation. */
export type RecordAgencyConsultationConclusion = Command<
  'RecordAgencyConsultationConclusion',
  {
    consultation: string
    revision: number
    outcome: Outcome | 'cancelled'
    proposal: RequestProposal
    agencies: readonly AgencyId[]
    overruled?: readonly OverruledReply[]
  }
>

export type ExtendReplyPeriod = Command<
  'ExtendReplyPeriod',
  { workingDays: number; reason: string; noticeNumber: string; noticeDispatchedOn: string; proof: string }
>
export type RequestReasons = Command<
  'RequestReasons',
  { finding: string; noticeNumber: string; issuedOn: string; proof: string; answerBy: string }
>
export type RecordReasons = Command<'RecordReasons', { reasons: string; receivedOn: string; proof: string }>
export type JudgeReasons = Command<'JudgeReasons', { reasonable: boolean; why: string }>
export type DelayReply = Command<
  'DelayReply',
  { workingDays: number; noticeNumber: string; noticeDispatchedOn: string; proof: string }
>

export type IssueFeeNotice = Command<
  'IssueFeeNotice',
  {
    method: FeeMethod
    /**
     * For `perItem`: applications of the same applicant to the agency in the month before this one, as the program
     * counted them.
     */
    before?: number
    /** The same, where the officer typed it. */
    claimed?: number
    units: number
    noticeNumber: string
    issuedOn: string
    proof: string
  }
>
export type RecordFeeNoticeService = Command<
  'RecordFeeNoticeService',
  { noticeNumber: string; servedOn: string; proof: string }
>
export type RevokeFeeNotice = Command<
  'RevokeFeeNotice',
  { noticeNumber: string; revokedOn: string; reason: string; proof: string }
>
export type RecordFeePayment = Command<'RecordFeePayment', { paidOn: string; amount: number; receiptNumber: string }>

/** By the officer in charge. */
/**
 * Another application as its own stream has it when the command is given, read by the program, not typed. Left out where
 * there is none, or none that the caller may know of.
 */
export interface OtherApplication {
  readonly agency: AgencyId
  readonly status: 'open' | 'closed'
  /** One data subject, or two under one identity number. */
  readonly sameApplicant: boolean
  /** It was received on an earlier day, or on the same day and registered before. False while a receipt is not fixed. */
  readonly receivedEarlier: boolean
  /** Numbers of the replies that went out. */
  readonly replies: readonly string[]
}

/** `earlier`: the application that a repeated one repeats (711-36(6)). */
export type DraftReply = Command<'DraftReply', { outcome: ReplyOutcomeInput; earlier?: OtherApplication }>
/** `draft`: the one that the person has before them. */
export type ReturnReply = Command<'ReturnReply', { draft: number; reason: string }>
export type ApproveReply = Command<'ApproveReply', { draft: number; note?: string }>
export type SignReply = Command<
  'SignReply',
  {
    draft: number
    replyNumber: string
    signedOn: string
    letterHash: string
    sealKind: SealKind
    sealHash: string
    /** Name of the government that reviews, where the register does not have it. */
    reviewBody?: string
  }
>
export type DispatchReply = Command<
  'DispatchReply',
  {
    draft: number
    dispatchedOn: string
    way: DeliveryWay
    /** Why it goes out by another way than the draft promises. */
    otherWayReason?: string
    proof: string
  }
>
export type RecordReplyDelivery = Command<'RecordReplyDelivery', { deliveredOn: string; proof: string }>

/** By an officer, or by the portal's process. */
export type WithdrawApplication = Command<
  'WithdrawApplication',
  { withdrawnOn: string; proof: string; reason?: string }
>
export type MergeApplication = Command<'MergeApplication', { into: string; target?: OtherApplication; reason: string }>

/** What the program looked up of the matters that a proposal names (711-44). */
export interface ProposalGrounds {
  /** This application and those named, as far as they exist and the caller may know of them. */
  readonly applications: readonly {
    readonly application: string
    readonly agency: AgencyId
    /** Data subject: one and the same for two under one identity number. */
    readonly applicant: PersonId
  }[]
  /** Absent: there is no such item, or none that the caller may know of. */
  readonly itemAgency?: AgencyId
}
/** `lookedUp`: of a person's proposal; the process has counted for itself, the portal names its own application alone. */
export type ProposeProactiveDisclosure = Command<
  'ProposeProactiveDisclosure',
  {
    source: ProactiveSource
    item?: ItemId
    applications: readonly string[]
    reasons: string
    lookedUp?: ProposalGrounds
  }
>
export type DecideProactiveProposal = Command<
  'DecideProactiveProposal',
  { proposal: number; accepted: boolean; reasons: string }
>

export type RegisterRemedy = Command<
  'RegisterRemedy',
  { remedy: string; kind: RemedyKind; filedOn: string; caseNumber: string; body: string }
>
export type RecordRemedyResult = Command<
  'RecordRemedyResult',
  {
    remedy: string
    result: RemedyResult
    endedOn: string
    documentNumber: string
    redo: boolean
    /** The day on which the agency received the decision: a new period runs from here. */
    decisionReceivedOn?: string
  }
>

/** By whoever handles or decides the matter, or the portal's process. The file was taken in, looked at and sealed before. */
export type AttachApplicationFile = Command<
  'AttachApplicationFile',
  { purpose: FilePurpose; file: KeptFile; name: string; thirdParty?: PersonId }
>
/** The letter was made and its bytes are kept; `remedies` are those that it prints, to be compared with those of its date. */
export type PrepareLetter = Command<
  'PrepareLetter',
  {
    kind: LetterKind
    number?: string
    datedOn: string
    thirdParty?: PersonId
    toAgency?: AgencyId
    draft?: number
    remedies?: Remedies
    /** As `SignReply` has it. */
    reviewBody?: string
    template: string
    pdf: KeptFile
    html: KeptFile
  }
>
export type SealLetter = Command<'SealLetter', { letter: number; seal: LetterSealed['data']['seal'] }>

export type ArchiveApplication = Command<
  'ArchiveApplication',
  { retention: RetentionClass; fileNumber: string; archivedOn: string }
>
/** By those who direct the officers, or by the process that follows a handover of all matters. */
export type HandOverApplication = Command<'HandOverApplication', { from?: PersonId; to: PersonId; reason?: string }>
/** By the process that follows the register of agencies. */
export type TransferApplication = Command<
  'TransferApplication',
  { to: AgencyId; effectiveOn: LocalDate; cause: string }
>

export type ApplicationCommand =
  | ReceiveApplication
  | OpenApplicationPart
  | ConfirmReceipt
  | NoteUnconfirmedReceipt
  | LogContactAttempt
  | SplitApplication
  | RequestAmendment
  | RecordAmendmentNoticeService
  | RecordAmendment
  | IdentifyInformation
  | RecordSearch
  | IssueThirdPartyLetter
  | RecordThirdPartyService
  | RecordThirdPartyUnreachable
  | RecordThirdPartyOpinion
  | RecordThirdPartyLapse
  | JudgeObjection
  | OverruleObjection
  | PauseReplyClock
  | ResumeReplyClock
  | AdoptReplyDate
  | AdoptStepDate
  | RequireAgencyConsultation
  | RecordAgencyConsultationConclusion
  | ExtendReplyPeriod
  | RequestReasons
  | RecordReasons
  | JudgeReasons
  | DelayReply
  | IssueFeeNotice
  | RecordFeeNoticeService
  | RevokeFeeNotice
  | RecordFeePayment
  | DraftReply
  | ReturnReply
  | ApproveReply
  | SignReply
  | DispatchReply
  | RecordReplyDelivery
  | WithdrawApplication
  | MergeApplication
  | ProposeProactiveDisclosure
  | DecideProactiveProposal
  | RegisterRemedy
  | RecordRemedyResult
  | AttachApplicationFile
  | PrepareLetter
  | SealLetter
  | ArchiveApplication
  | HandOverApplication
  | TransferApplication

import type { RetentionClass } from '../application/vocabulary.js'
import type { Command } from '../decider.js'
import type { KeptFile } from '../keptFile.js'
import type { ComplaintLetterKind } from '../letter/vocabulary.js'
import type { AgencyId, LocalDate, PersonId } from '../values.js'
import type { EarlierComplaint } from './earlier.js'
import type { ComplaintAbout, ComplaintDateAdopted } from './events.js'
import type {
  ComplaintChannel,
  ComplaintKind,
  ComplaintMeasureKind,
  ComplaintOutcome,
  ComplaintReplyWay,
  DeclineGround,
  InvestigationKind,
} from './vocabulary.js'

/** As typed; nothing at all where they stay anonymous. */
export interface ComplainantInput {
  readonly name?: string
  readonly identity?: string
  readonly phone?: string
  readonly email?: string
  readonly postalAddress?: string
}

/** By the portal's process, or by an officer to whom it came by letter, visit, telephone. */
export type ReceiveComplaint = Command<
  'ReceiveComplaint',
  {
    complaint: string
    kind: ComplaintKind
    against: AgencyId
    /** The body that is to judge it, one of the competent ones. */
    agency: AgencyId
    about?: ComplaintAbout
    complainant?: ComplainantInput
    /** The access of the portal through which it is seen. */
    access?: string
    text: string
    wanted?: string
    channel: ComplaintChannel
    receivedOn: string
    proof?: string
  }
>
/** By the handler who read it, or by the process that looks who acted in what it is about. */
export type NoteConcernedOfficers = Command<'NoteConcernedOfficers', { persons: readonly PersonId[] }>
export type HandOverComplaint = Command<'HandOverComplaint', { from?: PersonId; to: PersonId }>
export type AcceptComplaint = Command<'AcceptComplaint', { acceptedOn: string }>
/** By the process that follows the deadlines. */
export type AdoptComplaintDate = Command<'AdoptComplaintDate', ComplaintDateAdopted['data']>
export type DeclineComplaint = Command<
  'DeclineComplaint',
  {
    ground: DeclineGround
    reason: string
    directedTo?: string
    earlier?: string
    /** What the program found of the earlier complaint; never typed. */
    earlierNow?: EarlierComplaint
    declinedOn: string
  }
>
export type TransferComplaint = Command<
  'TransferComplaint',
  { to: AgencyId; reason: string; documentNumber: string; transferredOn: string }
>
/** `facts`: what the agency complained of gets to read. */
export type AskAgencyForStatement = Command<
  'AskAgencyForStatement',
  { facts: string; aboutShown: boolean; documentNumber: string; askedOn: string; answerBy: string }
>
/** By the agency complained of, or by the handler from its letter. */
export type RecordAgencyStatement = Command<
  'RecordAgencyStatement',
  { request: number; statement: string; statedOn: string; proof?: string }
>
export type RecordInvestigationStep = Command<
  'RecordInvestigationStep',
  { kind: InvestigationKind; result: string; findings: readonly string[]; takenOn: string; proof?: string }
>
export interface ComplaintMeasureInput {
  readonly kind: ComplaintMeasureKind
  readonly text: string
  readonly inspection?: string
  readonly accountabilityCase?: string
}
export type ConcludeComplaint = Command<
  'ConcludeComplaint',
  {
    outcome: ComplaintOutcome
    summary: string
    findings: readonly string[]
    measures: readonly ComplaintMeasureInput[]
    concludedOn: string
  }
>
export type ReturnComplaintConclusion = Command<'ReturnComplaintConclusion', { proposal: number; reason: string }>
export type ApproveComplaintConclusion = Command<'ApproveComplaintConclusion', { proposal: number; approvedOn: string }>
/** By the officer, once the program has written, numbered and kept the letter. */
export type PrepareComplaintLetter = Command<
  'PrepareComplaintLetter',
  {
    kind: ComplaintLetterKind
    request?: number
    number: string
    datedOn: string
    template: string
    pdf: KeptFile
    html: KeptFile
  }
>
export type DispatchComplaintNotice = Command<
  'DispatchComplaintNotice',
  {
    kind: Exclude<ComplaintLetterKind, 'complaintReply'>
    number: string
    dispatchedOn: string
    way: ComplaintReplyWay
    proof: string
  }
>
export type ReplyToComplainant = Command<
  'ReplyToComplainant',
  { number?: string; repliedOn: string; way: ComplaintReplyWay; proof: string }
>
export type WithdrawComplaint = Command<'WithdrawComplaint', { withdrawnOn: string; reason?: string; proof: string }>
export type ArchiveComplaint = Command<'ArchiveComplaint', { retention: RetentionClass; archivedOn: LocalDate }>

export type ComplaintCommand =
  | ReceiveComplaint
  | NoteConcernedOfficers
  | HandOverComplaint
  | AcceptComplaint
  | AdoptComplaintDate
  | DeclineComplaint
  | TransferComplaint
  | AskAgencyForStatement
  | RecordAgencyStatement
  | RecordInvestigationStep
  | ConcludeComplaint
  | ReturnComplaintConclusion
  | ApproveComplaintConclusion
  | PrepareComplaintLetter
  | DispatchComplaintNotice
  | ReplyToComplainant
  | WithdrawComplaint
  | ArchiveComplaint

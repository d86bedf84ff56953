import type { PersonalAct } from '../acting.js'
import type { RetentionClass } from '../application/vocabulary.js'
import type { Event } from '../decider.js'
import type { KeptFile } from '../keptFile.js'
import type { ComplaintLetterKind } from '../letter/vocabulary.js'
import type { Protected } from '../protected.js'
import type { DeadlineReceipt } from '../receipt.js'
import type { AgencyId, LocalDate, PersonId } from '../values.js'
import type {
  CompetenceRight,
  ComplaintAboutKind,
  ComplaintChannel,
  ComplaintKind,
  ComplaintMeasureKind,
  ComplaintOutcome,
  ComplaintReplyWay,
  DeclineGround,
  InvestigationKind,
} from './vocabulary.js'

// Stored for ever: a change here needs an upcaster and a decision record. Who complains stands under
// `person:cs-{complaint}`, a key of this one complaint: no other matter of the same person has it, so that nobody who
// knows them from elsewhere recognises them here. Everything that was written stands under `complaint:{id}`.

/** As far as whoever complains said it; nothing of it where they stay anonymous. */
export interface Complainant {
  readonly name?: Protected
  readonly identity?: Protected
  readonly phone?: Protected
  readonly email?: Protected
  readonly postalAddress?: Protected
}

export interface ComplaintAbout {
  readonly kind: ComplaintAboutKind
  /** Of an application it says who complains to those who know the applicant. */
  readonly id: string
}

/** 收到投诉、举报 (711-51) by the body that is to judge it. */
export type ComplaintReceived = Event<
  'ComplaintReceived',
  {
    complaint: string
    kind: ComplaintKind
    /** 被投诉、举报的机关 */
    against: AgencyId
    /** The body that is to judge it. */
    agency: AgencyId
    /** By which rights it is competent. */
    rights: readonly CompetenceRight[]
    officer?: PersonId
    about?: ComplaintAbout
    subject: PersonId
    /** 匿名: neither name nor identity is given. */
    anonymous: boolean
    complainant: Complainant
    /** Whether there is anything to reach them by. */
    hasContact: boolean
    /** The access of the portal through which it is seen. */
    access?: Protected
    /** What is complained of. */
    text: Protected
    /** 诉求 */
    wanted?: Protected
    channel: ComplaintChannel
    receivedOn: LocalDate
    proof?: string
    acceptBy: DeadlineReceipt
  }
>

/** 涉及的工作人员: whom the complaint names, or who acted for the agency in what it is about. They never handle it. */
export type ConcernedOfficersNoted = Event<
  'ConcernedOfficersNoted',
  { persons: readonly PersonId[]; source: 'named' | 'actedInMatter' }
>

export type ComplaintHandedOver = Event<'ComplaintHandedOver', { from?: PersonId; to: PersonId }>

/** 受理 */
export type ComplaintAccepted = Event<
  'ComplaintAccepted',
  PersonalAct & { acceptedOn: LocalDate; late: boolean; answerBy: DeadlineReceipt }
>

/** A holiday notice that came late, confirmed by an officer on the deadline. */
export type ComplaintDateAdopted = Event<
  'ComplaintDateAdopted',
  { round: number; step: 'acceptance' | 'answer'; due: DeadlineReceipt; cause: string }
>

/** 不予受理 */
export type ComplaintDeclined = Event<
  'ComplaintDeclined',
  PersonalAct & {
    ground: DeclineGround
    reason: Protected
    /** For `otherBody`: where to turn, by name and address of a body outside the register. */
    directedTo?: Protected
    /** For `answeredBefore`. */
    earlier?: string
    declinedOn: LocalDate
    late: boolean
  }
>

/** 转送有权处理的机关; it has its own time to accept from then on. */
export type ComplaintTransferred = Event<
  'ComplaintTransferred',
  PersonalAct & {
    complaint: string
    from: AgencyId
    to: AgencyId
    rights: readonly CompetenceRight[]
    reason: Protected
    documentNumber: string
    transferredOn: LocalDate
    /** How often it was received, this time included; from 2. */
    round: number
    late: boolean
    acceptBy: DeadlineReceipt
  }
>

/** 通知被投诉机关说明情况: all that the agency complained of ever sees. Cleared by the handler, without the complainant. */
export type AgencyAskedForStatement = Event<
  'AgencyAskedForStatement',
  PersonalAct & {
    complaint: string
    against: AgencyId
    /** From 1. */
    request: number
    facts: Protected
    /** The item or finding, where the agency may know which one it is. */
    about?: ComplaintAbout
    documentNumber: string
    askedOn: LocalDate
    answerBy: LocalDate
  }
>

/** 被投诉机关的说明 */
export type AgencyStatementRecorded = Event<
  'AgencyStatementRecorded',
  PersonalAct & { request: number; statement: Protected; statedOn: LocalDate; proof?: string; late: boolean }
>

/** 核查 */
export type InvestigationStepRecorded = Event<
  'InvestigationStepRecorded',
  PersonalAct & {
    /** From 1. */
    step: number
    kind: InvestigationKind
    result: Protected
    /** Findings of the program that were looked at, by id. */
    findings: readonly string[]
    takenOn: LocalDate
    proof?: string
  }
>

export interface ComplaintMeasure {
  readonly kind: ComplaintMeasureKind
  /** What the agency is told. */
  readonly text: Protected
  /** The inspection or case in which it is followed up, by id. */
  readonly inspection?: string
  readonly accountabilityCase?: string
}

/** 拟办意见: what the handler concludes. */
export type ComplaintConclusionProposed = Event<
  'ComplaintConclusionProposed',
  PersonalAct & {
    /** From 1. */
    proposal: number
    outcome: ComplaintOutcome
    /** What was found, and what follows; the reply to the complainant says it. */
    summary: Protected
    findings: readonly string[]
    measures: readonly ComplaintMeasure[]
    concludedOn: LocalDate
  }
>
export type ComplaintConclusionReturned = Event<
  'ComplaintConclusionReturned',
  PersonalAct & { proposal: number; reason: Protected }
>
/** 审定, by another person. */
export type ComplaintConclusionApproved = Event<
  'ComplaintConclusionApproved',
  PersonalAct & { proposal: number; outcome: ComplaintOutcome; approvedOn: LocalDate }
>

/** 制作文书. Its files go with the key that seals them. */
export type ComplaintLetterPrepared = Event<
  'ComplaintLetterPrepared',
  PersonalAct & {
    complaint: string
    /** Place among the letters, from 1. */
    letter: number
    kind: ComplaintLetterKind
    /** Of a statement request: which one. */
    request?: number
    number: string
    datedOn: LocalDate
    /** Name and version of the template. */
    template: string
    pdf: KeptFile
    html: KeptFile
  }
>
/** 送达 of any letter but the reply. */
export type ComplaintNoticeDispatched = Event<
  'ComplaintNoticeDispatched',
  {
    complaint: string
    kind: Exclude<ComplaintLetterKind, 'complaintReply'>
    number: string
    dispatchedOn: LocalDate
    way: ComplaintReplyWay
    proof: string
  }
>

/** 答复投诉人、举报人, with proof: only then is it answered. */
export type ComplainantReplied = Event<
  'ComplainantReplied',
  {
    complaint: string
    outcome: ComplaintOutcome
    /** Absent where nobody can be reached. */
    number?: string
    repliedOn: LocalDate
    way: ComplaintReplyWay
    proof: string
    due: LocalDate
    late: boolean
  }
>

/** 撤回 */
export type ComplaintWithdrawn = Event<
  'ComplaintWithdrawn',
  { complaint: string; withdrawnOn: LocalDate; reason?: Protected; proof: string }
>
/** 归档 */
export type ComplaintArchived = Event<
  'ComplaintArchived',
  { complaint: string; retention: RetentionClass; archivedOn: LocalDate }
>

export type ComplaintEvent =
  | ComplaintReceived
  | ConcernedOfficersNoted
  | ComplaintHandedOver
  | ComplaintAccepted
  | ComplaintDateAdopted
  | ComplaintDeclined
  | ComplaintTransferred
  | AgencyAskedForStatement
  | AgencyStatementRecorded
  | InvestigationStepRecorded
  | ComplaintConclusionProposed
  | ComplaintConclusionReturned
  | ComplaintConclusionApproved
  | ComplaintLetterPrepared
  | ComplaintNoticeDispatched
  | ComplainantReplied
  | ComplaintWithdrawn
  | ComplaintArchived

const types: Readonly<Record<ComplaintEvent['type'], true>> = {
  ComplaintReceived: true,
  ConcernedOfficersNoted: true,
  ComplaintHandedOver: true,
  ComplaintAccepted: true,
  ComplaintDateAdopted: true,
  ComplaintDeclined: true,
  ComplaintTransferred: true,
  AgencyAskedForStatement: true,
  AgencyStatementRecorded: true,
  InvestigationStepRecorded: true,
  ComplaintConclusionProposed: true,
  ComplaintConclusionReturned: true,
  ComplaintConclusionApproved: true,
  ComplaintLetterPrepared: true,
  ComplaintNoticeDispatched: true,
  ComplainantReplied: true,
  ComplaintWithdrawn: true,
  ComplaintArchived: true,
}
export const COMPLAINT_EVENT_TYPES = Object.keys(types) as readonly ComplaintEvent['type'][]

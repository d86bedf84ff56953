import type { PersonalAct } from '../acting.js'
import type { ClauseCode } from '../clauses.js'
import type { Event } from '../decider.js'
import type { KeptFile } from '../keptFile.js'
import type { Protected } from '../protected.js'
import type { DeadlineReceipt } from '../receipt.js'
import type { AgencyId, LocalDate, PersonId } from '../values.js'
import type {
  CaseConclusion,
  CaseOriginKind,
  ClosingReason,
  Concerned,
  ConcernedKey,
  MeasureKind,
  Responsibility,
  ReviewOutcome,
} from './vocabulary.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// What is said about people stands under `case:{id}`, which goes when the case may be forgotten.

/** 立案: what it is about, whom it concerns, where the lead came from. */
export type CaseOpened = Event<
  'CaseOpened',
  PersonalAct & {
    case: string
    agency: AgencyId
    origin: { readonly kind: CaseOriginKind; readonly reference: string }
    concerned: readonly Concerned[]
    subjects: readonly string[]
    allegation: Protected
  }
>
/** 移交、回避 */
export type CaseHandedOver = Event<
  'CaseHandedOver',
  PersonalAct & { from: PersonId; to: PersonId; recusal: boolean; reason: Protected }
>
export type ConcernedChanged = Event<
  'ConcernedChanged',
  PersonalAct & { added: readonly Concerned[]; removed: readonly ConcernedKey[]; reason: Protected }
>
/** 固定证据: everything on record about a matter up to a checkpoint that the signer signed. */
export type EvidenceFrozen = Event<
  'EvidenceFrozen',
  PersonalAct & {
    exhibit: string
    /** Stream of the matter. */
    subject: string
    checkpoint: { readonly origin: string; readonly size: number; readonly root: string }
    /** The package, sealed under the key of the case. */
    file: KeptFile
    /** Its record in the log. */
    exportEvent: string
    description: Protected
  }
>
/** 告知陈述申辩, with the time there is for it. */
export type StatementInvited = Event<
  'StatementInvited',
  PersonalAct & {
    case: string
    agency: AgencyId
    concerned: ConcernedKey
    noticeNumber: string
    /** What is held against this one. */
    allegation: Protected
    servedOn: LocalDate
    proof: string
    due: DeadlineReceipt
  }
>
/** 陈述申辩 */
export type StatementRecorded = Event<
  'StatementRecorded',
  PersonalAct & {
    case: string
    concerned: ConcernedKey
    statement: Protected
    receivedOn: LocalDate
    proof?: string
    late: boolean
  }
>

export interface Measure {
  /** Within the case, from 1; kept when another one falls away. */
  readonly number: number
  readonly kind: MeasureKind
  readonly against: ConcernedKey
  readonly responsibility: Responsibility
  readonly clause: ClauseCode
  readonly ground: Protected
  readonly dueOn: LocalDate
}
/** 调查终结，提出处理意见 */
export type MeasuresProposed = Event<
  'MeasuresProposed',
  PersonalAct & { proposal: number; conclusion: CaseConclusion; facts: Protected; measures: readonly Measure[] }
>
export type ProposalReturned = Event<'ProposalReturned', PersonalAct & { proposal: number; reason: Protected }>
/** 作出处理决定 */
export type CaseDecided = Event<
  'CaseDecided',
  PersonalAct & {
    case: string
    proposal: number
    conclusion: CaseConclusion
    measures: readonly Measure[]
    reason: Protected
    documentNumber: string
    decidedOn: LocalDate
  }
>
/** 送达 to one of those concerned; from then on there is time to ask for review. */
export type CaseDecisionServed = Event<
  'CaseDecisionServed',
  PersonalAct & { concerned: ConcernedKey; servedOn: LocalDate; proof: string; reviewUntil: DeadlineReceipt }
>
/** 申请复核 */
export type CaseReviewRequested = Event<
  'CaseReviewRequested',
  PersonalAct & {
    case: string
    agency: AgencyId
    concerned: ConcernedKey
    reasons: Protected
    requestedOn: LocalDate
    proof?: string
    due: DeadlineReceipt
  }
>
/** 复核决定 */
export type CaseReviewDecided = Event<
  'CaseReviewDecided',
  PersonalAct & {
    case: string
    concerned: ConcernedKey
    outcome: ReviewOutcome
    reason: Protected
    documentNumber: string
    decidedOn: LocalDate
    /** Numbers of the measures that fall away. */
    withdrawn: readonly number[]
    /** What stands instead. */
    added: readonly Measure[]
  }
>
/** 落实 */
export type MeasureCarriedOut = Event<
  'MeasureCarriedOut',
  PersonalAct & { measure: number; carriedOutOn: LocalDate; proof: string; receiver?: string; late: boolean }
>
export type CaseRecordObjected = Event<
  'CaseRecordObjected',
  PersonalAct & { objection: string; about: Protected; right: Protected }
>
export type RecordObjectionAnswered = Event<
  'RecordObjectionAnswered',
  PersonalAct & { objection: string; accepted: boolean; answer: Protected }
>
/** 结案 */
export type CaseClosed = Event<
  'CaseClosed',
  PersonalAct & { case: string; reason: ClosingReason; summary: Protected; closedOn: LocalDate }
>

export type AccountabilityCaseEvent =
  | CaseOpened
  | CaseHandedOver
  | ConcernedChanged
  | EvidenceFrozen
  | StatementInvited
  | StatementRecorded
  | MeasuresProposed
  | ProposalReturned
  | CaseDecided
  | CaseDecisionServed
  | CaseReviewRequested
  | CaseReviewDecided
  | MeasureCarriedOut
  | CaseRecordObjected
  | RecordObjectionAnswered
  | CaseClosed

const types: Readonly<Record<AccountabilityCaseEvent['type'], true>> = {
  CaseOpened: true,
  CaseHandedOver: true,
  ConcernedChanged: true,
  EvidenceFrozen: true,
  StatementInvited: true,
  StatementRecorded: true,
  MeasuresProposed: true,
  ProposalReturned: true,
  CaseDecided: true,
  CaseDecisionServed: true,
  CaseReviewRequested: true,
  CaseReviewDecided: true,
  MeasureCarriedOut: true,
  CaseRecordObjected: true,
  RecordObjectionAnswered: true,
  CaseClosed: true,
}
export const ACCOUNTABILITY_CASE_EVENT_TYPES = Object.keys(types) as readonly AccountabilityCaseEvent['type'][]

import type { Command } from '../decider.js'
import type { KeySubject } from '../protected.js'
import type { AgencyId, LocalDate, PersonId } from '../values.js'
import type { Contradiction, Proposal, Purpose, Seat } from './events.js'
import type {
  Cancellation,
  ContradictionAnswer,
  Outcome,
  Point,
  Position,
  Ruling,
  SessionForm,
  SessionPosition,
  SessionResult,
} from './vocabulary.js'

/** By the process that follows `ConsultationRequired` on an item or `AgencyConsultationRequired` on an application. */
export type OpenConsultation = Command<
  'OpenConsultation',
  {
    consultation: string
    purpose: Purpose
    asking: AgencyId
    officer?: PersonId
    seats: readonly Seat[]
    proposal: Proposal
    key: KeySubject
    follows?: string
    cause: string
  }
>

export type PutTextUnderDiscussion = Command<'PutTextUnderDiscussion', { proposal: Proposal; cause: string }>

/** `text`: the version that the officer has before them. */
export type IssueConsultationLetter = Command<
  'IssueConsultationLetter',
  { text: number; letterNumber: string; issuedOn: string; opinion: string; basis: string }
>

export type RecordLetterService = Command<
  'RecordLetterService',
  { text: number; seat: AgencyId; letterNumber: string; servedOn: string; proof: string }
>

export interface PointOpinionInput {
  readonly point: Point
  readonly position: Position
  readonly ground?: string
  readonly basis?: string
}

/** By an authorised person of the seat's agency. */
export type GiveOpinion = Command<
  'GiveOpinion',
  {
    text: number
    seat: AgencyId
    points: readonly PointOpinionInput[]
    documentNumber?: string
    givenOn: string
  }
>
export type ReviseOpinion = Command<
  'ReviseOpinion',
  {
    text: number
    seat: AgencyId
    points: readonly PointOpinionInput[]
    reason: string
    documentNumber?: string
    givenOn: string
  }
>

/** By the timer or the officer. */
export type RemindSeat = Command<'RemindSeat', { text: number; seat: AgencyId }>

/** By the timer: consent is deemed where 711-34 says so, anywhere else silence is noted and escalated. */
export type RecordSilence = Command<'RecordSilence', { text: number; seat: AgencyId }>

/** By the process that follows a change of involvement on the item. */
export type AddSeat = Command<'AddSeat', { seat: Seat; revealedOn: LocalDate; cause: string }>
export type CloseSeat = Command<'CloseSeat', { seat: AgencyId; cause: string }>

/**
 * By the process that follows the register of agencies: each seat goes to whoever answers for it on the day. `heirs`
 * narrows that down where functions were split by theme; without it everyone who took over something is asked.
 */
export type ReseatConsultation = Command<
  'ReseatConsultation',
  {
    effectiveOn: LocalDate
    heirs?: readonly { readonly from: AgencyId; readonly to: readonly AgencyId[] }[]
    cause: string
  }
>

export type CallSession = Command<'CallSession', { session: string; form: SessionForm; plannedOn: string }>

export interface AttendanceInput {
  readonly agency: AgencyId
  readonly position: SessionPosition
  readonly people: readonly string[]
  readonly statement?: string
}

/** By any party: the asking agency or an agency with a seat. */
export type RecordSession = Command<
  'RecordSession',
  {
    session: string
    form: SessionForm
    text: number
    heldOn: string
    attendance: readonly AttendanceInput[]
    result: SessionResult
    summary: string
  }
>

export interface DisputeFileInput {
  readonly matter: string
  readonly ownCoordination: string
  readonly mainDispute: string
  readonly reasons: string
  readonly other?: string
}

/** By any party. `decider` is one of those offered. */
export type ReferDispute = Command<
  'ReferDispute',
  {
    text: number
    party: AgencyId
    decider: AgencyId
    file: DisputeFileInput
    documentNumber: string
    referredOn: string
  }
>

/** By the decider. */
export type ReturnDispute = Command<'ReturnDispute', { dispute: number; lacking: string; returnedOn: string }>

/** By the party that referred it. */
export type CompleteDispute = Command<
  'CompleteDispute',
  { dispute: number; party: AgencyId; file: DisputeFileInput; completedOn: string }
>

/** By the decider: one ruling for each point in dispute. */
export type DecideDispute = Command<
  'DecideDispute',
  {
    dispute: number
    rulings: readonly { readonly point: Point; readonly ruling: Ruling }[]
    ground: string
    basis: string
    documentNumber: string
    decidedOn: string
  }
>

/** By the process that compares with what others have published. */
export type RecordContradictions = Command<'RecordContradictions', { text: number; findings: readonly Contradiction[] }>
export type AnswerContradiction = Command<
  'AnswerContradiction',
  { text: number; finding: string; answer: ContradictionAnswer; explanation: string }
>

/** By the asking agency. */
export type ConcludeConsultation = Command<'ConcludeConsultation', { text: number; outcome: Outcome; note?: string }>

/** By the process that follows the end of the item or the application. */
export type CancelConsultation = Command<'CancelConsultation', { reason: Cancellation; cause: string }>

export type ConsultationCommand =
  | OpenConsultation
  | PutTextUnderDiscussion
  | IssueConsultationLetter
  | RecordLetterService
  | GiveOpinion
  | ReviseOpinion
  | RemindSeat
  | RecordSilence
  | AddSeat
  | CloseSeat
  | ReseatConsultation
  | CallSession
  | RecordSession
  | ReferDispute
  | ReturnDispute
  | CompleteDispute
  | DecideDispute
  | RecordContradictions
  | AnswerContradiction
  | ConcludeConsultation
  | CancelConsultation

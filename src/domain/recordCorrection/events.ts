import type { PersonalAct } from '../acting.js'
import type { Remedies } from '../application/events.js'
import type { DeliveryWay, IntakeChannel } from '../application/vocabulary.js'
import type { Event } from '../decider.js'
import type { KeptFile } from '../keptFile.js'
import type { CorrectionLetterKind } from '../letter/vocabulary.js'
import type { Protected } from '../protected.js'
import type { DeadlineReceipt } from '../receipt.js'
import type { AgencyId, LocalDate, PersonId, Sha256 } from '../values.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// Whoever asks has their own record corrected: all that is said stands under `person:{subject}`.

/** 要求更正与其自身相关的政府信息记录 (711-41): which record, what is wrong, what is right, and the evidence. */
export type CorrectionAsked = Event<
  'CorrectionAsked',
  {
    correction: string
    agency: AgencyId
    officer?: PersonId
    subject: PersonId
    name: Protected
    identity: Protected
    contact: Protected
    record: Protected
    wrong: Protected
    right: Protected
    evidence: Protected
    /** The application on which the record was given, where it was. */
    application?: string
    channel: IntakeChannel
    receivedOn: LocalDate
    proof?: string
    due: DeadlineReceipt
  }
>

/** 审核: whether it is as the person says. */
export type RecordVerified = Event<
  'RecordVerified',
  PersonalAct & { confirmed: boolean; finding: Protected; verifiedOn: LocalDate }
>

export type CorrectionOutcome =
  /** 予以更正 */
  | { readonly kind: 'corrected'; readonly changed: Protected; readonly correctedOn: LocalDate }
  /** 不予更正 */
  | { readonly kind: 'refused'; readonly why: Protected }
  /** 转送有权更正的行政机关 */
  | {
      readonly kind: 'forwarded'
      readonly to: AgencyId
      readonly documentNumber: string
      readonly forwardedOn: LocalDate
    }
  /** 告知申请人向有权更正的行政机关提出 */
  | { readonly kind: 'directed'; readonly to: Protected; readonly contact: Protected }

export type CorrectionDecided = Event<'CorrectionDecided', PersonalAct & { outcome: CorrectionOutcome }>

/** 制作文书: what is printed of the decision, by its hash, under its number. Its files go with the person's key. */
export type CorrectionLetterPrepared = Event<
  'CorrectionLetterPrepared',
  PersonalAct & {
    correction: string
    /** Place among the letters of the request, from 1. */
    letter: number
    kind: CorrectionLetterKind
    /** What the letter tells of. */
    outcome: CorrectionOutcome['kind']
    number: string
    datedOn: LocalDate
    /** Of a refusal. */
    remedies?: Remedies
    /** Name and version of the template. */
    template: string
    pdf: KeptFile
    html: KeptFile
  }
>

/** 用印: the electronic seal over the hash of the PDF. Its file goes with the person's key. */
export type CorrectionLetterSealed = Event<
  'CorrectionLetterSealed',
  PersonalAct & {
    correction: string
    letter: number
    /** Of the signature. */
    hash: Sha256
    signature: KeptFile
    /** Which service made it, and what its seal says. */
    service: string
    text: string
  }
>

/** 告知申请人, with proof: only then is it done. */
export type CorrectionNoticeDispatched = Event<
  'CorrectionNoticeDispatched',
  {
    correction: string
    outcome: CorrectionOutcome['kind']
    noticeNumber: string
    dispatchedOn: LocalDate
    way: DeliveryWay
    proof: string
    due: LocalDate
    late: boolean
  }
>

export type CorrectionWithdrawn = Event<'CorrectionWithdrawn', { withdrawnOn: LocalDate; proof: string }>
/** A holiday notice that came late, confirmed by an officer on the deadline. */
export type CorrectionDateAdopted = Event<'CorrectionDateAdopted', { due: DeadlineReceipt; cause: string }>
export type CorrectionHandedOver = Event<'CorrectionHandedOver', { from?: PersonId; to: PersonId }>
export type CorrectionTransferred = Event<
  'CorrectionTransferred',
  { from: AgencyId; to: AgencyId; effectiveOn: LocalDate; cause: string }
>

export type RecordCorrectionEvent =
  | CorrectionAsked
  | RecordVerified
  | CorrectionDecided
  | CorrectionLetterPrepared
  | CorrectionLetterSealed
  | CorrectionNoticeDispatched
  | CorrectionWithdrawn
  | CorrectionDateAdopted
  | CorrectionHandedOver
  | CorrectionTransferred

const types: Readonly<Record<RecordCorrectionEvent['type'], true>> = {
  CorrectionAsked: true,
  RecordVerified: true,
  CorrectionDecided: true,
  CorrectionLetterPrepared: true,
  CorrectionLetterSealed: true,
  CorrectionNoticeDispatched: true,
  CorrectionWithdrawn: true,
  CorrectionDateAdopted: true,
  CorrectionHandedOver: true,
  CorrectionTransferred: true,
}
export const RECORD_CORRECTION_EVENT_TYPES = Object.keys(types) as readonly RecordCorrectionEvent['type'][]

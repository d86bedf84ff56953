import type { Remedies } from '../application/events.js'
import type { DeliveryWay, IntakeChannel } from '../application/vocabulary.js'
import type { Command } from '../decider.js'
import type { KeptFile } from '../keptFile.js'
import type { CorrectionLetterKind } from '../letter/vocabulary.js'
import type { DeadlineReceipt } from '../receipt.js'
import type { AgencyId, LocalDate, PersonId } from '../values.js'

/** By an officer of the agency that is asked, or by the portal's process. */
export type ReceiveCorrectionRequest = Command<
  'ReceiveCorrectionRequest',
  {
    correction: string
    agency: AgencyId
    subject: PersonId
    name: string
    identity: string
    contact: string
    record: string
    wrong: string
    right: string
    evidence: string
    application?: string
    channel: IntakeChannel
    receivedOn: string
    proof?: string
  }
>
export type VerifyRecord = Command<'VerifyRecord', { confirmed: boolean; finding: string; verifiedOn: string }>

/** As typed: the kind, and of its facts whatever was filled in. */
export interface CorrectionOutcomeInput {
  readonly kind: 'corrected' | 'refused' | 'forwarded' | 'directed'
  readonly changed?: string
  readonly correctedOn?: string
  readonly why?: string
  readonly toAgency?: AgencyId
  readonly documentNumber?: string
  readonly forwardedOn?: string
  readonly toName?: string
  readonly contact?: string
}
export type DecideCorrection = Command<'DecideCorrection', { outcome: CorrectionOutcomeInput }>
/** By the officer, once the program has written, numbered and kept the letter. */
export type PrepareCorrectionLetter = Command<
  'PrepareCorrectionLetter',
  {
    kind: CorrectionLetterKind
    number: string
    datedOn: string
    /** Name of the government that reviews, where the register does not have it. */
    reviewBody?: string
    /** As the letter prints them. */
    remedies?: Remedies
    template: string
    pdf: KeptFile
    html: KeptFile
  }
>
export type DispatchCorrectionNotice = Command<
  'DispatchCorrectionNotice',
  { noticeNumber: string; dispatchedOn: string; way: DeliveryWay; proof: string }
>
export type WithdrawCorrectionRequest = Command<'WithdrawCorrectionRequest', { withdrawnOn: string; proof: string }>
export type HandOverCorrection = Command<'HandOverCorrection', { from?: PersonId; to: PersonId }>
/** By the process that follows the deadline, when an officer confirmed another date on it. */
export type AdoptCorrectionDate = Command<'AdoptCorrectionDate', { due: DeadlineReceipt; cause: string }>
/** By the process that follows the register of agencies. */
export type TransferCorrection = Command<'TransferCorrection', { to: AgencyId; effectiveOn: LocalDate; cause: string }>

export type SealCorrectionLetter = Command<
  'SealCorrectionLetter',
  { letter: number; signature: KeptFile; service: string; text: string }
>

export type RecordCorrectionCommand =
  | ReceiveCorrectionRequest
  | VerifyRecord
  | DecideCorrection
  | PrepareCorrectionLetter
  | SealCorrectionLetter
  | DispatchCorrectionNotice
  | WithdrawCorrectionRequest
  | HandOverCorrection
  | AdoptCorrectionDate
  | TransferCorrection

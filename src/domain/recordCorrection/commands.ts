import type { DeliveryWay, IntakeChannel } from '../application/vocabulary.js'
import type { Command } from '../decider.js'
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
export type DispatchCorrectionNotice = Command<
  'DispatchCorrectionNotice',
  { noticeNumber: string; dispatchedOn: string; way: DeliveryWay; proof: string }
>
export type WithdrawCorrectionRequest = Command<'WithdrawCorrectionRequest', { withdrawnOn: string; proof: string }>
export type HandOverCorrection = Command<'HandOverCorrection', { from?: PersonId; to: PersonId }>
/** By the process that follows the register of agencies. */
export type TransferCorrection = Command<'TransferCorrection', { to: AgencyId; effectiveOn: LocalDate; cause: string }>

export type RecordCorrectionCommand =
  | ReceiveCorrectionRequest
  | VerifyRecord
  | DecideCorrection
  | DispatchCorrectionNotice
  | WithdrawCorrectionRequest
  | HandOverCorrection
  | TransferCorrection

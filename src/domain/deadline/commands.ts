import type { Command } from '../decider.js'
import type { DeadlineReceipt } from '../receipt.js'
import type { AgencyId, LocalDate, PersonId } from '../values.js'
import type { DeadlineMatter, ProvedAct } from './events.js'
import type { CancellationReason } from './vocabulary.js'

/**
 * By the process that follows the event that sets it running. `start` is the legal date of that event; `receipt` where
 * the matter has reckoned the date itself, which the deadline then takes over.
 */
export type StartDeadline = Command<
  'StartDeadline',
  DeadlineMatter & { start: LocalDate; startEvent: string; receipt?: DeadlineReceipt }
>

/** By the timer: whatever has come about by now is recorded, each thing once. */
export type ObserveDeadline = Command<'ObserveDeadline', Record<string, never>>

/** A letter asks for the opinion of others. `lapsesOn`: the last day for the answer, known from the letter's own receipt. */
export type PauseDeadline = Command<
  'PauseDeadline',
  { letter: string; event: string; sentOn: LocalDate; lapsesOn: LocalDate }
>

/** The answer came in, before or after the day for which the pause was reckoned. */
export type ResumeDeadline = Command<'ResumeDeadline', { letter: string; answeredOn: LocalDate }>

/**
 * By the process that follows a matter which reckons its own date, as an application does: the deadline takes over the
 * receipt that stands in the matter's event, with what moved it.
 */
export type FollowMatter = Command<
  'FollowMatter',
  {
    receipt: DeadlineReceipt
    cause: 'paused' | 'resumed' | 'extended' | 'calendar'
    letter?: string
    /** For `extended`: who decided on the matter, and the notice to whoever waits. */
    by?: PersonId
    documentNumber?: string
  }
>

/** 延期, by the head of the disclosure office (711-33). */
export type ExtendDeadline = Command<'ExtendDeadline', { workingDays: number; reason: string; documentNumber: string }>

/** By the process that follows a holiday notice. */
export type ProposeNewDate = Command<'ProposeNewDate', { calendarVersion: string }>

/** By a named officer. `due` is the date that the officer saw. */
export type ConfirmNewDate = Command<'ConfirmNewDate', { due: LocalDate }>
export type DeclineNewDate = Command<'DeclineNewDate', { due: LocalDate; reason: string }>

/** By the process that follows a change of a number that says it applies to running matters. */
export type ApplyPolicyChange = Command<'ApplyPolicyChange', { policy: string }>

/** By the process that follows the act. */
export type RecordAct = Command<'RecordAct', ProvedAct>

/** By an officer, on proof. */
export type LiftMiss = Command<'LiftMiss', { doneOn: string; proof: string; reason: string }>

export type CancelDeadline = Command<'CancelDeadline', { reason: CancellationReason; cause: string }>

export type TransferDeadline = Command<'TransferDeadline', { to: AgencyId; officer?: PersonId; cause: string }>

export type DeadlineCommand =
  | StartDeadline
  | ObserveDeadline
  | PauseDeadline
  | ResumeDeadline
  | FollowMatter
  | ExtendDeadline
  | ProposeNewDate
  | ConfirmNewDate
  | DeclineNewDate
  | ApplyPolicyChange
  | RecordAct
  | LiftMiss
  | CancelDeadline
  | TransferDeadline

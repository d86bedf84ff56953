import type { Command } from '../decider.js'
import type { AgencyId, Instant, ItemId, LocalDate, Sha256 } from '../values.js'
import type { DutyGround, DutyKind, DutyLift, DutyStart } from './vocabulary.js'

// All by processes that follow the item, its publications, its deadline and the register of agencies.

/** `programFirstDay`: the installation's first day; what began before it raises no duty. */
export type RaiseDuty = Command<
  'RaiseDuty',
  {
    item: ItemId
    agency: AgencyId
    kind: DutyKind
    grounds: readonly DutyGround[]
    start: DutyStart
    startsOn: LocalDate
    contentHash?: Sha256
    cause: string
    programFirstDay: LocalDate
  }
>

export type FixDutyContent = Command<'FixDutyContent', { contentHash: Sha256; cause: string }>

export type ChangeDutyKind = Command<'ChangeDutyKind', { kind: DutyKind; cause: string }>

export type TransferDuty = Command<'TransferDuty', { to: AgencyId; effectiveOn: LocalDate; cause: string }>

/** An agency published a content of the item. Not every publication meets this duty. */
export type RecordDutyPublication = Command<
  'RecordDutyPublication',
  { agency: AgencyId; contentHash: Sha256; publishedOn: LocalDate; proof: string }
>

/** The agency entered the item in its catalogue of on-request information (LS-11.2). */
export type RecordCatalogueEntry = Command<
  'RecordCatalogueEntry',
  { agency: AgencyId; enteredOn: LocalDate; proof: string }
>

/** Follows `DeadlineMissed` and `MissLifted` of the deadline of this round. */
export type RecordDutyMiss = Command<
  'RecordDutyMiss',
  { round: number; due: LocalDate; effectiveAt: Instant; cause: string }
>
export type RecordDutyMissLifted = Command<'RecordDutyMissLifted', { round: number; doneOn: LocalDate; proof: string }>

export type LiftDuty = Command<'LiftDuty', { reason: DutyLift; liftedOn: LocalDate; cause: string }>

export type DutyCommand =
  | RaiseDuty
  | FixDutyContent
  | ChangeDutyKind
  | TransferDuty
  | RecordDutyPublication
  | RecordCatalogueEntry
  | RecordDutyMiss
  | RecordDutyMissLifted
  | LiftDuty

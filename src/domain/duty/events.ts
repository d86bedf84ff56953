import type { Event } from '../decider.js'
import type { AgencyId, Instant, ItemId, LocalDate, Sha256 } from '../values.js'
import type { DutyGround, DutyKind, DutyLift, DutyStart } from './vocabulary.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// One stream per item and agency that the item concerned at first: `duty-{item}-{agency}`. Its clock is the deadline
// of matter `{item}-{agency}.r{round}`; the duty itself counts no days.

export type DutyArose = Event<
  'DutyArose',
  {
    item: ItemId
    agency: AgencyId
    /** From 1; every change of the item, and every attribute that turns proactive again, makes a new one. */
    round: number
    kind: DutyKind
    grounds: readonly DutyGround[]
    start: DutyStart
    startsOn: LocalDate
    /** Known once the content is authorized. */
    contentHash?: Sha256
    /** Id of the event that it follows from. */
    cause: string
  }
>

/** What exactly has to be published: the content that the item's authorization names. */
export type DutyContentFixed = Event<
  'DutyContentFixed',
  { item: ItemId; agency: AgencyId; round: number; contentHash: Sha256; cause: string }
>

/** All of it, its public part or its catalogue entry: the attribute was decided otherwise while the duty ran. */
export type DutyKindChanged = Event<
  'DutyKindChanged',
  { item: ItemId; agency: AgencyId; round: number; kind: DutyKind; cause: string }
>

/** 承接职责: the duty is the successor's from `effectiveOn` (LS-4.3, LS-4.4); its time goes on. */
export type DutyTransferred = Event<
  'DutyTransferred',
  { item: ItemId; round: number; from: AgencyId; to: AgencyId; effectiveOn: LocalDate; cause: string }
>

/** By the agency's own publication of the same content, or by its catalogue entry. */
export type DutyMet = Event<
  'DutyMet',
  {
    item: ItemId
    agency: AgencyId
    round: number
    doneOn: LocalDate
    contentHash?: Sha256
    /** Id of the event that proves it. */
    proof: string
    /** After the end of its time: it was missed, and is made good. */
    late: boolean
  }
>

/** The time is over. `effectiveAt`: the end of the due day. */
export type DutyMissed = Event<
  'DutyMissed',
  { item: ItemId; agency: AgencyId; round: number; due: LocalDate; effectiveAt: Instant; cause: string }
>

/** A person found on proof that the act had been in time. */
export type DutyMissLifted = Event<
  'DutyMissLifted',
  { item: ItemId; agency: AgencyId; round: number; doneOn: LocalDate; proof: string }
>

export type DutyLifted = Event<
  'DutyLifted',
  { item: ItemId; agency: AgencyId; round: number; reason: DutyLift; liftedOn: LocalDate; cause: string }
>

export type DutyEvent =
  DutyArose | DutyContentFixed | DutyKindChanged | DutyTransferred | DutyMet | DutyMissed | DutyMissLifted | DutyLifted

const types: Readonly<Record<DutyEvent['type'], true>> = {
  DutyArose: true,
  DutyContentFixed: true,
  DutyKindChanged: true,
  DutyTransferred: true,
  DutyMet: true,
  DutyMissed: true,
  DutyMissLifted: true,
  DutyLifted: true,
}
export const DUTY_EVENT_TYPES = Object.keys(types) as readonly DutyEvent['type'][]

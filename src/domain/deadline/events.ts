import type { ClauseCode } from '../clauses.js'
import type { Event } from '../decider.js'
import type { KeySubject, Protected } from '../protected.js'
import type { DeadlineReceipt } from '../receipt.js'
import type { AgencyId, Instant, ItemId, LocalDate, PersonId } from '../values.js'
import type { CancellationReason, DeadlineKind, MoveCause, WarningLevel } from './vocabulary.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// `noticedAt` is when the program saw it; it never runs backwards within a deadline, whatever the clock does.
// Who acted in which role stands in the metadata; `by` is there where the person matters to the rules.

/** A day before the due date from which its holder is warned. */
export interface Warning {
  readonly level: WarningLevel
  readonly on: LocalDate
  /** Key and version of the number of law; absent for the due day itself. */
  readonly policy?: string
}

/** What the deadline belongs to, so that boards need no look-up. */
export interface DeadlineMatter {
  /** Id of the matter: consultation, duty with its round, application … */
  readonly matter: string
  readonly kind: DeadlineKind
  /** Who has to act. */
  readonly agency: AgencyId
  readonly officer?: PersonId
  readonly item?: ItemId
  /** Under whose key the texts of this deadline are sealed. */
  readonly key: KeySubject
}

export type DeadlineStarted = Event<
  'DeadlineStarted',
  DeadlineMatter & {
    clause: ClauseCode
    receipt: DeadlineReceipt
    /** The matter reckons the date, as an application does; only there is it extended. */
    reckonedByMatter?: true
    warnings: readonly Warning[]
    noticedAt: Instant
  }
>

/** A warning day, or the due day itself, has begun. Each level once per due date. */
export type DeadlineWarned = Event<
  'DeadlineWarned',
  { kind: DeadlineKind; agency: AgencyId; officer?: PersonId; due: LocalDate; noticedAt: Instant } & Warning
>

/** `receipt` replaces the one before. */
export type DeadlineMoved = Event<
  'DeadlineMoved',
  {
    kind: DeadlineKind
    cause: MoveCause
    previousDue: LocalDate
    receipt: DeadlineReceipt
    warnings: readonly Warning[]
    /** For `paused` and `resumed`: the letter. */
    letter?: string
    /** For `extended` and `calendar`: who decided. */
    by?: PersonId
    reason?: Protected
    /** For `extended`: the notice to whoever waits. */
    documentNumber?: string
    noticedAt: Instant
  }
>

/** A holiday notice that came late would give another date. Nothing changes until an officer confirms it. */
export type NewDateProposed = Event<
  'NewDateProposed',
  { kind: DeadlineKind; agency: AgencyId; previousDue: LocalDate; receipt: DeadlineReceipt; noticedAt: Instant }
>

/** The officer keeps the date: nobody who waits is worse off than he was told. */
export type ProposedDateDeclined = Event<
  'ProposedDateDeclined',
  { kind: DeadlineKind; due: LocalDate; calendarVersion: string; by: PersonId; reason: Protected; noticedAt: Instant }
>

/** The act that the deadline is about, and the event or document that proves it. */
export interface ProvedAct {
  readonly doneOn: LocalDate
  /** Id of the event, or number of the document. */
  readonly proof: string
}

export type DeadlineMet = Event<
  'DeadlineMet',
  ProvedAct & { kind: DeadlineKind; agency: AgencyId; due: LocalDate; noticedAt: Instant }
>

/** Takes effect at the end of the due day (Asia/Shanghai), whenever it was noticed. */
export type DeadlineMissed = Event<
  'DeadlineMissed',
  {
    kind: DeadlineKind
    agency: AgencyId
    officer?: PersonId
    item?: ItemId
    due: LocalDate
    effectiveAt: Instant
    noticedAt: Instant
  }
>

/** 补办: what was missed was done after all, or entered after all. It stays missed. */
export type MissedActDone = Event<
  'MissedActDone',
  ProvedAct & {
    kind: DeadlineKind
    agency: AgencyId
    due: LocalDate
    /** It says to have been in time: a person may lift the miss on proof. */
    claimsInTime: boolean
    noticedAt: Instant
  }
>

/** The act was proved to have been in time. Both stay visible. */
export type MissLifted = Event<
  'MissLifted',
  ProvedAct & {
    kind: DeadlineKind
    agency: AgencyId
    due: LocalDate
    by: PersonId
    deputyFor?: PersonId
    reason: Protected
    noticedAt: Instant
  }
>

export type DeadlineCancelled = Event<
  'DeadlineCancelled',
  { kind: DeadlineKind; agency: AgencyId; reason: CancellationReason; cause: string; noticedAt: Instant }
>

/** Another agency or officer has to act from now on: reorganisation or handover. */
export type DeadlineTransferred = Event<
  'DeadlineTransferred',
  { kind: DeadlineKind; from: AgencyId; to: AgencyId; officer?: PersonId; cause: string; noticedAt: Instant }
>

export type DeadlineEvent =
  | DeadlineStarted
  | DeadlineWarned
  | DeadlineMoved
  | NewDateProposed
  | ProposedDateDeclined
  | DeadlineMet
  | DeadlineMissed
  | MissedActDone
  | MissLifted
  | DeadlineCancelled
  | DeadlineTransferred

const types: Readonly<Record<DeadlineEvent['type'], true>> = {
  DeadlineStarted: true,
  DeadlineWarned: true,
  DeadlineMoved: true,
  NewDateProposed: true,
  ProposedDateDeclined: true,
  DeadlineMet: true,
  DeadlineMissed: true,
  MissedActDone: true,
  MissLifted: true,
  DeadlineCancelled: true,
  DeadlineTransferred: true,
}
export const DEADLINE_EVENT_TYPES = Object.keys(types) as readonly DeadlineEvent['type'][]

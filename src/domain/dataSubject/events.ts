import type { PersonalAct } from '../acting.js'
import type { RetentionClass } from '../application/vocabulary.js'
import type { Event } from '../decider.js'
import type { KeySubject, Protected } from '../protected.js'
import type { Role } from '../roles.js'
import type { AgencyId, Instant, LocalDate, PersonId } from '../values.js'
import type { ErasureGround, HoldKind, Involvement } from './vocabulary.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// One stream per data subject, `subject-{id}`: in which matters the person is involved, what keeps their data, and how
// it was erased. Who it is stands nowhere in it; a matter is named by its stream.

export type MatterNoted = Event<
  'MatterNoted',
  {
    subject: PersonId
    /** Stream of the matter. */
    matter: string
    as: Involvement
    agency: AgencyId
    openedOn: LocalDate
    /** What seals the words and files of the matter, where they go with this subject. */
    key?: KeySubject
  }
>

/** What happened in the matter, as far as it keeps the data or lets it go. */
export type MatterChange =
  | { readonly kind: 'closed'; readonly on: LocalDate }
  | { readonly kind: 'reopened' }
  | { readonly kind: 'remedyFiled'; readonly remedy: string }
  | { readonly kind: 'remedyEnded'; readonly remedy: string }
  /** 归档 */
  | { readonly kind: 'retained'; readonly retention: RetentionClass; readonly from: LocalDate }
  | { readonly kind: 'transferred'; readonly to: AgencyId }
export type MatterChanged = Event<'MatterChanged', { subject: PersonId; matter: string; change: MatterChange }>

export type LegalHoldPlaced = Event<
  'LegalHoldPlaced',
  PersonalAct & {
    subject: PersonId
    hold: string
    kind: HoldKind
    document: string
    reason: Protected
    /** In which role of which organ: whoever else would like it gone does not lift it. */
    placedAs: { role: Role; agency: AgencyId }
  }
>
export type LegalHoldLifted = Event<
  'LegalHoldLifted',
  PersonalAct & { subject: PersonId; hold: string; document: string; reason: Protected }
>

/** 申请删除: what it would touch is looked at before a second person approves. */
export type ErasureRequested = Event<
  'ErasureRequested',
  PersonalAct & {
    subject: PersonId
    /** From 1. */
    request: number
    ground: ErasureGround
    requestedOn: LocalDate
    /** The person's own letter, where they asked for it. */
    proof?: string
    reason: Protected
  }
>
export type ErasureDeclined = Event<
  'ErasureDeclined',
  PersonalAct & { subject: PersonId; request: number; reason: Protected }
>
export type ErasureApproved = Event<'ErasureApproved', PersonalAct & { subject: PersonId; request: number }>
/** Between approval and destruction something came up that keeps the data: the request is over. */
export type ErasureHeldBack = Event<
  'ErasureHeldBack',
  { subject: PersonId; request: number; because: readonly string[] }
>
/** From here there is no way back: exactly these keys are destroyed. */
export type ErasureBegun = Event<
  'ErasureBegun',
  { subject: PersonId; request: number; keys: readonly KeySubject[]; matters: readonly string[] }
>
/** 密钥已销毁: what this key sealed can never be read again. */
export type KeyDestroyed = Event<
  'KeyDestroyed',
  { dataSubject: PersonId; request: number; subject: KeySubject; destroyedAt: Instant }
>

export type DataSubjectEvent =
  | MatterNoted
  | MatterChanged
  | LegalHoldPlaced
  | LegalHoldLifted
  | ErasureRequested
  | ErasureDeclined
  | ErasureApproved
  | ErasureHeldBack
  | ErasureBegun
  | KeyDestroyed

const types: Readonly<Record<DataSubjectEvent['type'], true>> = {
  MatterNoted: true,
  MatterChanged: true,
  LegalHoldPlaced: true,
  LegalHoldLifted: true,
  ErasureRequested: true,
  ErasureDeclined: true,
  ErasureApproved: true,
  ErasureHeldBack: true,
  ErasureBegun: true,
  KeyDestroyed: true,
}
export const DATA_SUBJECT_EVENT_TYPES = Object.keys(types) as readonly DataSubjectEvent['type'][]

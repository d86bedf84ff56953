import type { Command } from '../decider.js'
import type { KeySubject } from '../protected.js'
import type { AgencyId, Instant, LocalDate, PersonId } from '../values.js'
import type { MatterChange } from './events.js'
import type { ErasureGround, HoldKind, Involvement } from './vocabulary.js'

// Dates typed by people are plain text until they were checked; dates from events are `LocalDate`.

/** By the process that follows applications and corrections. */
export type NoteMatter = Command<
  'NoteMatter',
  { subject: PersonId; matter: string; as: Involvement; agency: AgencyId; openedOn: LocalDate; key?: KeySubject }
>
/** By the same process. */
export type NoteMatterChange = Command<'NoteMatterChange', { subject: PersonId; matter: string; change: MatterChange }>

export type PlaceLegalHold = Command<
  'PlaceLegalHold',
  { subject: PersonId; hold: string; kind: HoldKind; document: string; reason: string }
>
export type LiftLegalHold = Command<
  'LiftLegalHold',
  { subject: PersonId; hold: string; document: string; reason: string }
>

export type RequestErasure = Command<
  'RequestErasure',
  { subject: PersonId; ground: ErasureGround; requestedOn: string; proof?: string; reason: string }
>
/** `request`: the one that the person has before them. */
export type ApproveErasure = Command<'ApproveErasure', { subject: PersonId; request: number }>
export type DeclineErasure = Command<'DeclineErasure', { subject: PersonId; request: number; reason: string }>

/** By the process that erases: looks at everything that came up since the approval. */
export type BeginErasure = Command<'BeginErasure', { subject: PersonId; request: number }>
/** By the same process, once the keys are gone. */
export type RecordKeysDestroyed = Command<
  'RecordKeysDestroyed',
  { subject: PersonId; request: number; destroyedAt: Instant }
>

export type DataSubjectCommand =
  | NoteMatter
  | NoteMatterChange
  | PlaceLegalHold
  | LiftLegalHold
  | RequestErasure
  | ApproveErasure
  | DeclineErasure
  | BeginErasure
  | RecordKeysDestroyed

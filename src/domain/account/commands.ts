import type { Command } from '../decider.js'
import type { Instant, PersonId } from '../values.js'

// Passwords are no part of commands: what they hash to stands outside the log.

export type OpenAccount = Command<'OpenAccount', { readonly person: PersonId }>
/** Somebody entitled to sets another password. */
export type SetPassword = Command<'SetPassword', { readonly person: PersonId }>
/** Given by the sign-in itself, once the person has shown the old password. */
export type RecordOwnPasswordChange = Command<'RecordOwnPasswordChange', { readonly person: PersonId }>
export type DisableAccount = Command<'DisableAccount', { readonly person: PersonId }>
export type EnableAccount = Command<'EnableAccount', { readonly person: PersonId }>
export type RecordRepeatedFailure = Command<
  'RecordRepeatedFailure',
  { readonly person: PersonId; readonly failures: number; readonly lockedUntil: Instant }
>

export type AccountCommand =
  OpenAccount | SetPassword | RecordOwnPasswordChange | DisableAccount | EnableAccount | RecordRepeatedFailure

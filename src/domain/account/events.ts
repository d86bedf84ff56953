import type { Event } from '../decider.js'
import type { Instant, PersonId } from '../values.js'

// Stored for ever: a change here needs an upcaster and a decision record. Never a password, a hash, an address.

export type AccountOpened = Event<'AccountOpened', { readonly person: PersonId }>

/** `own`: by the person, who knew the old one; `set`: by somebody entitled to. */
export type PasswordChanged = Event<'PasswordChanged', { readonly person: PersonId; readonly how: 'own' | 'set' }>

export type AccountDisabled = Event<'AccountDisabled', { readonly person: PersonId }>

export type AccountEnabled = Event<'AccountEnabled', { readonly person: PersonId }>

/** Wrong passwords in a row, as many as lock the account for a while; counted until it is unlocked. */
export type SignInFailedRepeatedly = Event<
  'SignInFailedRepeatedly',
  { readonly person: PersonId; readonly failures: number; readonly lockedUntil: Instant }
>

export type AccountEvent = AccountOpened | PasswordChanged | AccountDisabled | AccountEnabled | SignInFailedRepeatedly

export const ACCOUNT_EVENT_TYPES = [
  'AccountOpened',
  'PasswordChanged',
  'AccountDisabled',
  'AccountEnabled',
  'SignInFailedRepeatedly',
] as const satisfies readonly AccountEvent['type'][]

import type { Event } from '../decider.js'
import type { Instant, PersonId } from '../values.js'

// Stored for ever: a change here needs an upcaster and a decision record. Never a password, a code, a number that lets
// someone in, a contact or an address; an access is known by a random id.

/**
 * `account`: opened by whoever holds a contact; `queryNumber` (查询号): made for one filing without an account;
 * `thirdParty`: for whoever was asked by a letter (711-32), and shows that letter alone.
 */
export type AccessKind = 'account' | 'queryNumber' | 'thirdParty'

export type ApplicantAccessOpened = Event<
  'ApplicantAccessOpened',
  { readonly access: string; readonly kind: AccessKind }
>

/**
 * A matter that was filed through this access, and whose it is; of a letter to a third party, the application on which
 * it was asked. Only what is linked is ever shown through it.
 */
export type ApplicantMatterLinked = Event<
  'ApplicantMatterLinked',
  {
    readonly access: string
    readonly kind: 'application' | 'recordCorrection' | 'thirdPartyLetter'
    readonly matter: string
    readonly subject: PersonId
  }
>

/** A further number and code were handed out, or the password is another one. */
export type ApplicantSecretChanged = Event<
  'ApplicantSecretChanged',
  { readonly access: string; readonly secret: 'password' | 'queryCode' }
>

/** Wrong passwords or codes, as many as lock the access for a while. */
export type ApplicantSignInFailedRepeatedly = Event<
  'ApplicantSignInFailedRepeatedly',
  { readonly access: string; readonly failures: number; readonly lockedUntil: Instant }
>

/** `erased`: the data of everybody whose matters it showed were erased (PIPL-47). */
export type ApplicantAccessClosed = Event<
  'ApplicantAccessClosed',
  { readonly access: string; readonly cause: 'erased' | 'ownWish' }
>

export type ApplicantAccessEvent =
  | ApplicantAccessOpened
  | ApplicantMatterLinked
  | ApplicantSecretChanged
  | ApplicantSignInFailedRepeatedly
  | ApplicantAccessClosed

const types: Readonly<Record<ApplicantAccessEvent['type'], true>> = {
  ApplicantAccessOpened: true,
  ApplicantMatterLinked: true,
  ApplicantSecretChanged: true,
  ApplicantSignInFailedRepeatedly: true,
  ApplicantAccessClosed: true,
}
export const APPLICANT_ACCESS_EVENT_TYPES = Object.keys(types) as readonly ApplicantAccessEvent['type'][]

import { randomUUID } from 'node:crypto'
import { instantOf } from '../../domain/dates.js'
import type { Refusal } from '../../domain/decider.js'
import { passwordFaults, type Passwords } from '../identity/passwords.js'
import type { Throttle, ThrottleLimits } from '../identity/throttle.js'
import type { Accesses } from './accesses.js'
import type { ApplicantSecrets } from './applicantSecrets.js'
import type { ApplicantSessions } from './applicantSessions.js'
import type { Background } from './background.js'
import { asIssued, type Macs, newOneTimeCode, sameMac } from './codes.js'
import type { CodeSender } from './codeSender.js'
import { type Contact, type ContactIndex, contactOf } from './contacts.js'
import type { ShownMatter } from './shownMatter.js'

/** What an applicant shows to be let in. All of it as typed. */
export type ApplicantCredentials =
  | { readonly contact: string; readonly password: string }
  /** Opens the account of this contact where there is none. */
  | { readonly contact: string; readonly oneTimeCode: string }
  | { readonly number: string; readonly code: string }
  | { readonly number: string; readonly contact: string; readonly oneTimeCode: string }

export interface ApplicantSession {
  readonly access: string
  /** What may be shown. */
  readonly matters: readonly ShownMatter[]
}

/** Sign-in of applicants. Every reason why not is answered alike, after the same work. */
export interface ApplicantSignIn {
  /** Sends a code to the contact, if that contact may have one; says nothing of it. */
  readonly requestCode: (to: { readonly contact: string; readonly number?: string }, address: string) => void
  /** A token of a new session. */
  readonly signIn: (credentials: ApplicantCredentials, address: string) => Promise<string | undefined>
  /** Undefined once the session is over, or the data of everybody whose matters it showed are erased. */
  readonly sessionOf: (token: string) => Promise<ApplicantSession | undefined>
  readonly signOut: (token: string) => Promise<void>
  /** Of an account. Ends every session and answers the token of a new one. */
  readonly setPassword: (
    access: string,
    password: string,
  ) => Promise<
    { readonly ok: true; readonly token: string } | { readonly ok: false; readonly refusals: readonly Refusal[] }
  >
  /** Nobody signs in with it any more. */
  readonly close: (access: string, cause: 'erased' | 'ownWish') => Promise<void>
}

export interface ApplicantSignInDeps {
  readonly secrets: ApplicantSecrets
  readonly sessions: ApplicantSessions
  readonly accesses: Accesses
  readonly passwords: Passwords
  readonly throttle: Throttle
  readonly macs: Macs
  readonly contactIndex: ContactIndex
  readonly sender: CodeSender
  readonly background: Background
}

const PER_KEY: ThrottleLimits = { most: 10, minutes: 15 }
/** A library or a service hall behind one address mistypes more often than one person. */
const PER_ADDRESS: ThrottleLimits = { most: 40, minutes: 15 }
/** The one that reaches the limit is not sent any more. */
const CODES_PER_CONTACT: ThrottleLimits = { most: 5, minutes: 15 }
const CODES_PER_ADDRESS: ThrottleLimits = { most: 40, minutes: 15 }

/** What was typed, looked up: the same steps whether it is known or not. */
interface Attempt {
  /** Counted together. */
  readonly key: string
  readonly access: string | undefined
  readonly matches: boolean
}

export function createApplicantSignIn(deps: ApplicantSignInDeps): ApplicantSignIn {
  const { secrets, sessions, accesses, passwords, throttle, macs, contactIndex, sender, background } = deps

  const indexOf = (typed: string): Promise<string> =>
    contactIndex(contactOf(typed) ?? { kind: 'email', address: typed.slice(0, 320) })

  const byPassword = async (contact: string, password: string): Promise<Attempt> => {
    const index = await indexOf(contact)
    const login = await secrets.loginOf(index)
    const matches = await passwords.matches(password, login?.passwordHash)
    return { key: `contact:${index}`, access: login?.access, matches }
  }

  const byQueryCode = async (number: string, code: string): Promise<Attempt> => {
    const index = await macs.of('number', asIssued(number))
    const [found, typed] = await Promise.all([
      secrets.queryCodeOf(index),
      macs.of('code', `${index}\0${asIssued(code)}`),
    ])
    // Compared with itself changed where there is none: the same work.
    const matches = sameMac(typed, found?.codeMac ?? `${typed.slice(1)}-`) && found !== undefined
    return { key: `number:${index}`, access: found?.access, matches }
  }

  const challengeOf = async (contactIndexed: string, number: string | undefined): Promise<string> =>
    macs.of('challenge', `${contactIndexed}\0${number === undefined ? '' : asIssued(number)}`)

  const byOneTimeCode = async (contact: string, typed: string, number: string | undefined): Promise<Attempt> => {
    const index = await indexOf(contact)
    const challenge = await challengeOf(index, number)
    const expected = await secrets.tryOneTimeCode(challenge)
    const given = await macs.of(
      'oneTime',
      `${challenge}\0${typed.normalize('NFKC').replaceAll(/\D/g, '').slice(0, 20)}`,
    )
    const isRight = sameMac(given, expected ?? `${given.slice(1)}-`) && expected !== undefined
    const access = number === undefined ? undefined : await accessBehind(number, index)
    const matches = isRight && (await secrets.useOneTimeCode(challenge))
    if (number !== undefined) return { key: `challenge:${challenge}`, access, matches }
    const known = (await secrets.loginOf(index))?.access
    const own = known ?? (matches ? await secrets.newLogin(index, randomUUID()) : undefined)
    if (matches && own !== undefined) await accesses.open(own, 'account')
    return { key: `challenge:${challenge}`, access: own, matches }
  }

  /** The access of a query number, if its applicant gave this contact when filing. */
  const accessBehind = async (number: string, contact: string): Promise<string | undefined> => {
    const found = await secrets.queryCodeOf(await macs.of('number', asIssued(number)))
    const has = await secrets.hasContact(found?.access ?? '', contact)
    return has ? found?.access : undefined
  }

  const attempt = (credentials: ApplicantCredentials): Promise<Attempt> => {
    if ('password' in credentials) return byPassword(credentials.contact, credentials.password)
    if ('code' in credentials) return byQueryCode(credentials.number, credentials.code)
    const number = 'number' in credentials ? credentials.number : undefined
    return byOneTimeCode(credentials.contact, credentials.oneTimeCode, number)
  }

  const recordLock = (access: string | undefined, lock: { failures: number; lockedUntil: Date } | undefined): void => {
    // Afterwards, so that nobody learns from the time it takes whether there is something to lock.
    if (access !== undefined && lock !== undefined)
      background.run(() => accesses.failedRepeatedly(access, lock.failures, instantOf(lock.lockedUntil)))
  }

  const requestCode = async (typed: string, number: string | undefined, address: string): Promise<void> => {
    const contact = contactOf(typed)
    if (contact === undefined || !sender.canReach(contact)) return
    const index = await contactIndex(contact)
    const counted: readonly (readonly [string, ThrottleLimits])[] = [
      [`code-contact:${index}`, CODES_PER_CONTACT],
      [`code-address:${address}`, CODES_PER_ADDRESS],
    ]
    // Counted first: of many requests at once none is looked at before the others are counted.
    for (const [key, limits] of counted) await throttle.failed(key, limits)
    for (const [key] of counted) if (await throttle.isLocked(key)) return
    if (number !== undefined && (await accessBehind(number, index)) === undefined) return
    await issue(contact, await challengeOf(index, number))
  }

  const issue = async (contact: Contact, challenge: string): Promise<void> => {
    const code = newOneTimeCode()
    await secrets.keepOneTimeCode(challenge, await macs.of('oneTime', `${challenge}\0${code}`))
    await sender.send(contact, code)
  }

  /** What the process that follows the erasure has not reached yet is over all the same. */
  const isAlive = async (access: string): Promise<boolean> => {
    if ((await accesses.mattersOf(access)) !== undefined) return true
    await secrets.forget(access)
    return false
  }

  const close: ApplicantSignIn['close'] = async (access, cause) => {
    await accesses.close(access, cause)
    await secrets.forget(access)
  }

  return {
    requestCode: ({ contact, number }, address) => background.run(() => requestCode(contact, number, address)),
    signIn: async (credentials, address) => {
      const { key, access, matches } = await attempt(credentials)
      const byAddress = `applicant-address:${address}`
      const locked = [await throttle.isLocked(key), await throttle.isLocked(byAddress)].includes(true)
      if (matches && !locked && access !== undefined && (await isAlive(access))) {
        await throttle.succeeded(key)
        return sessions.open(access)
      }
      await throttle.failed(byAddress, PER_ADDRESS)
      recordLock(access, await throttle.failed(key, PER_KEY))
      return undefined
    },
    sessionOf: async (token) => {
      const access = await sessions.accessOf(token)
      if (access === undefined) return undefined
      const matters = await accesses.mattersOf(access)
      if (matters === undefined) await secrets.forget(access)
      return matters === undefined ? undefined : { access, matters }
    },
    signOut: sessions.close,
    setPassword: async (access, password) => {
      const faults = passwordFaults(password, access)
      if (faults.length > 0) return { ok: false, refusals: faults }
      const state = await accesses.read(access)
      if (state.status !== 'open' || state.kind !== 'account') return { ok: false, refusals: [NO_ACCOUNT] }
      await accesses.secretChanged(access, 'password', randomUUID())
      await secrets.setPassword(access, await passwords.hash(password))
      await sessions.closeAllOf(access)
      return { ok: true, token: await sessions.open(access) }
    },
    close,
  }
}

const NO_ACCOUNT: Refusal = { code: 'APPLICANT_ACCOUNT_NEEDED', clause: 'SYS' }

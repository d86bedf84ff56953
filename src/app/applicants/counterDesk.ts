import { applicationDecider } from '../../domain/application/decide.js'
import type { ApplicationEvent } from '../../domain/application/events.js'
import type { Actor } from '../../domain/context.js'
import type { Refusal } from '../../domain/decider.js'
import { openEvents } from '../../eventstore/codec.js'
import { uuidOf } from '../../eventstore/eventIds.js'
import type { EventStore, Position } from '../../eventstore/eventStore.js'
import type { KeyRing } from '../../eventstore/sealing.js'
import type { AllowedActions } from '../allowedActions.js'
import type { Accesses } from './accesses.js'
import type { ApplicantSecrets } from './applicantSecrets.js'
import type { QueryCode } from './codes.js'
import { type Contact, type ContactIndex, contactOf } from './contacts.js'
import type { IssueQueryCode } from './issueQueryCode.js'

export type IssuedCode =
  { readonly ok: true; readonly queryCode: QueryCode } | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** For those who applied at the counter, by post or by fax, and want to look up on the portal what becomes of it. */
export interface CounterDesk {
  /** By the officer in charge, printed for the applicant; codes issued here before let nobody in any more. */
  readonly issueCode: (order: {
    readonly actor: Actor
    readonly application: string
    readonly minPosition?: Position
  }) => Promise<IssuedCode>
}

export interface CounterDeskDeps {
  readonly store: Pick<EventStore, 'readStream'>
  readonly keyRing: KeyRing
  readonly accesses: Pick<Accesses, 'open' | 'link'>
  readonly secrets: Pick<ApplicantSecrets, 'keepSubject' | 'keepContact'>
  readonly contactIndex: ContactIndex
  readonly issueQueryCode: IssueQueryCode
  readonly allowedActions: AllowedActions
}

export const createCounterDesk = (deps: CounterDeskDeps): CounterDesk => ({
  issueCode: async ({ actor, application, minPosition }) => {
    const { store, keyRing, accesses, secrets, contactIndex } = deps
    const [actions] = await deps.allowedActions([{ aggregate: 'application', id: application }], actor, minPosition)
    // Whoever may write to the applicant may hand them this.
    const denied = actions?.find(({ command }) => command === 'PrepareLetter')?.deniedBecause
    if (denied === undefined || denied.length > 0) return { ok: false, refusals: denied ?? [NOT_FOUND] }
    const events = await openEvents<ApplicationEvent>(await store.readStream(`application-${application}`), keyRing)
    const state = events.reduce(applicationDecider.evolve, applicationDecider.initial)
    if (state.status === 'absent') return { ok: false, refusals: [NOT_FOUND] }
    const { subject, contact } = state.applicant
    const access = uuidOf('gongkai/applicant-access/1', 'counter', application)
    await accesses.open(access, 'queryNumber')
    await secrets.keepSubject(access, subject)
    await accesses.link(access, { kind: 'application', matter: application, subject })
    for (const found of contactsIn(contact?.value ?? '')) await secrets.keepContact(access, await contactIndex(found))
    const queryCode = await deps.issueQueryCode(access, { anew: true })
    return queryCode === undefined ? { ok: false, refusals: [NOT_FOUND] } : { ok: true, queryCode }
  },
})

const NOT_FOUND: Refusal = { code: 'APPLICATION_NOT_FOUND', clause: '711-45' }

/** 联系方式 as an officer put it down: `电话：138…；电子邮件：…`, in any order. */
export const contactsIn = (text: string): readonly Contact[] =>
  text
    .normalize('NFKC')
    .split(/[\s;,，、；]+/)
    .flatMap((piece) => contactOf(piece.replace(/^[^:]*:/, '')) ?? [])

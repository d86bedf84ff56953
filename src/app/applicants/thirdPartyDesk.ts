import { applicationDecider } from '../../domain/application/decide.js'
import type { ApplicationEvent } from '../../domain/application/events.js'
import type { AskedThirdParty, KnownApplication } from '../../domain/application/state.js'
import type { ThirdPartyOpinion } from '../../domain/application/vocabulary.js'
import type { Actor } from '../../domain/context.js'
import type { Refusal } from '../../domain/decider.js'
import type { AgencyId, LocalDate, PersonId } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import { uuidOf } from '../../eventstore/eventIds.js'
import type { EventStore, Position } from '../../eventstore/eventStore.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import type { AllowedActions } from '../allowedActions.js'
import type { CommandOutcome } from '../command.js'
import type { Accesses } from './accesses.js'
import type { ApplicantSecrets } from './applicantSecrets.js'
import type { ApplicantSession } from './applicantSignIn.js'
import type { QueryCode } from './codes.js'
import type { IssueQueryCode } from './issueQueryCode.js'
import type { PortalActs, PortalCaller } from './portalActs.js'

/** What a third party sees: the letter to them, and nothing of the applicant or of what was asked for. */
export interface ThirdPartyLetter {
  readonly agency: AgencyId
  readonly asked: AskedThirdParty
}

export interface ThirdPartyDesk {
  /** For the officer in charge, to be printed on the letter; codes issued before let nobody in any more. */
  readonly issueCode: (order: {
    readonly actor: Actor
    readonly application: string
    readonly thirdParty: PersonId
    readonly minPosition?: Position
  }) => Promise<
    { readonly ok: true; readonly queryCode: QueryCode } | { readonly ok: false; readonly refusals: readonly Refusal[] }
  >
  readonly letterOf: (session: ApplicantSession | undefined) => Promise<ThirdPartyLetter | undefined>
  /** 第三方意见 (711-32); silence is never an answer. */
  readonly answer: (act: {
    readonly caller: PortalCaller
    readonly commandId: string
    readonly opinion: ThirdPartyOpinion
    readonly reasons?: string
  }) => Promise<CommandOutcome>
}

export interface ThirdPartyDeskDeps {
  readonly acts: PortalActs
  readonly store: Pick<EventStore, 'readStream'>
  readonly accesses: Accesses
  readonly secrets: Pick<ApplicantSecrets, 'keepSubject'>
  readonly issueQueryCode: IssueQueryCode
  readonly allowedActions: AllowedActions
  readonly today: () => LocalDate
}

export function createThirdPartyDesk(deps: ThirdPartyDeskDeps): ThirdPartyDesk {
  const { acts, store, accesses, secrets, issueQueryCode, allowedActions, today } = deps
  /** Sealed: no words are asked for. */
  const stateOf = async (application: string): Promise<KnownApplication | undefined> => {
    const history = await openEvents<ApplicationEvent>(await store.readStream(`application-${application}`), NO_KEYS)
    const state = history.reduce(applicationDecider.evolve, applicationDecider.initial)
    return state.status === 'absent' ? undefined : state
  }
  const linkIn = (session: ApplicantSession | undefined) =>
    session?.matters.find(({ kind }) => kind === 'thirdPartyLetter')

  return {
    issueCode: async ({ actor, application, thirdParty, minPosition }) => {
      const [actions] = await allowedActions([{ aggregate: 'application', id: application }], actor, minPosition)
      const denied = actions?.find(({ command }) => command === 'RecordThirdPartyOpinion')?.deniedBecause
      if (denied === undefined || denied.length > 0) return { ok: false, refusals: denied ?? [NO_LETTER] }
      if ((await stateOf(application))?.thirdParties.has(thirdParty) !== true)
        return { ok: false, refusals: [THIRD_PARTY_UNKNOWN] }
      const access = uuidOf('gongkai/applicant-access/1', 'thirdParty', application, thirdParty)
      await accesses.open(access, 'thirdParty')
      await secrets.keepSubject(access, thirdParty)
      await accesses.link(access, { kind: 'thirdPartyLetter', matter: application, subject: thirdParty })
      const queryCode = await issueQueryCode(access, { anew: true })
      return queryCode === undefined ? { ok: false, refusals: [NO_LETTER] } : { ok: true, queryCode }
    },
    letterOf: async (session) => {
      const linked = linkIn(session)
      const state = linked === undefined ? undefined : await stateOf(linked.matter)
      const asked = linked === undefined ? undefined : state?.thirdParties.get(linked.subject)
      return state === undefined || asked === undefined ? undefined : { agency: state.agency, asked }
    },
    answer: async ({ caller, commandId, opinion, reasons }) => {
      const linked = linkIn(caller.session)
      if (linked === undefined) return { ok: false, refusals: [NO_LETTER] }
      const act = { caller, commandId, name: 'answerThirdPartyLetter', input: { opinion, reasons } }
      return acts.once(act, () => {
        const id = acts.idOf(act)
        return acts.give(id, linked.matter, {
          type: 'RecordThirdPartyOpinion',
          data: {
            thirdParty: linked.subject,
            opinion,
            ...(reasons === undefined ? {} : { reasons }),
            receivedOn: today(),
            proof: `portal ${id}`,
          },
        })
      })
    },
  }
}

const NO_LETTER: Refusal = { code: 'THIRD_PARTY_LETTER_NOT_FOUND', clause: '711-32' }
const THIRD_PARTY_UNKNOWN: Refusal = { code: 'THIRD_PARTY_UNKNOWN', clause: '711-32', path: 'thirdParty' }

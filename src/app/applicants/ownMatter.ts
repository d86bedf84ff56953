import { applicationDecider } from '../../domain/application/decide.js'
import type { ApplicationEvent } from '../../domain/application/events.js'
import type { Application } from '../../domain/application/state.js'
import type { Refusal } from '../../domain/decider.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import type { KeyRing } from '../../eventstore/sealing.js'
import type { ApplicantSession } from './applicantSignIn.js'
import type { ShownMatter } from './shownMatter.js'

export type ApplicationHistory = readonly RecordedEvent<ApplicationEvent>[]

export interface OwnApplication {
  readonly id: string
  readonly history: ApplicationHistory
  readonly state: Exclude<Application, { status: 'absent' }>
}

/** An application that was filed through the session's access. Of any other one not even its stream is read. */
export type OwnApplications = (
  session: ApplicantSession | undefined,
  application: string,
) => Promise<OwnApplication | undefined>

export const isOwn = (
  session: ApplicantSession | undefined,
  kind: ShownMatter['kind'],
  matter: string,
): session is ApplicantSession =>
  session?.matters.some((linked) => linked.kind === kind && linked.matter === matter) ?? false

export const createOwnApplications =
  (store: Pick<EventStore, 'readStream'>, keyRing: KeyRing): OwnApplications =>
  async (session, application) => {
    if (!isOwn(session, 'application', application)) return undefined
    const history = await openEvents<ApplicationEvent>(await store.readStream(`application-${application}`), keyRing)
    const state = history.reduce(applicationDecider.evolve, applicationDecider.initial)
    return state.status === 'absent' ? undefined : { id: application, history, state }
  }

/** The same for another's as for one that was never filed. */
export const NOT_FOUND: Refusal = { code: 'APPLICATION_NOT_FOUND', clause: '711-45' }

import type { OtherApplication } from '../domain/application/commands.js'
import { applicationDecider } from '../domain/application/decide.js'
import type { ApplicationEvent } from '../domain/application/events.js'
import type { KnownApplication } from '../domain/application/state.js'
import { openEvents } from '../eventstore/codec.js'
import type { EventStore } from '../eventstore/eventStore.js'
import { NO_KEYS } from '../eventstore/noKeys.js'
import type { ApplicantSubjects } from './applicantSubjects.js'

/** What one application is to another; undefined where one of them does not exist. */
export type OtherApplicationNow = (own: string, other: string) => Promise<OtherApplication | undefined>

/** From the streams of both, so that nothing that lags is asked. Needs no key (711-36(6)). */
export const createOtherApplicationNow = (
  store: Pick<EventStore, 'readStream'>,
  subjects: Pick<ApplicantSubjects, 'sameAs'>,
): OtherApplicationNow => {
  const known = async (id: string): Promise<KnownApplication | undefined> => {
    const events = await openEvents<ApplicationEvent>(await store.readStream(`application-${id}`), NO_KEYS)
    const state = events.reduce(applicationDecider.evolve, applicationDecider.initial)
    return state.status === 'absent' ? undefined : state
  }
  return async (own, other) => {
    const [one, another] = await Promise.all([known(own), known(other)])
    if (one === undefined || another === undefined) return undefined
    const { agency, status, repliesSent } = another
    const same = await subjects.sameAs(one.applicant.subject)
    return { agency, status, sameApplicant: same.includes(another.applicant.subject), replies: repliesSent }
  }
}

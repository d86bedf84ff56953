import type { OtherApplication } from '../domain/application/commands.js'
import { applicationDecider } from '../domain/application/decide.js'
import type { ApplicationEvent } from '../domain/application/events.js'
import type { KnownApplication } from '../domain/application/state.js'
import { openEvents } from '../eventstore/codec.js'
import type { EventStore, Position } from '../eventstore/eventStore.js'
import { NO_KEYS } from '../eventstore/noKeys.js'
import type { ApplicantSubjects } from './applicantSubjects.js'

/** What one application is to another; undefined where one of them does not exist. */
export type OtherApplicationNow = (own: string, other: string) => Promise<OtherApplication | undefined>

/** From the streams of both, so that nothing that lags is asked. Needs no key (711-36(6)). */
export const createOtherApplicationNow = (
  store: Pick<EventStore, 'readStream' | 'comparePositions'>,
  subjects: Pick<ApplicantSubjects, 'sameAs'>,
): OtherApplicationNow => {
  const known = async (id: string): Promise<Known | undefined> => {
    const events = await openEvents<ApplicationEvent>(await store.readStream(`application-${id}`), NO_KEYS)
    const state = events.reduce(applicationDecider.evolve, applicationDecider.initial)
    const [first] = events
    return state.status === 'absent' || first === undefined ? undefined : { state, registeredAt: first.position }
  }
  /** A total order of what does not change any more: day of receipt, then order of registration. */
  const isEarlier = (one: Known, than: Known): boolean => {
    const [day, otherDay] = [one.state.receipt?.receivedOn, than.state.receipt?.receivedOn]
    if (day === undefined || otherDay === undefined) return false
    return day < otherDay || (day === otherDay && store.comparePositions(one.registeredAt, than.registeredAt) < 0)
  }
  return async (own, other) => {
    const [one, another] = await Promise.all([known(own), known(other)])
    if (one === undefined || another === undefined) return undefined
    const { agency, status, repliesSent, applicant } = another.state
    const same = await subjects.sameAs(one.state.applicant.subject)
    return {
      agency,
      status,
      sameApplicant: same.includes(applicant.subject),
      receivedEarlier: isEarlier(another, one),
      replies: repliesSent,
    }
  }
}

interface Known {
  readonly state: KnownApplication
  /** Where in the log it begins: no two applications begin at one place. */
  readonly registeredAt: Position
}

import type { ComplaintEvent } from '../domain/complaint/events.js'
import type { EarlierComplaint } from '../domain/complaint/earlier.js'
import type { ComplaintSides } from '../domain/complaint/conflict.js'
import { type Complaint, evolve, initial, type KnownComplaint } from '../domain/complaint/state.js'
import type { AgencyId } from '../domain/values.js'
import { openEvents } from '../eventstore/codec.js'
import type { EventStore } from '../eventstore/eventStore.js'
import { NO_KEYS } from '../eventstore/noKeys.js'
import type { ApplicantSubjects } from './applicantSubjects.js'

/** Who judges a complaint, and who has to keep out of it; from its own stream, so that nothing that lags is asked. */
export type ComplaintNow = (
  id: string,
) => Promise<{ readonly sides: ComplaintSides; readonly formerAgencies: readonly AgencyId[] } | undefined>

/** What one complaint is to another; undefined where one of them does not exist. */
export type EarlierComplaintNow = (own: string, other: string) => Promise<EarlierComplaint | undefined>

export function createComplaintNow(store: Pick<EventStore, 'readStream'>): ComplaintNow {
  return async (id) => {
    const { state, events } = await read(store, id)
    if (state === undefined) return undefined
    const { agency, against, concerned } = state
    const formerAgencies = events.flatMap((event) => (event.type === 'ComplaintTransferred' ? [event.data.from] : []))
    return { sides: { agency, against, concerned }, formerAgencies }
  }
}

/** 同一人以同一事实再次投诉: the same person by the blind index of identity numbers; nobody anonymous is the same. */
export function createEarlierComplaintNow(
  store: Pick<EventStore, 'readStream'>,
  subjects: Pick<ApplicantSubjects, 'sameAs'>,
): EarlierComplaintNow {
  return async (own, other) => {
    const [{ state: one }, { state: another }] = await Promise.all([read(store, own), read(store, other)])
    if (one === undefined || another === undefined) return undefined
    const same = await subjects.sameAs(one.received.subject)
    return {
      against: another.against,
      sameComplainant: same.includes(another.received.subject),
      answered: another.ending === 'replied',
    }
  }
}

async function read(
  store: Pick<EventStore, 'readStream'>,
  id: string,
): Promise<{ readonly state?: KnownComplaint; readonly events: readonly ComplaintEvent[] }> {
  const events = await openEvents<ComplaintEvent>(await store.readStream(`complaint-${id}`), NO_KEYS)
  const state = events.reduce<Complaint>(evolve, initial)
  return state.status === 'absent' ? { events } : { state, events }
}

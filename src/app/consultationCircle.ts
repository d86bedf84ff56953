import type { ConsultationEvent } from '../domain/consultation/events.js'
import { evolve } from '../domain/consultation/evolve.js'
import { partiesOf } from '../domain/consultation/positions.js'
import { initial } from '../domain/consultation/state.js'
import { openEvents } from '../eventstore/codec.js'
import type { EventStore } from '../eventstore/eventStore.js'
import { NO_KEYS } from '../eventstore/noKeys.js'
import { isInSight, type Sight } from './sight.js'

/** Who has a part in a consultation, for those who decide who may read of it. */
export interface ConsultationCircle {
  /** The asking agency and everyone with a seat; at the end, if it is over. */
  readonly parties: readonly string[]
  /** Everyone who was ever asked to decide a dispute in it. */
  readonly deciders: readonly string[]
  /** Who is to decide the dispute that is pending. */
  readonly decider: string | null
}

/** The circle with the contents that were put before it. */
export interface DiscussedContents extends ConsultationCircle {
  readonly contentHashes: readonly string[]
}

/** Whether somebody may know of a consultation and read what was said in it: parties, deciders, and who oversees them. */
export const knowsOfConsultation = (sight: Sight, { parties, deciders }: ConsultationCircle): boolean =>
  isInSight(sight, [...parties, ...deciders])

/**
 * Whether somebody may read the unpublished texts that a consultation is about. Parties keep reading what they were
 * asked about; a decider reads only while the dispute is before it.
 */
export const readsDiscussedContents = (sight: Sight, { parties, decider }: ConsultationCircle): boolean =>
  isInSight(sight, decider === null ? parties : [...parties, decider])

/** From the stream of the consultation itself, so that nothing that lags is asked. Needs no key. */
export type ConsultationCircles = (ids: readonly string[]) => Promise<ReadonlyMap<string, DiscussedContents>>

export const createConsultationCircles =
  (store: Pick<EventStore, 'readStreams'>): ConsultationCircles =>
  async (ids) => {
    const streams = new Map(ids.map((id) => [`consultation-${id}`, id]))
    const circles = new Map<string, DiscussedContents>()
    if (streams.size === 0) return circles
    for (const [stream, stored] of await store.readStreams([...streams.keys()])) {
      const circle = circleOf(await openEvents<ConsultationEvent>(stored, NO_KEYS))
      if (circle !== undefined) circles.set(streams.get(stream)!, circle)
    }
    return circles
  }

/** Undefined before it was opened. */
export function circleOf(events: readonly ConsultationEvent[]): DiscussedContents | undefined {
  const running = events.filter((event) => !isEnd(event))
  const state = running.reduce(evolve, initial)
  if (state.status !== 'open') return undefined
  const { dispute } = state
  const isPending = running.length === events.length && dispute !== undefined && PENDING.includes(dispute.status)
  return {
    parties: partiesOf(state),
    deciders: events.flatMap((event) =>
      event.type === 'DisputeReferred' || event.type === 'DisputeDecided' ? [event.data.decider] : [],
    ),
    decider: isPending ? dispute.decider : null,
    contentHashes: events.flatMap((event) =>
      event.type === 'ConsultationOpened' || event.type === 'TextPutUnderDiscussion'
        ? (event.data.proposal.contentHash ?? [])
        : [],
    ),
  }
}

const PENDING: readonly string[] = ['referred', 'returned', 'completed']

/** It ends the consultation, and takes nothing from what its parties have read. */
const isEnd = ({ type }: ConsultationEvent): boolean =>
  type === 'ConsultationClosed' || type === 'ConsultationCancelled'

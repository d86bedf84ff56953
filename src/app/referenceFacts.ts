import { openEvents } from '../eventstore/codec.js'
import type { EventStore, Position } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { KeyRing } from '../eventstore/sealing.js'
import type { FactsSnapshot, ReferenceFactsPort } from './factsPort.js'
import {
  evolveReferenceState,
  type Facts,
  factsOf,
  isReferenceStream,
  noReferenceState,
  type ReferenceState,
  type ReferenceStreams,
  staffStreamOf,
} from './referenceFactsFold.js'

export type ReferenceSnapshot = Facts & Pick<FactsSnapshot, 'position'>

export interface ReferenceFacts extends ReferenceFactsPort {
  readonly snapshot: (minPosition?: Position) => Promise<ReferenceSnapshot | 'stale'>
  /** As far as they have been folded; may be behind the log. */
  readonly current: () => ReferenceSnapshot
  /** True once everything up to the position is folded; false when the time (milliseconds) is over first. */
  readonly waitFor: (position: Position, timeoutMs: number) => Promise<boolean>
  /** Rejects when an event could not be folded; from then on every snapshot is stale. */
  readonly closed: Promise<void>
  readonly stop: () => Promise<void>
}

export interface ReferenceFactsOptions {
  readonly store: EventStore
  readonly keyRing: KeyRing
  readonly streams: ReferenceStreams
  /** How far behind the log the facts of a decision may be. */
  readonly maxLagMs?: number
  /** Called with every reference event that is folded; those of the start come stream by stream. */
  readonly onFolded?: (events: readonly RecordedEvent[]) => void
}

const MAX_LAG_MS = 2_000

/**
 * Agencies, people, calendar and policies folded in memory from the log and kept up by a subscription. Every
 * snapshot stands at one position. Resolves when everything in the log at the start is folded: it reads the
 * reference streams alone for that, so starting does not take longer with a longer log.
 */
export async function startReferenceFacts({
  store,
  keyRing,
  streams,
  maxLagMs = MAX_LAG_MS,
  onFolded = () => undefined,
}: ReferenceFactsOptions): Promise<ReferenceFacts> {
  const start = await loadReferenceState(store, keyRing, streams, onFolded)
  let { state, position } = start
  let facts = factsOf(state)
  /** Everything that was in the log at this time (monotonic milliseconds) is folded. */
  let completeAt = start.readAt
  let failed = false
  const waiting = new Set<() => void>()
  const reached = (wanted: Position) => position !== undefined && store.comparePositions(wanted, position) <= 0

  const subscription = store.subscribe({
    ...(position === undefined ? {} : { after: position }),
    onEvents: async (page) => {
      const ours = page.filter(({ stream }) => isReferenceStream(streams, stream))
      if (ours.length > 0) {
        const events = await openEvents(ours, keyRing)
        onFolded(events)
        state = events.reduce(evolveReferenceState, state)
        facts = factsOf(state)
      }
      position = page.at(-1)?.position ?? position
      for (const look of waiting) look()
    },
  })
  const closed = subscription.closed.catch((error: unknown) => {
    failed = true
    throw error
  })
  closed.catch(() => undefined) // whoever awaits `closed` still sees the error

  const waitFor = (wanted: Position, timeoutMs: number): Promise<boolean> => {
    if (reached(wanted)) return Promise.resolve(true)
    return new Promise((resolve) => {
      const end = (result: boolean) => {
        clearTimeout(timer)
        waiting.delete(look)
        resolve(result)
      }
      const look = () => reached(wanted) && end(true)
      const timer = setTimeout(() => end(false), timeoutMs)
      waiting.add(look)
    })
  }

  async function catchUp(): Promise<void> {
    const askedAt = performance.now()
    const head = await store.head()
    if (head === undefined || (await waitFor(head, maxLagMs))) completeAt = Math.max(completeAt, askedAt)
  }
  // Callers that come at the same time look at the head of the log once.
  let catchingUp: Promise<void> | undefined
  const catchUpOnce = () => (catchingUp ??= catchUp().finally(() => (catchingUp = undefined)))
  const isFresh = () => !failed && performance.now() - completeAt <= maxLagMs

  const current = () => ({ ...facts, position })
  return {
    current,
    waitFor,
    snapshot: async (minPosition) => {
      if (failed) return 'stale'
      if (minPosition !== undefined && !(await waitFor(minPosition, maxLagMs))) return 'stale'
      if (!isFresh()) await catchUpOnce()
      return isFresh() ? current() : 'stale'
    },
    closed,
    stop: () => subscription.stop(),
  }
}

interface Loaded {
  readonly state: ReferenceState
  readonly position: Position | undefined
  readonly readAt: number
}

/** The state at the head of the log, from the reference streams alone. */
async function loadReferenceState(
  store: EventStore,
  keyRing: KeyRing,
  streams: ReferenceStreams,
  onFolded: (events: readonly RecordedEvent[]) => void,
): Promise<Loaded> {
  const readAt = performance.now()
  const position = await store.head()
  if (position === undefined) return { state: noReferenceState, position, readAt }

  const load = async (state: ReferenceState, names: readonly string[]) => {
    const read = await store.readStreams(names)
    // What was appended since belongs to the subscription, so that the state stands at one position.
    const until = [...read.values()].flat().filter((event) => store.comparePositions(event.position, position) <= 0)
    const events = await openEvents(until, keyRing)
    onFolded(events)
    return events.reduce(evolveReferenceState, state)
  }
  const common = await load(noReferenceState, [streams.agencies, streams.calendar, streams.policy])
  return { state: await load(common, [...common.register.agencies.keys()].map(staffStreamOf)), position, readAt }
}

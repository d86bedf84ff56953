import type { Instant, LocalDate } from '../../domain/values.js'
import type { KeySubject } from '../../domain/protected.js'
import { without } from '../../domain/without.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import type { KeyRing } from '../../eventstore/sealing.js'
import { readableKeys } from './readableKeys.js'
import type { IsErased } from './shownState.js'
import type { ReplaySource } from './source.js'

/** One event of a subject with the state that it found and the state that it left, folded by the decider's own `evolve`. */
export interface ReplayStep {
  /** From 1, among the events of the subject that were known. */
  readonly number: number
  readonly event: RecordedEvent
  readonly source: ReplaySource
  /** Of the whole stream: what a rule is asked about. Undefined where no aggregate folds it. */
  readonly before: unknown
  readonly after: unknown
}

/** The events of a subject in the order of the log. Every step's state is a fold of a prefix of its stream, no more. */
export interface Replay {
  readonly sources: readonly ReplaySource[]
  readonly steps: readonly ReplayStep[]
  /** Whether what cannot be read was destroyed or is closed to this reader. */
  readonly isErased: IsErased
}

export interface ReplayOptions {
  readonly sources: readonly ReplaySource[]
  /** What could be seen at this moment: nothing recorded later is folded. Absent: everything. */
  readonly asKnownAt?: Instant
  readonly mayOpen: (subject: KeySubject, source: ReplaySource) => boolean
}

export interface ReplayDependencies {
  readonly store: Pick<EventStore, 'readStreams' | 'comparePositions'>
  readonly keyRing: Pick<KeyRing, 'subjectKeys'>
}

/** Reads nothing but the streams of the subject, so that the size of the log does not matter. */
export async function replay({ store, keyRing }: ReplayDependencies, options: ReplayOptions): Promise<Replay> {
  const { sources, asKnownAt, mayOpen } = options
  const stored = await store.readStreams(sources.map(({ stream }) => stream))
  const steps: Omit<ReplayStep, 'number'>[] = []
  const erased: IsErased[] = []
  for (const source of sources) {
    const readable = readableKeys(keyRing, (subject) => mayOpen(subject, source))
    const events = await openEvents(stored.get(source.stream) ?? [], readable.keyRing)
    for (const step of stepsOf(source, events)) {
      if (asKnownAt !== undefined && step.event.metadata.recordedAt > asKnownAt) break
      if (source.keeps?.(step.event) !== false) steps.push(step)
    }
    erased.push(await readable.erased())
  }
  if (sources.length > 1) steps.sort((a, b) => store.comparePositions(a.event.position, b.event.position))
  return {
    sources,
    steps: steps.map((step, index) => ({ number: index + 1, ...step })),
    isErased: (subject) => erased.every((gone) => gone(subject)),
  }
}

function* stepsOf(
  source: ReplaySource,
  events: readonly RecordedEvent[],
): Generator<Omit<ReplayStep, 'number'>, void, undefined> {
  const decider = source.aggregate?.decider
  let state = decider?.initial
  for (const event of events) {
    const before = state
    state = decider?.evolve(state, event)
    yield { event, source, before, after: state }
  }
}

/** The part of a step's state that is the subject's, without what a decider keeps to know a repeated command by. */
export function partOf({ part }: ReplaySource, state: unknown): unknown {
  const own = state === undefined || part === undefined ? state : part(state)
  return typeof own === 'object' && own !== null && 'said' in own ? without(own, 'said') : own
}

/** From which day on what an event says is the case; wired, because read models use the same. */
export type CaseFrom = (event: RecordedEvent) => LocalDate

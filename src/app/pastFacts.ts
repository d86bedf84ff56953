import type { Protected } from '../domain/protected.js'
import type { Position } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { FactsSnapshot } from './factsPort.js'
import {
  evolveReferenceState,
  type Facts,
  factsOf,
  noReferenceState,
  type ReferenceState,
} from './referenceFactsFold.js'

/** Reference facts of a moment in the past, and how many events they were folded from. */
export type FactsThen = Facts & Pick<FactsSnapshot, 'position'> & { readonly events: number }

/**
 * Reference facts as they stood at any position of the log, so that a replay uses what the decision used. The few
 * events that they are folded from are kept in memory; the size of the log does not matter.
 */
export interface PastFacts {
  /** The next reference events that were folded; what was read stream by stream may come out of order. */
  readonly add: (events: readonly RecordedEvent[]) => void
  /** Undefined: before the first event. A position that is not folded yet answers what is folded. */
  readonly at: (position: Position | undefined) => FactsThen
  /** Events kept. */
  readonly size: () => number
}

/** A state is kept for each so many events; from it at most so many are folded. */
const STRIDE = 64
/** Facts used last, by number of events. */
const MOST_KEPT = 256

export function createPastFacts(compare: (a: Position, b: Position) => number): PastFacts {
  const events: RecordedEvent[] = []
  let ordered = true
  /** `states[i]`: after `i × STRIDE` events. */
  let states: ReferenceState[] = [noReferenceState]
  const facts = new Map<number, FactsThen>()

  function order(): void {
    if (ordered) return
    events.sort((a, b) => compare(a.position, b.position))
    states = [noReferenceState]
    facts.clear()
    ordered = true
  }

  /** How many events lie at or before the position. */
  function countUpTo(position: Position): number {
    let [low, high] = [0, events.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(events[middle]!.position, position) <= 0) low = middle + 1
      else high = middle
    }
    return low
  }

  function stateAfter(count: number): ReferenceState {
    const wanted = Math.floor(count / STRIDE)
    for (let block = states.length; block <= wanted; block += 1)
      states.push(events.slice((block - 1) * STRIDE, block * STRIDE).reduce(evolveReferenceState, states[block - 1]!))
    return events.slice(wanted * STRIDE, count).reduce(evolveReferenceState, states[wanted]!)
  }

  return {
    add: (added) => {
      for (const event of added) {
        const last = events.at(-1)
        if (last !== undefined && compare(last.position, event.position) > 0) ordered = false
        events.push(withoutNames(event))
      }
    },
    at: (position) => {
      order()
      const count = position === undefined ? 0 : countUpTo(position)
      const known = facts.get(count)
      if (known !== undefined) return known
      const found = { ...factsOf(stateAfter(count)), position: events[count - 1]?.position, events: count }
      if (facts.size >= MOST_KEPT) facts.delete(facts.keys().next().value!)
      facts.set(count, found)
      return found
    },
    size: () => events.length,
  }
}

/** Nothing that reference facts answer rests on a name: none is kept here, whatever becomes of its key. */
function withoutNames(event: RecordedEvent): RecordedEvent {
  const fields = Object.entries(event.data as Readonly<Record<string, unknown>>)
  if (!fields.some(([, value]) => isProtectedValue(value))) return event
  const data = Object.fromEntries(
    fields.map(([name, value]) => [name, isProtectedValue(value) ? { $protected: value.$protected } : value]),
  )
  return { ...event, data }
}

const isProtectedValue = (value: unknown): value is Protected =>
  typeof value === 'object' && value !== null && '$protected' in value

import type { Actor } from '../domain/context.js'
import { allowedActions as allowedNow } from '../domain/decide.js'
import type { Refusal } from '../domain/decider.js'
import { openEvents } from '../eventstore/codec.js'
import type { Clock } from '../eventstore/clock.js'
import type { EventStore, Position } from '../eventstore/eventStore.js'
import type { KeyRing } from '../eventstore/sealing.js'
import type { Aggregate } from './aggregate.js'
import { decisionContext } from './decisionContext.js'
import type { ReferenceFactsPort } from './factsPort.js'

export interface Subject {
  /** Name of the aggregate: `informationItem`, `agency` … */
  readonly aggregate: string
  readonly id: string
  /** Revision that the caller shows; an older answer must not be given. Absent: read anew. */
  readonly revision?: number
}

export interface ActionNow {
  /** Type of the command. */
  readonly command: string
  readonly deniedBecause: readonly Refusal[]
}

/**
 * What the actor could do with each subject now, by the same rules that decide. Only what people may do at all;
 * commands of processes are left out. Undefined for an aggregate that there is none of.
 * @throws FactsStaleError
 */
export type AllowedActions = (
  subjects: readonly Subject[],
  actor: Actor,
  minPosition?: Position,
) => Promise<readonly (readonly ActionNow[] | undefined)[]>

/** The reference facts are too far behind the log to say what is allowed. */
export class FactsStaleError extends Error {
  override readonly name = 'FactsStaleError'
  constructor() {
    super('the reference facts lag behind the log')
  }
}

export interface AllowedActionsDependencies {
  readonly store: Pick<EventStore, 'readStreams'>
  readonly keyRing: KeyRing
  readonly clock: Clock
  readonly facts: ReferenceFactsPort
  readonly aggregates: readonly Aggregate[]
}

interface Folded {
  readonly revision: number
  readonly state: unknown
}

const MOST_FOLDED = 500

export function createAllowedActions({
  store,
  keyRing,
  clock,
  facts,
  aggregates,
}: AllowedActionsDependencies): AllowedActions {
  const byName = new Map(aggregates.map((aggregate) => [aggregate.name, aggregate]))
  const folded = new Map<string, Folded>()

  async function statesOf(subjects: readonly Subject[]): Promise<ReadonlyMap<string, unknown>> {
    const states = new Map<string, unknown>()
    const wanted = new Map<string, Aggregate>()
    for (const { aggregate: name, id, revision } of subjects) {
      const aggregate = byName.get(name)
      if (aggregate === undefined) continue
      const stream = aggregate.stream(id)
      const known = folded.get(stream)
      if (known !== undefined && revision !== undefined && known.revision >= revision) states.set(stream, known.state)
      else wanted.set(stream, aggregate)
    }
    if (wanted.size === 0) return states
    for (const [stream, stored] of await store.readStreams([...wanted.keys()])) {
      const { decider } = wanted.get(stream)!
      const events = await openEvents(stored, keyRing)
      const state = events.reduce(decider.evolve, decider.initial)
      states.set(stream, state)
      remember(folded, stream, { revision: events.length - 1, state })
    }
    return states
  }

  return async (subjects, actor, minPosition) => {
    const snapshot = await facts.snapshot(minPosition)
    if (snapshot === 'stale') throw new FactsStaleError()
    // A capacity that is no longer held counts as none: the answer then names the role that is missing.
    const context = decisionContext(clock, snapshot, actor) ?? decisionContext(clock, snapshot, { kind: 'public' })!
    const states = await statesOf(subjects)
    return subjects.map(({ aggregate: name, id }) => {
      const aggregate = byName.get(name)
      if (aggregate === undefined) return undefined
      return allowedNow(aggregate.decider, states.get(aggregate.stream(id)), context).filter(({ command }) =>
        isForPeople(aggregate, command),
      )
    })
  }
}

const isForPeople = ({ decider }: Aggregate, command: string): boolean => {
  const handlers = decider.handlers as Readonly<Record<string, { readonly by: { readonly roles: readonly unknown[] } }>>
  return (handlers[command]?.by.roles.length ?? 0) > 0
}

/** The states used last; the oldest goes when there are too many. */
function remember(folded: Map<string, Folded>, stream: string, state: Folded): void {
  folded.delete(stream)
  folded.set(stream, state)
  const oldest = folded.keys().next().value
  if (folded.size > MOST_FOLDED && oldest !== undefined) folded.delete(oldest)
}

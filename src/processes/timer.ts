import type { AnyEvent } from '../domain/decider.js'
import type { Instant } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommands } from './reaction.js'

/** Moments at which something is due for a subject. They replace those set before; with none, nothing is due any more. */
export interface Schedule {
  /** The deadline's id, or the id of an event that takes effect later. */
  readonly subject: string
  readonly moments: readonly Instant[]
}

/**
 * What comes about because time passes. `on` looks at events and says when something will be due; at each of these
 * moments `fire` gives the commands, with the event that set it. Moments that have passed while nobody looked are
 * fired as one, the latest: what it does has to look at all that has come about by now.
 */
export interface TimerKind<E extends AnyEvent> {
  readonly name: string
  /** A newer version takes over the rows and the checkpoint of the older one. */
  readonly version: number
  /** What one of them does is looked at by the next: never two at the same time. */
  readonly oneByOne?: true
  readonly on: {
    readonly [T in E['type']]?: (event: RecordedEvent<Extract<E, { type: T }>>) => Schedule | undefined
  }
  /** `upTo`: what every process has reacted to, and a read model that is looked into has to have reached. */
  readonly fire: (event: RecordedEvent<E>, upTo: Position) => ProcessCommands | Promise<ProcessCommands>
}

/** A kind with its type parameter hidden, so that a list can hold all of them. */
export type AnyTimerKind = TimerKind<AnyEvent>

export const anyTimerKind = <E extends AnyEvent>(kind: TimerKind<E>): AnyTimerKind => kind as unknown as AnyTimerKind

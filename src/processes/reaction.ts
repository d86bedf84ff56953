import type { CommandRequest } from '../app/command.js'
import type { AnyCommand, AnyEvent } from '../domain/decider.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'

/** What a process asks for; its command id is derived from (process, event id, key or index). */
export interface ProcessCommand<C extends AnyCommand = AnyCommand> extends Pick<
  CommandRequest<C>,
  'id' | 'command' | 'reason'
> {
  /**
   * Tells this command from the others that follow from the same event, where a second look might find them in
   * another order or number; else its place among them does.
   */
  readonly key?: string
  /** Refused for these reasons alone, there was nothing to do. */
  readonly harmless?: readonly string[]
}

/** Many commands may come one by one, so that they need not all be held. */
export type ProcessCommands = readonly ProcessCommand[] | AsyncIterable<ProcessCommand>

/**
 * Event in, commands out. Delivered at least once; derived command ids make that harmless. An answer that has to do
 * something first (destroy a key) may be a promise; what it does must bear being done twice.
 * Protected values reach a reaction without their text.
 */
export interface Reaction<E extends AnyEvent> {
  readonly name: string
  /** A newer version takes over the checkpoint of the older one; an older release then stands still. */
  readonly version: number
  /** It only tells people or numbers things: nothing is in time or late by it, and the timer does not wait for it. */
  readonly afterTheFact?: true
  readonly on: {
    readonly [T in E['type']]?: (
      event: RecordedEvent<Extract<E, { type: T }>>,
    ) => ProcessCommands | Promise<ProcessCommands>
  }
}

/** A reaction with its type parameter hidden, so that a list can hold all of them. */
export type AnyReaction = Reaction<AnyEvent>

export const anyReaction = <E extends AnyEvent>(reaction: Reaction<E>): AnyReaction =>
  reaction as unknown as AnyReaction

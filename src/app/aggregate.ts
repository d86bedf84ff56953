import type { AnyCommand, AnyEvent, Decider } from '../domain/decider.js'
import type { KeySubject } from '../domain/protected.js'

/** One row of the command table: which decider, in which stream, under whose key. */
export interface Aggregate<C extends AnyCommand = AnyCommand, S = unknown, E extends AnyEvent = AnyEvent> {
  readonly name: string
  readonly decider: Decider<C, S, E>
  readonly stream: (id: string) => string
  /** The form of its ids; anything else is refused before a stream is read. */
  readonly idPattern: RegExp
  /** The id as the command's own data names it, where it does: the two must be one. */
  readonly idIn?: (data: Readonly<Record<string, unknown>>) => unknown
  /**
   * By type of command, the fields of its data that the program looks up and nobody types; a dot leads further down.
   * They are no part of the input that a repeated command id has to come with.
   */
  readonly lookedUp?: Readonly<Record<string, readonly string[]>>
  /** Whose key dies with the matter: the hash of a command's input is keyed with it. */
  readonly keySubject?: (id: string) => KeySubject
  /**
   * Whose personal data the input may hold besides, by what it says itself and by what the stream says: the hash is
   * keyed with their keys too.
   */
  readonly personsIn?: (data: Readonly<Record<string, unknown>>, history: readonly AnyEvent[]) => readonly KeySubject[]
}

/** Hides the type parameters of one aggregate, so that a table can hold all of them. */
export const anyAggregate = <C extends AnyCommand, S, E extends AnyEvent>(aggregate: Aggregate<C, S, E>): Aggregate =>
  aggregate as unknown as Aggregate

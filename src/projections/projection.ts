import type { AnyEvent } from '../domain/decider.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { Rows, TableSet } from './engine/table.js'

/** An event with its place in the log, counted from 1: the same in every rebuild and on every store. */
export type LogEvent<E extends AnyEvent = AnyEvent> = RecordedEvent<E> & { readonly ordinal: number }

export type Handler<E extends AnyEvent, T extends TableSet> = (rows: Rows<T>, event: LogEvent<E>) => void

/** The answer of a projection to an event that changes none of its rows. */
export const ignored = (): void => {}

/**
 * A read model: tables of its own, filled from the log, dropped and rebuilt at will.
 * `E` is the union of the aggregates it reads; `handlers` names every one of their events, so that a new event does
 * not compile until each projection says what it does with it (`ignored` included). Handlers are pure and see the rows
 * of the page in memory; a row belongs to one stream.
 */
export interface Projection<E extends AnyEvent, T extends TableSet> {
  readonly name: string
  /** A new version fills tables of its own beside the old ones; readers switch when it has caught up. */
  readonly version: number
  readonly tables: T
  /** The text of items is handed over in the clear. Personal data stays sealed for every projection. */
  readonly opensItemText?: true
  /** Keys of the rows that an event reads or changes; they are loaded before the page is folded. */
  readonly touches: (event: LogEvent<E>) => { readonly [K in keyof T]?: readonly string[] }
  readonly handlers: { readonly [Type in E['type']]: Handler<Extract<E, { type: Type }>, T> }
  /** Called for events of every type, known or not, instead of `handlers`. */
  readonly every?: Handler<AnyEvent, T>
}

/** A projection with its type parameters hidden, so that a list can hold all of them. */
export type AnyProjection = Projection<AnyEvent, TableSet>

export const anyProjection = <E extends AnyEvent, T extends TableSet>(projection: Projection<E, T>): AnyProjection =>
  projection as unknown as AnyProjection

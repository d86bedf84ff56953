import type { AnyEvent } from '../../domain/decider.js'
import type { LogEvent } from '../projection.js'
import type { Register, RegisterColumns } from './tables.js'

/** How one register follows the events of its streams: a state that the rows do not need besides their columns. */
export interface RegisterFold<State, E extends AnyEvent> {
  readonly register: Register
  /** What the streams' names begin with. */
  readonly prefix: string
  /** The events that it follows. */
  readonly types: readonly E['type'][]
  /** Undefined before the event that begins the subject. */
  readonly fold: (state: State | undefined, event: LogEvent<E>) => State
  readonly columns: (state: State) => RegisterColumns
  /** Agencies that may know of the subject, as the lists of today have it. */
  readonly agencies: (state: State) => readonly string[]
}

export type AnyRegisterFold = RegisterFold<unknown, AnyEvent>

export const anyRegisterFold = <State, E extends AnyEvent>(fold: RegisterFold<State, E>): AnyRegisterFold =>
  fold as unknown as AnyRegisterFold

/** An event before the one that begins its subject is a fault of the log: the stream is parked, nothing is made up. */
export const withoutBeginning = ({ stream }: LogEvent): Error => new Error(`${stream} has no beginning`)

export const NO_COLUMNS = {
  officer: null,
  attribute: null,
  number: null,
  due: null,
  item: null,
  deadline: null,
} as const

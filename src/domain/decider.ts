import type { ClauseCode } from './clauses.js'
import type { DecisionContext } from './context.js'
import type { Role } from './roles.js'
import type { AgencyId, JsonValue, PersonId } from './values.js'

export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export interface Event<Type extends string, Data> {
  readonly type: Type
  readonly data: Readonly<Data>
}
export interface Command<Type extends string, Data> {
  readonly type: Type
  readonly data: Readonly<Data>
}
export type AnyEvent = Event<string, unknown>
export type AnyCommand = Command<string, unknown>

/** One reason why a command is not carried out. The domain knows codes and facts, not sentences for people. */
export interface Refusal {
  /** Stable, UPPER_SNAKE_CASE. */
  readonly code: string
  readonly clause: ClauseCode
  /** The field of the input that is at fault, as in the API: `grounds.0.law`. */
  readonly path?: string
  /** What has to be supplied or done first, as stable names. */
  readonly missing?: readonly string[]
  /** What the message fills in: dates, limits, states. Never a value that someone typed. */
  readonly facts?: Readonly<Record<string, JsonValue>>
}

/** A rule of law that looks at the state only; it also answers `allowedActions` before anyone has typed anything. */
export interface Rule<State> {
  readonly code: string
  readonly clause: ClauseCode
  readonly refuse: (state: State, context: DecisionContext) => RefusalDetail | undefined
}
/** What a broken rule adds to its own code and clause. */
export type RefusalDetail = Omit<Refusal, 'code' | 'clause'>

/** Who may give the command: a holder of one of the roles in one of the agencies, a process, or the operator. */
export interface Authority<C, State> {
  readonly roles: readonly Role[]
  /** Agencies in which the role must be held; `any` where the role itself carries the competence. */
  readonly agencies: (state: State, command: C | undefined, context: DecisionContext) => readonly AgencyId[] | 'any'
  /** A process manager may give it. */
  readonly process?: true
  /** The operator of the installation may give it, on the machine itself (setting up the first registrar). */
  readonly operator?: true
  /** Of the competence of the agencies, and of the roles where `roleClause` says nothing else. */
  readonly clause: ClauseCode
  /** The clause that leaves the step to these roles. */
  readonly roleClause?: ClauseCode
}

export interface CommandHandler<C extends AnyCommand, State, E extends AnyEvent> {
  /** The clause under which the resulting events are recorded. */
  readonly clause: ClauseCode
  readonly by: Authority<C, State>
  /** Hold without input: separation of duties, state, order of steps. */
  readonly rules: readonly Rule<State>[]
  /** Look at the input; each returns every fault it finds. */
  readonly checks?: readonly ((command: C, state: State, context: DecisionContext) => readonly Refusal[])[]
  /** True when the same thing has been done before: asking twice changes nothing and is no refusal. */
  readonly done?: (command: C, state: State, context: DecisionContext) => boolean
  /** Dated numbers of law the decision uses; their versions are written into the events. */
  readonly policies?: readonly string[]
  /** Called only when nothing refuses. Writes event fields out one by one, never spreads a command. */
  readonly events: (command: C, state: State, context: DecisionContext) => readonly E[]
}

export type CommandHandlers<C extends AnyCommand, State, E extends AnyEvent> = {
  readonly [T in C['type']]: CommandHandler<Extract<C, { type: T }>, State, E>
}

/** An aggregate's rules as a table: command → who, under which rules, which events. */
export interface Decider<C extends AnyCommand, State, E extends AnyEvent> {
  readonly initial: State
  readonly evolve: (state: State, event: E) => State
  readonly handlers: CommandHandlers<C, State, E>
}

/** The role and agency in which the actor gives the command. */
export interface Capacity {
  readonly role: Role | 'process' | 'operator' | 'public'
  readonly agency?: AgencyId
  /** The absent person whom the actor stands in for (代理). A deputy never counts as a second person. */
  readonly deputyFor?: PersonId
}

export interface Decision<E extends AnyEvent> {
  readonly events: readonly E[]
  readonly capacity: Capacity
  readonly clause: ClauseCode
  /** Codes of the rules that were applied and held. */
  readonly rules: readonly string[]
  readonly policies: readonly string[]
}

export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}

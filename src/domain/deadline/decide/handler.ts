import { answerableFor } from '../../answerableFor.js'
import type { ClauseCode } from '../../clauses.js'
import type { DecisionContext } from '../../context.js'
import { localDateOf } from '../../dates.js'
import type { AnyCommand, Authority, CommandHandler, Refusal, RefusalDetail, Rule } from '../../decider.js'
import type { Role } from '../../roles.js'
import type { Instant, LocalDate, PersonId } from '../../values.js'
import type { DeadlineEvent } from '../events.js'
import type { Deadline, KnownDeadline } from '../state.js'

export type DeadlineHandler<C extends AnyCommand> = CommandHandler<C, Deadline, DeadlineEvent>

/** A rule about a deadline that was started. */
export interface DeadlineRule {
  readonly code: string
  readonly clause: ClauseCode
  readonly refuse: (deadline: KnownDeadline, context: DecisionContext) => RefusalDetail | undefined
}

interface KnownDeadlineHandler<C extends AnyCommand> {
  readonly clause: ClauseCode
  readonly by: Authority<C, Deadline>
  readonly rules: readonly DeadlineRule[]
  readonly checks?: readonly ((command: C, deadline: KnownDeadline, context: DecisionContext) => readonly Refusal[])[]
  readonly done: (command: C, deadline: KnownDeadline, context: DecisionContext) => boolean
  readonly policies?: readonly string[]
  readonly events: (command: C, deadline: KnownDeadline, context: DecisionContext) => readonly DeadlineEvent[]
}

const deadlineIsThere: Rule<Deadline> = {
  code: 'DEADLINE_NOT_FOUND',
  clause: 'SYS',
  refuse: ({ status }) => (status === 'absent' ? {} : undefined),
}

/** All commands but the first need a deadline that was started. */
export const onDeadline = <C extends AnyCommand>(handler: KnownDeadlineHandler<C>): DeadlineHandler<C> => ({
  clause: handler.clause,
  by: handler.by,
  rules: [
    deadlineIsThere,
    ...handler.rules.map(({ code, clause, refuse }) => ({
      code,
      clause,
      refuse: (deadline: Deadline, context: DecisionContext) =>
        deadline.status === 'absent' ? undefined : refuse(deadline, context),
    })),
  ],
  checks: (handler.checks ?? []).map(
    (check) => (command, deadline, context) => (deadline.status === 'absent' ? [] : check(command, deadline, context)),
  ),
  done: (command, deadline, context) => deadline.status !== 'absent' && handler.done(command, deadline, context),
  ...(handler.policies === undefined ? {} : { policies: handler.policies }),
  events: (command, deadline, context) => handler.events(command, known(deadline), context),
})

function known(deadline: Deadline): KnownDeadline {
  if (deadline.status === 'absent') throw new Error('the rules let a command through on a deadline never started')
  return deadline
}

/** Met, missed, lifted and cancelled exclude each other, and nothing moves after any of them. */
export const isRunning: DeadlineRule = {
  code: 'DEADLINE_CLOSED',
  clause: 'SYS',
  refuse: ({ status }) => (status === 'running' ? undefined : { facts: { status } }),
}

export const processOnly: Authority<unknown, Deadline> = {
  roles: [],
  agencies: () => [],
  process: true,
  clause: 'SYS',
}

/** Holders of these roles in the agency that has to act. */
export const inOwingAgency = (roles: readonly Role[], clause: ClauseCode): Authority<unknown, Deadline> => ({
  roles,
  agencies: (deadline, _command, context) =>
    deadline.status === 'absent' ? [] : answerableFor(deadline.agency, context),
  clause,
})

/** The moment of the decision. A clock that was set back does not take back what was seen. */
export const momentOf = (deadline: Deadline, { now }: DecisionContext): Instant =>
  deadline.status !== 'absent' && deadline.seenAt > now ? deadline.seenAt : now

export const dayOf = (deadline: Deadline, context: DecisionContext): LocalDate =>
  localDateOf(momentOf(deadline, context))

export function actingPerson({ actor }: DecisionContext): { readonly by: PersonId; readonly deputyFor?: PersonId } {
  if (actor.kind !== 'person') throw new Error('only a person decides about a date')
  const deputyFor = actor.as?.deputyFor
  return { by: actor.person, ...(deputyFor === undefined ? {} : { deputyFor }) }
}

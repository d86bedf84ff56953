import { answerableFor } from '../../answerableFor.js'
import type { ClauseCode } from '../../clauses.js'
import type { DecisionContext } from '../../context.js'
import type { AnyCommand, Authority, CommandHandler, Refusal, RefusalDetail, Rule } from '../../decider.js'
import { protect, type Protected } from '../../protected.js'
import type { Role } from '../../roles.js'
import type { ApplicationEvent } from '../events.js'
import { ID } from './limits.js'
import type { Application, ClosedApplication, KnownApplication, OpenApplication } from '../state.js'

export type ApplicationHandler<C extends AnyCommand> = CommandHandler<C, Application, ApplicationEvent>

/** A rule about an application in one of its states. */
export interface ApplicationRule<S extends KnownApplication = OpenApplication> {
  readonly code: string
  readonly clause: ClauseCode
  readonly refuse: (application: S, context: DecisionContext) => RefusalDetail | undefined
}

interface StateHandler<C extends AnyCommand, S extends KnownApplication> {
  readonly clause: ClauseCode
  readonly by: Authority<C, Application>
  readonly rules?: readonly ApplicationRule<S>[]
  readonly checks?: readonly ((command: C, application: S, context: DecisionContext) => readonly Refusal[])[]
  readonly done: (command: C, application: S, context: DecisionContext) => boolean
  readonly policies?: readonly string[]
  readonly events: (command: C, application: S, context: DecisionContext) => readonly ApplicationEvent[]
}

const isThere: Rule<Application> = {
  code: 'APPLICATION_NOT_FOUND',
  clause: '711-45',
  refuse: ({ status }) => (status === 'absent' ? {} : undefined),
}
const isInHand: Rule<Application> = {
  code: 'APPLICATION_CLOSED',
  clause: '711-45',
  refuse: ({ status }) => (status === 'closed' ? {} : undefined),
}
const isOver: Rule<Application> = {
  code: 'APPLICATION_STILL_OPEN',
  clause: '711-45',
  refuse: ({ status }) => (status === 'open' ? {} : undefined),
}

/** For any other state the reason is given once, and no rule has to ask again. */
const inState =
  <S extends KnownApplication>(is: (application: Application) => application is S, stateRules: Rule<Application>[]) =>
  <C extends AnyCommand>(handler: StateHandler<C, S>): ApplicationHandler<C> => ({
    clause: handler.clause,
    by: handler.by.roles.length === 0 ? handler.by : { ...handler.by, roleClause: handler.clause },
    rules: [
      ...stateRules,
      ...(handler.rules ?? []).map(({ code, clause, refuse }) => ({
        code,
        clause,
        refuse: (application: Application, context: DecisionContext) =>
          is(application) ? refuse(application, context) : undefined,
      })),
    ],
    checks: (handler.checks ?? []).map(
      (check) => (command, application, context) => (is(application) ? check(command, application, context) : []),
    ),
    done: (command, application, context) => is(application) && handler.done(command, application, context),
    ...(handler.policies === undefined ? {} : { policies: handler.policies }),
    events: (command, application, context) => {
      if (!is(application)) throw new Error(`the rules let a command through on a ${application.status} application`)
      return handler.events(command, application, context)
    },
  })

const isOpen = (application: Application): application is OpenApplication => application.status === 'open'
const isClosed = (application: Application): application is ClosedApplication => application.status === 'closed'
const isKnown = (application: Application): application is KnownApplication => application.status !== 'absent'

export const onOpen = inState(isOpen, [isThere, isInHand])
export const onClosed = inState(isClosed, [isThere, isOver])
export const onKnown = inState(isKnown, [isThere])

/** 经办人 and the officers of the disclosure office: one of them is in charge. */
export const HANDLING_ROLES: readonly Role[] = ['publishingOfficer', 'disclosureOfficer']
/** 审核: whoever directs the officers. */
export const APPROVING_ROLES: readonly Role[] = ['sectionHead', 'disclosureHead', 'deputyLeader', 'principalLeader']
/** 签发 and whatever weighs the rights of others. */
export const DECIDING_ROLES: readonly Role[] = ['disclosureHead', 'deputyLeader', 'principalLeader']

/** Holders of these roles in the agency that answers the application. */
export const inAnswering = (
  roles: readonly Role[],
  also: { readonly process?: true } = {},
): Authority<unknown, Application> => ({
  roles,
  agencies: (application, _command, context) =>
    application.status === 'absent' ? [] : answerableFor(application.agency, context),
  clause: '711-4',
  ...also,
})

export const processOnly: Authority<unknown, Application> = {
  roles: [],
  agencies: () => [],
  process: true,
  clause: 'SYS',
}

export const sealed = ({ id }: { readonly id: string }, text: string): Protected => protect(`application:${id}`, text)

export const unknownValue = (value: string | undefined, known: readonly string[], path: string): readonly Refusal[] =>
  value === undefined || known.includes(value) ? [] : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path }]

/** An id chosen by the caller. A name would be a person's data in the clear. */
export const idFaults = (id: string, path: string): readonly Refusal[] =>
  ID.test(id) ? [] : [{ code: 'ID_INVALID', clause: 'SYS', path }]

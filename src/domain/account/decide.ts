import type { DecisionContext } from '../context.js'
import type { Authority, CommandHandlers, Decider, Rule } from '../decider.js'
import type { AgencyId } from '../values.js'
import type { AccountCommand } from './commands.js'
import type { AccountEvent } from './events.js'
import { type Account, evolve, initial } from './state.js'

/**
 * Registrars and administrators of an agency in which the person holds a role, or of one above it; who may set a
 * password can become that person. For somebody without any role only the operator can.
 */
const inChargeOfThePerson: Authority<AccountCommand, Account> = {
  roles: ['registrar', 'administrator'],
  agencies: (state, command, context) => {
    const person = command?.data.person ?? (state.status === 'absent' ? undefined : state.person)
    if (person === undefined) return 'any'
    const agencies = context.agencies.rolesOf(person, context.today).map(({ agency }) => agency)
    return [...new Set(agencies.flatMap((agency) => withSuperiors(agency, context)))]
  },
  operator: true,
  clause: '711-4',
}

/** Given by the sign-in, which knows what happened. */
const theSignIn: Authority<AccountCommand, Account> = { roles: [], agencies: () => [], process: true, clause: 'SYS' }

const accountExists: Rule<Account> = {
  code: 'ACCOUNT_ABSENT',
  clause: 'SYS',
  refuse: ({ status }) => (status === 'absent' ? {} : undefined),
}

const accountIsOpen: Rule<Account> = {
  code: 'ACCOUNT_DISABLED',
  clause: 'SYS',
  refuse: ({ status }) => (status === 'disabled' ? {} : undefined),
}

const handlers: CommandHandlers<AccountCommand, Account, AccountEvent> = {
  OpenAccount: {
    clause: '711-4',
    by: inChargeOfThePerson,
    rules: [accountIsOpen],
    done: (_command, { status }) => status === 'open',
    events: ({ data: { person } }) => [{ type: 'AccountOpened', data: { person } }],
  },
  SetPassword: {
    clause: '711-4',
    by: inChargeOfThePerson,
    rules: [accountExists],
    events: ({ data: { person } }) => [{ type: 'PasswordChanged', data: { person, how: 'set' } }],
  },
  RecordOwnPasswordChange: {
    clause: 'SYS',
    by: theSignIn,
    rules: [accountExists, accountIsOpen],
    events: ({ data: { person } }) => [{ type: 'PasswordChanged', data: { person, how: 'own' } }],
  },
  DisableAccount: {
    clause: '711-4',
    by: inChargeOfThePerson,
    rules: [accountExists],
    done: (_command, { status }) => status === 'disabled',
    events: ({ data: { person } }) => [{ type: 'AccountDisabled', data: { person } }],
  },
  EnableAccount: {
    clause: '711-4',
    by: inChargeOfThePerson,
    rules: [accountExists],
    done: (_command, { status }) => status === 'open',
    events: ({ data: { person } }) => [{ type: 'AccountEnabled', data: { person } }],
  },
  RecordRepeatedFailure: {
    clause: 'SYS',
    by: theSignIn,
    rules: [accountExists],
    done: ({ data }, state) => state.status !== 'absent' && state.lockedUntil === data.lockedUntil,
    events: ({ data: { person, failures, lockedUntil } }) => [
      { type: 'SignInFailedRepeatedly', data: { person, failures, lockedUntil } },
    ],
  },
}

export const accountDecider: Decider<AccountCommand, Account, AccountEvent> = { initial, evolve, handlers }

function withSuperiors(agency: AgencyId, { agencies, today }: DecisionContext): readonly AgencyId[] {
  const line: AgencyId[] = []
  for (let next: AgencyId | undefined = agency; next !== undefined && !line.includes(next);) {
    line.push(next)
    next = agencies.agency(next, today)?.governmentSuperior
  }
  return line
}

import { unreachable } from '../decider.js'
import type { PersonId } from '../values.js'
import type { AccountEvent } from './events.js'

export type Account =
  | { readonly status: 'absent' }
  | { readonly status: 'open' | 'disabled'; readonly person: PersonId; readonly lockedUntil?: string }

export const initial: Account = { status: 'absent' }

export function evolve(state: Account, event: AccountEvent): Account {
  switch (event.type) {
    case 'AccountOpened':
    case 'AccountEnabled':
      return { status: 'open', person: event.data.person }
    case 'AccountDisabled':
      return { status: 'disabled', person: event.data.person }
    case 'PasswordChanged':
      return state
    case 'SignInFailedRepeatedly':
      return state.status === 'absent' ? state : { ...state, lockedUntil: event.data.lockedUntil }
    default:
      return unreachable(event)
  }
}

import { accountDecider } from '../../domain/account/decide.js'
import type { AccountCommand } from '../../domain/account/commands.js'
import type { AccountEvent } from '../../domain/account/events.js'
import type { Account } from '../../domain/account/state.js'
import type { Aggregate } from '../aggregate.js'

/** The row of accounts in the command table. The id is the person's. */
export const accountAggregate: Aggregate<AccountCommand, Account, AccountEvent> = {
  name: 'account',
  decider: accountDecider,
  stream: (person) => `account-${person}`,
  idPattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
}

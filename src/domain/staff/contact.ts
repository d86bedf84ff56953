import type { DecisionContext } from '../context.js'
import type { Authority, CommandHandler, Refusal } from '../decider.js'
import { protect } from '../protected.js'
import { ROLES } from '../roles.js'
import type { SetContactEmail, SetOwnContactEmail, StaffCommand } from './commands.js'
import type { ContactEmailRemoved, ContactEmailSet } from './events.js'
import { registrarOnly } from './registrars.js'
import { faultsOfMember } from './staffChecks.js'
import type { Staff } from './state.js'

type Address = SetContactEmail | SetOwnContactEmail
type Handler<C extends Address> = CommandHandler<C, Staff, ContactEmailSet | ContactEmailRemoved>

/** Whoever holds a role in the agency, for themselves. */
const oneself: Authority<StaffCommand, Staff> = {
  roles: ROLES,
  agencies: (state, command) => {
    const agency = command?.data.agency ?? state.agency
    return agency === undefined ? 'any' : [agency]
  },
  clause: 'PIPL-46',
}

const done = ({ data }: Address, state: Staff): boolean => {
  const member = state.members.get(data.person)
  return member !== undefined && member.email === data.email
}

const faultsOfAddress = ({ data }: Address, state: Staff, { today }: DecisionContext): readonly Refusal[] => [
  ...(state.agency !== undefined && state.agency !== data.agency
    ? [{ code: 'STAFF_OF_ANOTHER_AGENCY', clause: 'SYS', path: 'agency' } as const]
    : []),
  ...faultsOfMember(state, data.person, today, 'person'),
  ...(data.email === undefined || isEmail(data.email)
    ? []
    : [{ code: 'CONTACT_EMAIL_INVALID', clause: 'SYS', path: 'email' } as const]),
]

const events = ({ data: { agency, person, email } }: Address): readonly (ContactEmailSet | ContactEmailRemoved)[] =>
  email === undefined
    ? [{ type: 'ContactEmailRemoved', data: { agency, person } }]
    : [{ type: 'ContactEmailSet', data: { agency, person, email: protect(`person:${person}`, email) } }]

/** Where people are sent notices. */
export const contact: {
  readonly SetContactEmail: Handler<SetContactEmail>
  readonly SetOwnContactEmail: Handler<SetOwnContactEmail>
} = {
  SetContactEmail: {
    clause: '711-4',
    by: registrarOnly,
    rules: [],
    done,
    checks: [faultsOfAddress],
    events,
  },
  SetOwnContactEmail: {
    clause: 'PIPL-46',
    by: oneself,
    rules: [],
    done: (command, state, { actor }) =>
      actor.kind === 'person' && actor.person === command.data.person && done(command, state),
    checks: [
      ({ data }, _state, { actor }) =>
        actor.kind === 'person' && actor.person === data.person
          ? []
          : [{ code: 'CONTACT_OF_ANOTHER', clause: 'PIPL-6', path: 'person' }],
      faultsOfAddress,
    ],
    events,
  },
}

const LONGEST_ADDRESS = 254
/** One address and nothing else: no name, no list, no line break that would become a header. */
const ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/

const isEmail = (text: string): boolean => text.length <= LONGEST_ADDRESS && ADDRESS.test(text)

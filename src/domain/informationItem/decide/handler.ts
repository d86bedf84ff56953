import { answerableFor } from '../../answerableFor.js'
import type { ClauseCode } from '../../clauses.js'
import type { DecisionContext } from '../../context.js'
import type { AnyCommand, Authority, CommandHandler, Refusal, RefusalDetail, Rule } from '../../decider.js'
import type { Role } from '../../roles.js'
import type { AgencyId } from '../../values.js'
import type { InformationItemEvent } from '../events.js'
import type { InformationItem, OpenItem } from '../state.js'

/** A rule about an item in hand. */
export interface ItemRule {
  readonly code: string
  readonly clause: ClauseCode
  readonly refuse: (item: OpenItem, context: DecisionContext) => RefusalDetail | undefined
}

export type ItemHandler<C extends AnyCommand> = CommandHandler<C, InformationItem, InformationItemEvent>

interface OpenItemHandler<C extends AnyCommand> {
  readonly clause: ClauseCode
  readonly by: Authority<C, InformationItem>
  readonly rules: readonly ItemRule[]
  readonly checks?: readonly ((command: C, item: OpenItem, context: DecisionContext) => readonly Refusal[])[]
  readonly done: (command: C, item: OpenItem, context: DecisionContext) => boolean
  readonly policies?: readonly string[]
  readonly events: (command: C, item: OpenItem, context: DecisionContext) => readonly InformationItemEvent[]
}

export const itemIsThere: Rule<InformationItem> = {
  code: 'ITEM_NOT_FOUND',
  clause: 'SYS',
  refuse: ({ status }) => (status === 'absent' ? {} : undefined),
}

export const itemIsNoSecretStub: Rule<InformationItem> = {
  code: 'ITEM_IS_STATE_SECRET',
  clause: 'SSL-31',
  refuse: ({ status }) => (status === 'secretStub' ? {} : undefined),
}

export const itemIsOpen: Rule<InformationItem> = {
  code: 'ITEM_CLOSED',
  clause: 'SYS',
  refuse: ({ status }) => (status === 'discarded' || status === 'purged' ? { facts: { status } } : undefined),
}

/** Most commands need an item in hand; for any other the reason is given once, and no rule has to ask again. */
export const onOpenItem = <C extends AnyCommand>(handler: OpenItemHandler<C>): ItemHandler<C> => ({
  clause: handler.clause,
  by: handler.by.roles.length === 0 ? handler.by : { ...handler.by, roleClause: handler.clause },
  rules: [
    itemIsThere,
    itemIsNoSecretStub,
    itemIsOpen,
    ...handler.rules.map(({ code, clause, refuse }) => ({
      code,
      clause,
      refuse: (item: InformationItem, context: DecisionContext) =>
        item.status === 'open' ? refuse(item, context) : undefined,
    })),
  ],
  checks: (handler.checks ?? []).map(
    (check) => (command, item, context) => (item.status === 'open' ? check(command, item, context) : []),
  ),
  done: (command, item, context) => item.status === 'open' && handler.done(command, item, context),
  ...(handler.policies === undefined ? {} : { policies: handler.policies }),
  events: (command, item, context) => handler.events(command, opened(item), context),
})

function opened(item: InformationItem): OpenItem {
  if (item.status !== 'open') throw new Error(`the rules let a command through on an item that is ${item.status}`)
  return item
}

/** Agencies that handle the item today. */
export const handlingAgencies = (item: InformationItem, context: DecisionContext): readonly AgencyId[] => {
  if (item.status === 'absent') return []
  return answerableFor(item.status === 'secretStub' ? item.recorded.agency : item.agency, context)
}

/** Holders of these roles in an agency that handles the item. */
export const heldInHandlingAgency = (
  roles: readonly Role[],
  also: { readonly process?: true; readonly operator?: true } = {},
): Authority<unknown, InformationItem> => ({
  roles,
  agencies: (item, _command, context) => handlingAgencies(item, context),
  clause: 'LS-4.1',
  ...also,
})

/** Only a process manager, on an event that proves the fact. */
export const processOnly: Authority<unknown, InformationItem> = {
  roles: [],
  agencies: () => [],
  process: true,
  clause: 'SYS',
}

export const isActor = ({ actor }: DecisionContext, person: string | undefined): boolean =>
  actor.kind === 'person' && actor.person === person

import type { CommandHandlers, Decider } from '../decider.js'
import { ROLES } from '../roles.js'
import type { MarkNotificationsRead, NotificationCommand } from './commands.js'
import type { NotificationEvent } from './events.js'
import { emptyInbox, evolveInbox, type Inbox } from './state.js'

const handlers: CommandHandlers<NotificationCommand, Inbox, NotificationEvent> = {
  RaiseNotification: {
    clause: 'SYS',
    by: { roles: [], agencies: () => [], process: true, clause: 'SYS' },
    rules: [],
    // One notice for each event and person, whoever asks for it again.
    done: ({ data }, inbox) => inbox.has(data.event),
    events: ({ data }) => [
      {
        type: 'NotificationRaised',
        data: {
          person: data.person,
          month: data.month,
          kind: data.kind,
          about: { kind: data.about.kind, id: data.about.id },
          ...(data.item === undefined ? {} : { item: data.item }),
          agency: data.agency,
          ...(data.deputyFor === undefined ? {} : { deputyFor: data.deputyFor }),
          event: data.event,
          eventType: data.eventType,
          ...(data.due === undefined ? {} : { due: data.due }),
          clause: data.clause,
        },
      },
    ],
  },

  MarkNotificationsRead: {
    clause: 'SYS',
    by: { roles: ROLES, agencies: () => 'any', clause: 'SYS' },
    rules: [],
    done: (command, inbox, { actor }) =>
      actor.kind === 'person' &&
      actor.person === command.data.person &&
      unknown(command, inbox).length === 0 &&
      unread(command, inbox).length === 0,
    checks: [
      ({ data }, _inbox, { actor }) =>
        actor.kind === 'person' && actor.person === data.person
          ? []
          : [{ code: 'INBOX_OF_ANOTHER', clause: 'PIPL-6', path: 'person' }],
      (command, inbox) =>
        unknown(command, inbox).length === 0
          ? []
          : [{ code: 'NOTICE_UNKNOWN', clause: 'SYS', path: 'notificationIds' }],
    ],
    events: (command, inbox) => [
      {
        type: 'NotificationsRead',
        data: { person: command.data.person, month: command.data.month, events: unread(command, inbox) },
      },
    ],
  },
}

const unknown = ({ data }: MarkNotificationsRead, inbox: Inbox): readonly string[] =>
  (data.events ?? []).filter((event) => !inbox.has(event))

const unread = ({ data }: MarkNotificationsRead, inbox: Inbox): readonly string[] =>
  [...new Set(data.events ?? inbox.keys())].filter((event) => inbox.get(event) === 'unread')

/** What one person is told in one month, stream `inbox-{person}-{YYYYMM}`. */
export const notificationDecider: Decider<NotificationCommand, Inbox, NotificationEvent> = {
  initial: emptyInbox,
  evolve: evolveInbox,
  handlers,
}

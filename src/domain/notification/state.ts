import { unreachable } from '../decider.js'
import type { NotificationEvent } from './events.js'

/** The notices of one person in one month: id of the event → whether it was read. */
export type Inbox = ReadonlyMap<string, 'unread' | 'read'>

export const emptyInbox: Inbox = new Map()

export function evolveInbox(inbox: Inbox, { type, data }: NotificationEvent): Inbox {
  switch (type) {
    case 'NotificationRaised':
      return new Map(inbox).set(data.event, 'unread')
    case 'NotificationsRead':
      return new Map([...inbox, ...data.events.map((event) => [event, 'read'] as const)])
    default:
      return unreachable(type)
  }
}

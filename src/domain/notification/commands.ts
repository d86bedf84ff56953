import type { Command } from '../decider.js'
import type { PersonId, YearMonth } from '../values.js'
import type { Notice } from './events.js'

/** By the process that follows what happens. */
export type RaiseNotification = Command<'RaiseNotification', Notice>

/** By the person alone. Without `events`: all of the month that were raised so far. */
export type MarkNotificationsRead = Command<
  'MarkNotificationsRead',
  { person: PersonId; month: YearMonth; events?: readonly string[] }
>

export type NotificationCommand = RaiseNotification | MarkNotificationsRead

import type { ClauseCode } from '../clauses.js'
import type { Event } from '../decider.js'
import type { AgencyId, ItemId, LocalDate, PersonId, YearMonth } from '../values.js'
import type { NoticeKind, NoticeSubject } from './vocabulary.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// One stream per person and month, `inbox-{person}-{YYYYMM}`. Neither texts nor titles nor names: who reads a notice
// looks the matter up, with their own eyes.

/** What somebody is told of one event. */
export interface Notice {
  readonly person: PersonId
  /** Of the event that it is about, in Asia/Shanghai. */
  readonly month: YearMonth
  readonly kind: NoticeKind
  readonly about: { readonly kind: NoticeSubject; readonly id: string }
  readonly item?: ItemId
  /** In whose matters the person is told. */
  readonly agency: AgencyId
  /** The absent person in whose place they are told. */
  readonly deputyFor?: PersonId
  /** Id and type of the event; one notice for each event and person. */
  readonly event: string
  readonly eventType: string
  /** The day by which something is to be done, or on which it takes place. */
  readonly due?: LocalDate
  readonly clause: ClauseCode
}

/** 通知: from here on it is on record that the person was told. */
export type NotificationRaised = Event<'NotificationRaised', Notice>

/** 已读. `events`: those of the notices. */
export type NotificationsRead = Event<
  'NotificationsRead',
  { person: PersonId; month: YearMonth; events: readonly string[] }
>

export type NotificationEvent = NotificationRaised | NotificationsRead

const types: Readonly<Record<NotificationEvent['type'], true>> = { NotificationRaised: true, NotificationsRead: true }
export const NOTIFICATION_EVENT_TYPES = Object.keys(types) as readonly NotificationEvent['type'][]

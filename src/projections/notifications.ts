import type { NotificationEvent } from '../domain/notification/events.js'
import type { NoticeKind, NoticeSubject } from '../domain/notification/vocabulary.js'
import { is, isKnown } from './conditions.js'
import { defineTable } from './engine/table.js'
import { byKey, rowsBy } from './lookup.js'
import { type BoundedCount, boundedCount, type Condition, type Page, type PageArgs, selectPage } from './page.js'
import type { LogEvent, Projection } from './projection.js'
import type { ReadSide } from './readSide.js'

/** One notice to one person. */
export interface NoticeRow {
  /** `{person}-{YYYYMM}/{event}`; the event that is told of. */
  readonly key: string
  readonly person: string
  readonly month: string
  readonly event: string
  readonly eventType: string
  readonly kind: NoticeKind
  readonly aboutKind: NoticeSubject
  readonly aboutId: string
  readonly item: string | null
  readonly agency: string
  readonly deputyFor: string | null
  readonly due: string | null
  readonly clause: string
  readonly raisedAt: string
  readonly raisedOrdinal: number
  readonly readAt: string | null
}

const tables = {
  notices: defineTable<NoticeRow>({
    columns: {
      key: 'text',
      person: 'text',
      month: 'text',
      event: 'text',
      eventType: 'text',
      kind: 'text',
      aboutKind: 'text',
      aboutId: 'text',
      item: 'text',
      agency: 'text',
      deputyFor: 'text',
      due: 'text',
      clause: 'text',
      raisedAt: 'text',
      raisedOrdinal: 'bigint',
      readAt: 'text',
    },
    key: 'key',
    indexes: [
      'create index on $table (person, raised_ordinal)',
      'create index on $table (person, raised_ordinal) where read_at is null',
    ],
  }),
}
type NoticeTables = typeof tables

export const NOTIFICATIONS = 'notifications'

/** Everybody's inbox. Filling it tells nobody anything: that they were told is in the log. */
export const notificationsProjection: Projection<NotificationEvent, NoticeTables> = {
  name: NOTIFICATIONS,
  version: 1,
  tables,
  touches: (event) => ({ notices: eventsOf(event).map((told) => noticeKey(event.data, told)) }),
  handlers: {
    NotificationRaised: (rows, event) => {
      const { person, month, kind, about, item, agency, deputyFor, due, clause, eventType } = event.data
      rows.notices.put({
        key: noticeKey(event.data, event.data.event),
        person,
        month,
        event: event.data.event,
        eventType,
        kind,
        aboutKind: about.kind,
        aboutId: about.id,
        item: item ?? null,
        agency,
        deputyFor: deputyFor ?? null,
        due: due ?? null,
        clause,
        raisedAt: event.metadata.recordedAt,
        raisedOrdinal: event.ordinal,
        readAt: null,
      })
    },
    NotificationsRead: (rows, event) => {
      for (const told of event.data.events) {
        const row = rows.notices.get(noticeKey(event.data, told))
        if (row === undefined) throw new Error(`nobody was told of ${told}`)
        rows.notices.put({ ...row, readAt: event.metadata.recordedAt })
      }
    },
  },
}

export const noticeKey = (inbox: { readonly person: string; readonly month: string }, event: string): string =>
  `${inbox.person}-${inbox.month}/${event}`

const eventsOf = ({ type, data }: LogEvent<NotificationEvent>): readonly string[] =>
  type === 'NotificationRaised' ? [data.event] : data.events

export interface InboxFilter {
  readonly person: string
  readonly unreadOnly?: boolean
}

const tableOf = async (models: ReadSide): Promise<string> => `${await models.schemaOf(NOTIFICATIONS)}.notices`

/** What a person was told, newest first. */
export async function inbox(models: ReadSide, filter: InboxFilter, page: PageArgs): Promise<Page<NoticeRow>> {
  const order = { list: 'inbox', columns: ['raisedOrdinal', 'key'], direction: 'desc' } as const
  return selectPage(
    models,
    { table: tables.notices, from: await tableOf(models), where: conditions(filter), order },
    page,
  )
}

export const countInbox = async (models: ReadSide, filter: InboxFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await tableOf(models), where: conditions(filter) })

/** By their keys. */
export const noticesByKeys = async (
  models: ReadSide,
  keys: readonly string[],
): Promise<ReadonlyMap<string, NoticeRow>> =>
  byKey(await rowsBy(models, tables.notices, await tableOf(models), 'key', keys), 'key')

const conditions = ({ person, unreadOnly }: InboxFilter): readonly Condition[] => [
  ...is('person', person),
  ...(unreadOnly === true ? isKnown('readAt', false) : []),
]

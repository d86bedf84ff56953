import type { ItemPublished, PublicationEvent } from '../../../domain/publication/events.js'
import type { LogEvent } from '../../projection.js'
import { dayOf } from '../acts.js'
import { type Breach, type Check, mend, raise, type Watch } from '../check.js'

/** What was ordered, by content; and whether it has to be taken down. */
interface PublicationWatch {
  readonly ordered: Readonly<Record<string, { readonly event: string; readonly on: string | null }>>
  readonly takedown: string | null
}

type Published = LogEvent<ItemPublished>

const breach = ({ data, metadata }: Published, cited: string | undefined): Breach => ({
  agency: data.agency,
  persons: [data.publisher, metadata.person],
  item: data.itemId,
  occurredOn: data.publishedOn,
  cites: [cited],
})

/** Channels carry only an authorization of the item, and not before its day. */
const unauthorized: Check<PublicationEvent, PublicationWatch> = {
  code: 'publishedUnauthorized',
  clauses: ['LS-10.9', 'LS-10.6'],
  label: { zh: '未经授权或者授权之前发布', en: 'Published without authorization, or before it' },
  from: {
    ItemPublished: ({ ordered }, event) => {
      const order = ordered[event.data.contentHash]
      const isInTime = order !== undefined && (order.on === null || order.on <= event.data.publishedOn)
      return isInTime ? [] : [raise(`${event.data.channel}#${event.id}`, breach(event, order?.event))]
    },
    // Taken down, or authorized after all.
    ItemTakenDown: (_watch, event) => [mend(event.data.channel, dayOf(event))],
    PublicationOrdered: (_watch, event) =>
      event.data.channels.map((channel) => mend(channel, event.data.authorizedOn ?? dayOf(event))),
  },
}

const afterWithdrawal: Check<PublicationEvent, PublicationWatch> = {
  code: 'publishedAfterWithdrawal',
  clauses: ['LS-10.9', 'LS-14.7'],
  label: { zh: '撤回后仍发布', en: 'Published although it had been withdrawn' },
  from: {
    ItemPublished: ({ takedown }, event) =>
      takedown === null ? [] : [raise(`${event.data.channel}#${event.id}`, breach(event, takedown))],
    ItemTakenDown: (_watch, event) => [mend(event.data.channel, dayOf(event))],
  },
}

export const publicationWatch: Watch<PublicationEvent, PublicationWatch> = {
  initial: () => ({ ordered: {}, takedown: null }),
  remember: {
    PublicationOrdered: (watch, { id, data: { contentHash, authorizedOn } }) => ({
      ordered: { ...watch.ordered, [contentHash]: { event: id, on: authorizedOn ?? null } },
      takedown: null,
    }),
    ItemPublished: null,
    TakedownOrdered: (watch, { id }) => ({ ...watch, takedown: id }),
    ItemTakenDown: null,
  },
  checks: [unauthorized, afterWithdrawal],
}

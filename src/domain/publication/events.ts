import type { Event } from '../decider.js'
import type { Channel, WithdrawalReason } from '../informationItem/vocabulary.js'
import type { AgencyId, Instant, ItemId, LocalDate, PersonId, Sha256 } from '../values.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// One stream per item and publishing agency. Nothing here makes an item public: that is the authorization on the item.

/** An authorization of the item reached this agency: exactly this content, on these channels. */
export type PublicationOrdered = Event<
  'PublicationOrdered',
  {
    itemId: ItemId
    agency: AgencyId
    version: number
    contentHash: Sha256
    channels: readonly Channel[]
    /** Id of the `PublicationAuthorized` event. */
    authorization: string
    /** The day of that event: nothing was public under it before. Absent in orders of earlier releases. */
    authorizedOn?: LocalDate
    /** 自行公开 (LS-7.1): the agency does it itself and says so; the program's portal does not count as its act. */
    ownAct?: true
  }
>

/** Proof that a channel carried it: an address, an issue number, a date of broadcast. */
export interface ChannelReceipt {
  readonly address?: string
  readonly reference?: string
}

export type ItemPublished = Event<
  'ItemPublished',
  {
    itemId: ItemId
    agency: AgencyId
    channel: Channel
    version: number
    contentHash: Sha256
    publishedOn: LocalDate
    publishedAt?: Instant
    receipt: ChannelReceipt
    /** 发布人; absent where the program's own portal did it. */
    publisher?: PersonId
  }
>

/** The item was withdrawn: whatever still shows it has to be taken down. */
export type TakedownOrdered = Event<
  'TakedownOrdered',
  {
    itemId: ItemId
    agency: AgencyId
    version: number
    reason: WithdrawalReason | 'purge'
    /** The agency published by itself and takes it down itself. */
    ownAct?: true
  }
>

export type ItemTakenDown = Event<
  'ItemTakenDown',
  { itemId: ItemId; agency: AgencyId; channel: Channel; takenDownAt: Instant; proof?: string }
>

export type PublicationEvent = PublicationOrdered | ItemPublished | TakedownOrdered | ItemTakenDown

const types: Readonly<Record<PublicationEvent['type'], true>> = {
  PublicationOrdered: true,
  ItemPublished: true,
  TakedownOrdered: true,
  ItemTakenDown: true,
}
export const PUBLICATION_EVENT_TYPES = Object.keys(types) as readonly PublicationEvent['type'][]

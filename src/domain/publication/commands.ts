import type { Command } from '../decider.js'
import type { Channel, WithdrawalReason } from '../informationItem/vocabulary.js'
import type { AgencyId, ItemId, LocalDate, Sha256 } from '../values.js'
import type { ChannelReceipt } from './events.js'

/** By the process that follows `PublicationAuthorized`. */
export type OrderPublication = Command<
  'OrderPublication',
  {
    itemId: ItemId
    agency: AgencyId
    version: number
    contentHash: Sha256
    channels: readonly Channel[]
    authorization: string
    authorizedOn?: LocalDate
    /** The agency publishes by itself and records it with a receipt: the program's portal does not do it for it. */
    ownAct?: true
  }
>

/** By the process for the program's own portal, else by the officer with the channel's receipt. */
export type RecordPublication = Command<
  'RecordPublication',
  { channel: Channel; contentHash: Sha256; publishedOn: string; receipt: ChannelReceipt }
>

/** By the process that follows `ItemWithdrawn` and `PurgeOrdered`. */
export type OrderTakedown = Command<'OrderTakedown', { version: number; reason: WithdrawalReason | 'purge' }>

export type RecordTakedown = Command<'RecordTakedown', { channel: Channel; proof?: string }>

export type PublicationCommand = OrderPublication | RecordPublication | OrderTakedown | RecordTakedown

import type { Event } from '../decider.js'
import type { ItemId, SocialCreditCode, YearMonth } from '../values.js'

// Stored for ever: a change here needs an upcaster and a decision record.

/** 索引号: `number` is the revision of this event + 1, so numbers are without gaps per code and month. */
export type IndexNumberAssigned = Event<
  'IndexNumberAssigned',
  { itemId: ItemId; creditCode: SocialCreditCode; month: YearMonth; number: number; indexNumber: string }
>

export type IndexNumberEvent = IndexNumberAssigned

const types: Readonly<Record<IndexNumberEvent['type'], true>> = { IndexNumberAssigned: true }
export const INDEX_NUMBER_EVENT_TYPES = Object.keys(types) as readonly IndexNumberEvent['type'][]

import type { Command } from '../decider.js'
import type { ItemId, SocialCreditCode, YearMonth } from '../values.js'

/** By the process that follows `ItemRegistered`; the same item gets the same number however often it is asked. */
export type AssignIndexNumber = Command<
  'AssignIndexNumber',
  { itemId: ItemId; creditCode: SocialCreditCode; month: YearMonth }
>

export type IndexNumberCommand = AssignIndexNumber

import type { Command } from '../decider.js'
import type { AgencyId, ItemId, YearMonth } from '../values.js'
import type { FilingEntry, FilingReturnReason } from './events.js'

export type SubmitFilingList = Command<
  'SubmitFilingList',
  { agency: AgencyId; month: YearMonth; entries: readonly FilingEntry[] }
>
export type AcceptFilingList = Command<'AcceptFilingList', { round: number }>
export type ReturnFilingList = Command<
  'ReturnFilingList',
  { round: number; reason: FilingReturnReason; faults: readonly { readonly itemId: ItemId; readonly note: string }[] }
>

export type FilingCommand = SubmitFilingList | AcceptFilingList | ReturnFilingList

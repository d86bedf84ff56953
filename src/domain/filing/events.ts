import type { Event } from '../decider.js'
import type { Protected } from '../protected.js'
import type { AgencyId, ItemId, LocalDate, YearMonth } from '../values.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// 备案 (LS-10.8): one stream per agency and month of registration.

export interface FilingEntry {
  readonly itemId: ItemId
  readonly indexNumber: string
}

/** Empty entries: 零报告. `round` counts from 1. */
export type FilingListSubmitted = Event<
  'FilingListSubmitted',
  {
    agency: AgencyId
    month: YearMonth
    round: number
    /** The disclosure department it goes to. */
    department: AgencyId
    entries: readonly FilingEntry[]
    submittedOn: LocalDate
  }
>

export type FilingListAccepted = Event<
  'FilingListAccepted',
  { agency: AgencyId; month: YearMonth; round: number; entries: readonly FilingEntry[]; acceptedOn: LocalDate }
>

/** What is wrong with single entries stands beside the reason, sealed under the key of each item. */
export type FilingListReturned = Event<
  'FilingListReturned',
  { agency: AgencyId; month: YearMonth; round: number; reason: FilingReturnReason; faults: readonly FilingFault[] }
>

export const FILING_RETURN_REASONS = ['incomplete', 'wrongEntries', 'wrongAttribute', 'other'] as const
export type FilingReturnReason = (typeof FILING_RETURN_REASONS)[number]

export interface FilingFault {
  readonly itemId: ItemId
  readonly note: Protected
}

export type FilingEvent = FilingListSubmitted | FilingListAccepted | FilingListReturned

const types: Readonly<Record<FilingEvent['type'], true>> = {
  FilingListSubmitted: true,
  FilingListAccepted: true,
  FilingListReturned: true,
}
export const FILING_EVENT_TYPES = Object.keys(types) as readonly FilingEvent['type'][]

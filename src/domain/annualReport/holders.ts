import type { ApplicationEvent } from '../application/events.js'
import type { AgencyId, LocalDate } from '../values.js'

/** An agency that answers for an application from a day on; from the beginning where there is none. */
export interface Holder {
  readonly agency: AgencyId
  readonly from?: LocalDate
}

/** 承接职责: what was to take effect on that day or later is replaced. */
export const withHolder = (holders: readonly Holder[], to: AgencyId, from: LocalDate): readonly Holder[] => [
  ...holders.filter((known) => known.from === undefined || known.from < from),
  { agency: to, from },
]

/** Who answered for an application, one after the other, by the days on which each transfer took effect. */
export function holdersOf(events: readonly ApplicationEvent[]): readonly Holder[] {
  let holders: readonly Holder[] = []
  for (const event of events) {
    if (event.type === 'ApplicationReceived') holders = [{ agency: event.data.agency }]
    if (event.type === 'ApplicationTransferred') holders = withHolder(holders, event.data.to, event.data.effectiveOn)
  }
  return holders
}

/**
 * In whose report of a year an application stands: that of the agency which answers for it at the end of the year. So
 * each application stands in one report of a year and the sums of every report come out; what was carried in by another
 * agency's hands is named by `carriedOver`.
 */
export const holderIn = (year: number, holders: readonly Holder[]): AgencyId | undefined =>
  holders.filter(({ from }) => from === undefined || from <= `${year}-12-31`).at(-1)?.agency

import type { ConsultationEvent } from '../domain/consultation/events.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { Agency } from './agency.js'
import type { AgencyFinder } from './agencyLoading.js'
import type { Locale } from './locale.js'
import { type MinutesEvent, minutesEventOf } from './minutesEvent.js'

/** What every entry of the minutes is shown with. */
export interface MinutesParts {
  readonly agency: AgencyFinder
  readonly locale: Locale
  /** The event that an entry comes from: of its data, or of one of the findings in it. */
  readonly eventOf: (entry: object) => MinutesEvent
}

export function minutesParts(
  events: readonly RecordedEvent<ConsultationEvent>[],
  agency: AgencyFinder,
  locale: Locale,
): MinutesParts {
  const byEntry = new Map<object, RecordedEvent>()
  for (const event of events) {
    byEntry.set(event.data, event)
    // The minutes name findings one by one.
    if (event.type === 'ContradictionsFound') for (const finding of event.data.findings) byEntry.set(finding, event)
    if (event.type === 'ConsultationOpened' || event.type === 'TextPutUnderDiscussion')
      byEntry.set(event.data.proposal, event)
  }
  return {
    agency,
    locale,
    eventOf: (entry) => {
      const event = byEntry.get(entry)
      if (event === undefined) throw new Error('the minutes name what no event says')
      return minutesEventOf(event, agency)
    },
  }
}

export const agenciesIn = (ids: readonly string[], agency: AgencyFinder): readonly Agency[] =>
  ids.map((id) => agency(id)).filter((found) => found !== null)

import type { AnnualReportEvent } from '../../domain/annualReport/events.js'
import { reportId } from '../../domain/annualReport/ids.js'
import { type AnnualReport, evolve, initial } from '../../domain/annualReport/state.js'
import type { AgencyId } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import type { KeyRing } from '../../eventstore/sealing.js'

export interface ReportWithEvents {
  readonly report: AnnualReport
  readonly events: readonly RecordedEvent<AnnualReportEvent>[]
  /** -1 where it was never opened. */
  readonly revision: number
}

/** Reports as their streams tell them, with their words. Who may read them is asked elsewhere. */
export type AnnualReports = (agency: AgencyId, year: number) => Promise<ReportWithEvents>

export const createAnnualReports =
  ({ store, keyRing }: { readonly store: Pick<EventStore, 'readStream'>; readonly keyRing: KeyRing }): AnnualReports =>
  async (agency, year) => {
    const events: readonly RecordedEvent<AnnualReportEvent>[] = await openEvents(
      await store.readStream(`report-${reportId(agency, year)}`),
      keyRing,
    )
    return { report: events.reduce(evolve, initial), events, revision: events.at(-1)?.revision ?? -1 }
  }

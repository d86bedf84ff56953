import type { OpenAnnualReport } from '../domain/annualReport/commands.js'
import { reportId } from '../domain/annualReport/ids.js'
import type { CalendarEvent } from '../domain/calendar/events.js'
import { startOfDay } from '../domain/dates.js'
import type { AgencyId, LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import type { ProcessCommand } from './reaction.js'
import type { TimerKind } from './timer.js'

export interface AnnualReportTimerOptions {
  /** Everybody who makes a report of the year, as the register stands. */
  readonly reportersOf: (year: number, upTo: Position) => Promise<readonly AgencyId[]>
}

/**
 * On 1 January the reports of the year before are to be made (711-49). Every year is arranged in the calendar before it
 * begins; one that was arranged afterwards was over when this program came into use, and nobody owes it anything.
 */
export const annualReportTimer = ({ reportersOf }: AnnualReportTimerOptions): TimerKind<CalendarEvent> => ({
  name: 'annualReports',
  version: 1,
  on: {
    YearArranged: ({ data: { year }, metadata: { recordedAt } }) => {
      const begins = startOfDay(`${year}-01-01` as LocalDate)
      return recordedAt < begins ? { subject: `reports-${year - 1}`, moments: [begins] } : undefined
    },
  },
  fire: async ({ data }, upTo): Promise<readonly ProcessCommand<OpenAnnualReport>[]> => {
    const year = data.year - 1
    return (await reportersOf(year, upTo)).map((agency) => ({
      id: reportId(agency, year),
      key: agency,
      command: { type: 'OpenAnnualReport', data: { agency, year } },
      // An officer was quicker; or it is the government of another place.
      harmless: ['REPORT_EXISTS', 'NO_REPORT_OWED'],
    }))
  },
})

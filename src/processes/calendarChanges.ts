import type { CalendarEvent, YearArranged } from '../domain/calendar/events.js'
import type { ProposeNewDate } from '../domain/deadline/commands.js'
import type { LocalDate } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { RunningDeadlineOptions } from './policyChangeTimer.js'
import type { ProcessCommand, Reaction } from './reaction.js'

/**
 * 放假安排: a notice that comes after dates were reckoned proposes the new ones for whatever runs; an officer confirms
 * each (711-26). What ended before the year began cannot be another date; what is closed keeps its own.
 */
export const calendarChanges = ({ runningDeadlines }: RunningDeadlineOptions): Reaction<CalendarEvent> => ({
  name: 'calendarChanges',
  version: 1,
  on: {
    YearArranged: async function* (event: RecordedEvent<YearArranged>): AsyncGenerator<ProcessCommand<ProposeNewDate>> {
      for await (const { id } of runningDeadlines(event.position, { reachingPast: firstDayOf(event.data) })) {
        yield {
          id,
          key: id,
          command: { type: 'ProposeNewDate', data: { calendarVersion: event.id } },
          // The arrangement takes away days on which it rests: it keeps its date until a calendar covers it again.
          harmless: ['CALENDAR_ENDS'],
        }
      }
    },
  },
})

/** New Year's rest may begin in the year before. */
const firstDayOf = ({ year, holidays }: YearArranged['data']): LocalDate =>
  holidays
    .flatMap(({ daysOff, makeUpWorkdays }) => [...daysOff, ...makeUpWorkdays])
    .reduce((first, day) => (day < first ? day : first), `${year}-01-01` as LocalDate)

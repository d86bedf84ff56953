import { calendarDecider } from '../../domain/calendar/decide.js'
import { calendarOf } from '../../domain/calendar/state.js'
import { calendarSeed } from './holidays.js'

/** The calendar as the program ships it, for use without a log. */
export const shippedCalendar = calendarOf(
  calendarSeed()
    .map(({ data }) => ({ type: 'YearArranged', data }) as const)
    .reduce(calendarDecider.evolve, calendarDecider.initial),
)

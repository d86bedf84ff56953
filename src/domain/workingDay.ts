import type { DayKind } from './calendar/workingCalendar.js'

/** Whether work is done on a day of this kind. */
export const isWorkingDay = (kind: DayKind | undefined): boolean => kind === 'workday' || kind === 'makeUpWorkday'

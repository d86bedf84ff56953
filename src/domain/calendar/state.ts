import { addDays, parseLocalDate } from '../dates.js'
import type { LocalDate } from '../values.js'
import type { CalendarEvent, YearArranged } from './events.js'
import type { DayKind, WorkingCalendar } from './workingCalendar.js'

/** Arrangements by year, the latest of each. */
export interface CalendarYears {
  readonly years: ReadonlyMap<number, YearArranged['data']>
  /** How many arrangements were ever recorded; part of the calendar's version. */
  readonly recorded: number
}

export const noCalendar: CalendarYears = { years: new Map(), recorded: 0 }

export const evolveCalendar = ({ years, recorded }: CalendarYears, { data }: CalendarEvent): CalendarYears => ({
  years: new Map(years).set(data.year, data),
  recorded: recorded + 1,
})

/** Answers undefined for every date: nothing was arranged yet. */
const emptyCalendar: WorkingCalendar = {
  version: 'none',
  from: '9999-12-31' as LocalDate,
  until: '0001-01-01' as LocalDate,
  kindOf: () => undefined,
  addWorkingDays: () => undefined,
}

/** The calendar that the arrangements make; the register's rules keep the years without a gap. */
export function calendarOf({ years, recorded }: CalendarYears): WorkingCalendar {
  const arranged = [...years.keys()].sort((one, other) => one - other)
  const [first, last] = [arranged[0], arranged.at(-1)]
  if (first === undefined || last === undefined) return emptyCalendar

  const from = `${first}-01-01` as LocalDate
  const until = `${last}-12-31` as LocalDate
  const exceptions = exceptionsIn(years)
  const provisional = arranged.find((year) => years.get(year)?.provisional)
  const kindOf = (date: LocalDate): DayKind | undefined =>
    date < from || date > until || parseLocalDate(date) === undefined
      ? undefined
      : (exceptions.get(date) ?? (isWeekend(date) ? 'weekend' : 'workday'))
  return {
    version: `${years.get(first)!.jurisdiction}@${recorded}`,
    from,
    until,
    ...(provisional === undefined ? {} : { provisionalFrom: `${provisional}-01-01` as LocalDate }),
    kindOf,
    addWorkingDays: (start, days) => addWorkingDays(kindOf, start, days),
    arranged: arranged.flatMap((year) => years.get(year) ?? []),
  }
}

export const isWorking = (kind: DayKind): boolean => kind === 'workday' || kind === 'makeUpWorkday'

export const isWeekend = (date: LocalDate): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

function exceptionsIn(years: CalendarYears['years']): ReadonlyMap<LocalDate, DayKind> {
  const holidays = [...years.values()].flatMap((year) => year.holidays)
  return new Map([
    ...holidays.flatMap(({ daysOff }) => daysOff.map((date) => [date, 'holiday'] as const)),
    ...holidays.flatMap(({ makeUpWorkdays }) => makeUpWorkdays.map((date) => [date, 'makeUpWorkday'] as const)),
  ])
}

function addWorkingDays(kindOf: WorkingCalendar['kindOf'], start: LocalDate, days: number): LocalDate | undefined {
  if (!Number.isSafeInteger(days) || days < 0 || kindOf(start) === undefined) return undefined
  let date = start
  for (let left = days; left > 0;) {
    date = addDays(date, 1)
    const kind = kindOf(date)
    if (kind === undefined) return undefined
    if (isWorking(kind)) left -= 1
  }
  return date
}

import { parseLocalDate } from '../dates.js'
import type { Authority, Decider, Refusal } from '../decider.js'
import type { LocalDate } from '../values.js'
import type { ArrangeYear, CalendarCommand } from './commands.js'
import type { CalendarEvent } from './events.js'
import { type CalendarYears, evolveCalendar, isWeekend, noCalendar } from './state.js'

/** The head of the disclosure department enters a notice; the operator brings in what the program ships with. */
const disclosureDepartment: Authority<CalendarCommand, CalendarYears> = {
  roles: ['disclosureHead', 'administrator'],
  agencies: (_state, _command, { agencies, today }) => agencies.withDuty('disclosureDepartment', today),
  operator: true,
  clause: '711-3',
}

/** Working days of a jurisdiction, stream `calendar-{jurisdiction}`. */
export const calendarDecider: Decider<CalendarCommand, CalendarYears, CalendarEvent> = {
  initial: noCalendar,
  evolve: evolveCalendar,
  handlers: {
    ArrangeYear: {
      clause: '711-26',
      by: disclosureDepartment,
      rules: [],
      done: ({ data }, { years }) => isSame(years.get(data.year), data),
      checks: [
        ({ data: { year } }) =>
          Number.isSafeInteger(year) && year >= 1949 && year <= 2999
            ? []
            : [{ code: 'YEAR_INVALID', clause: 'SYS', path: 'year' }],
        ({ data: { jurisdiction } }, { years }) =>
          [...years.values()].some((arranged) => arranged.jurisdiction !== jurisdiction)
            ? [{ code: 'CALENDAR_OF_ANOTHER_JURISDICTION', clause: 'SYS', path: 'jurisdiction' }]
            : [],
        ({ data: { source } }) =>
          source.name.trim() === ''
            ? [{ code: 'SOURCE_REQUIRED', clause: 'SYS', path: 'source.name', missing: ['source.name'] }]
            : [],
        ({ data: { year } }, { years }) =>
          years.size === 0 || years.has(year) || years.has(year - 1) || years.has(year + 1)
            ? []
            : [{ code: 'YEAR_LEAVES_GAP', clause: 'SYS', path: 'year', facts: { years: [...years.keys()].sort() } }],
        ({ data: { year, provisional } }, { years }) =>
          provisional && years.get(year)?.provisional === false
            ? [{ code: 'YEAR_IS_OFFICIAL', clause: 'SYS', path: 'provisional', facts: { year } }]
            : [],
        ({ data }) => faultsOfDays(data),
      ],
      events: ({ data }) => [
        {
          type: 'YearArranged',
          data: {
            jurisdiction: data.jurisdiction,
            year: data.year,
            provisional: data.provisional,
            holidays: data.holidays.map(({ name, daysOff, makeUpWorkdays }) => ({ name, daysOff, makeUpWorkdays })),
            source: {
              name: data.source.name,
              ...(data.source.issuedOn === undefined ? {} : { issuedOn: data.source.issuedOn }),
              ...(data.source.url === undefined ? {} : { url: data.source.url }),
            },
          },
        },
      ],
    },
  },
}

function faultsOfDays({ year, holidays }: ArrangeYear['data']): readonly Refusal[] {
  const listed = holidays.flatMap(({ daysOff, makeUpWorkdays }) => [...daysOff, ...makeUpWorkdays])
  const makeUp = holidays.flatMap(({ makeUpWorkdays }) => makeUpWorkdays)
  const malformed = listed.filter((date) => parseLocalDate(date) === undefined)
  if (malformed.length > 0) return [{ code: 'DATE_INVALID', clause: 'SYS', path: 'holidays' }]
  const outside = listed.filter((date) => !mayBelongTo(year, date))
  const onWeekday = makeUp.filter((date) => !isWeekend(date))
  return [
    ...(listed.length === 0 ? [{ code: 'NO_DAYS_OFF', clause: 'SYS', path: 'holidays' } as const] : []),
    ...(outside.length === 0
      ? []
      : [{ code: 'DAY_OUTSIDE_YEAR', clause: 'SYS', path: 'holidays', facts: { year, days: outside } } as const]),
    ...(onWeekday.length === 0
      ? []
      : [{ code: 'MAKE_UP_ON_WEEKDAY', clause: 'SYS', path: 'holidays', facts: { days: onWeekday } } as const]),
    ...(new Set(listed).size < listed.length
      ? [{ code: 'DAY_LISTED_TWICE', clause: 'SYS', path: 'holidays' } as const]
      : []),
  ]
}

/** New Year's rest may begin in the last days of the year before. */
const mayBelongTo = (year: number, date: LocalDate): boolean => date >= `${year - 1}-12-25` && date <= `${year}-12-31`

const isSame = (one: ArrangeYear['data'] | undefined, other: ArrangeYear['data']): boolean =>
  one !== undefined && one.provisional === other.provisional && daysOf(one) === daysOf(other)

const daysOf = ({ holidays }: ArrangeYear['data']): string =>
  holidays
    .flatMap(({ daysOff, makeUpWorkdays }) => [
      ...daysOff.map((date) => `${date} off`),
      ...makeUpWorkdays.map((date) => `${date} on`),
    ])
    .sort()
    .join()

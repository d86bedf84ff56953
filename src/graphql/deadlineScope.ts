import { withSubAgencies } from '../app/subAgencies.js'
import { addDays } from '../domain/dates.js'
import type { AgencyId, LocalDate } from '../domain/values.js'
import { isWorkingDay } from '../domain/workingDay.js'
import type { GraphqlContext } from './context.js'
import { UserFault } from './faults.js'
import type { Maybe } from './fields.js'
import { agencyIdOf } from './itemInputMapping.js'
import { callersSight } from './loaders.js'
import { factsAt } from './referenceFacts.js'

/** Agencies asked for, cut down to those whose matters the caller looks after; undefined: no limit. */
export async function agenciesAsked(
  context: GraphqlContext,
  filter: Maybe<{ readonly agencyIds?: Maybe<readonly string[]>; readonly withSubAgencies?: Maybe<boolean> }>,
): Promise<readonly AgencyId[] | undefined> {
  const sight = await callersSight(context)
  const named = filter?.agencyIds?.map(agencyIdOf)
  if (named === undefined) return sight === 'all' ? undefined : sight
  const { agencies } = await factsAt(context)
  const asked = filter?.withSubAgencies === true ? withSubAgencies(named, agencies, context.services.today()) : named
  return sight === 'all' ? asked : asked.filter((agency) => sight.includes(agency))
}

const MOST_DAYS_AHEAD = 60

/** The day that is so many working days after another; the calendar's last day where it ends before. @throws UserFault `BAD_SPAN` */
export async function workingDaysAhead(context: GraphqlContext, from: LocalDate, days: number): Promise<LocalDate> {
  if (days < 0 || days > MOST_DAYS_AHEAD) throw new UserFault('BAD_SPAN', { most: MOST_DAYS_AHEAD })
  const { calendar } = await factsAt(context)
  let date = from
  for (let left = days; left > 0 && date < calendar.until;) {
    date = addDays(date, 1)
    if (isWorkingDay(calendar.kindOf(date))) left -= 1
  }
  return date
}

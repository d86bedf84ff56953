import type { CalendarEvent } from '../domain/calendar/events.js'
import type { ClauseValiditySet, PolicyNumberSet } from '../domain/policy/events.js'
import type { Reaction } from './reaction.js'

export interface ReleaseOptions {
  /** Has every process try again what was set aside because of this refusal. */
  readonly releaseRefused: (code: string) => Promise<void>
}

/**
 * A date that lies past the calendar's end is never guessed: what needs it is set aside, for everybody to see, and goes
 * on by itself when the next year is arranged; likewise where a number of law, or from when a clause is in force, was missing.
 */
export const releases = ({
  releaseRefused,
}: ReleaseOptions): Reaction<CalendarEvent | PolicyNumberSet | ClauseValiditySet> => {
  const after = (code: string) => async (): Promise<readonly []> => {
    await releaseRefused(code)
    return []
  }
  return {
    name: 'releases',
    version: 2,
    afterTheFact: true,
    on: {
      YearArranged: after('CALENDAR_ENDS'),
      PolicyNumberSet: after('POLICY_MISSING'),
      ClauseValiditySet: after('POLICY_MISSING'),
    },
  }
}

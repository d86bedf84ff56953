import { startOfDay } from '../domain/dates.js'
import type { ApplyPolicyChange } from '../domain/deadline/commands.js'
import { DEADLINE_KINDS, type DeadlineKind, definitionOf } from '../domain/deadline/vocabulary.js'
import type { PolicyNumberSet } from '../domain/policy/events.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import type { ProcessCommand } from './reaction.js'
import type { TimerKind } from './timer.js'

export interface RunningDeadlineFilter {
  /** Due on this day or later. */
  readonly reachingPast?: LocalDate
  readonly kinds?: readonly DeadlineKind[]
}

export interface RunningDeadlineOptions {
  /** As far as the log goes up to the position, one after another. */
  readonly runningDeadlines: (upTo: Position, filter: RunningDeadlineFilter) => AsyncIterable<{ readonly id: string }>
}

const kindsBy = (key: string): readonly DeadlineKind[] =>
  (Object.keys(DEADLINE_KINDS) as readonly DeadlineKind[]).filter((kind) => definitionOf(kind).policy === key)

/** A number that says it applies to matters begun before does so on the day from which it is in force (LS-18.1). */
export const policyChangeTimer = ({ runningDeadlines }: RunningDeadlineOptions): TimerKind<PolicyNumberSet> => ({
  name: 'policyChanges',
  version: 1,
  on: {
    PolicyNumberSet: ({ id, data: { key, from, appliesToRunning } }) =>
      appliesToRunning === true && kindsBy(key).length > 0 ? { subject: id, moments: [startOfDay(from)] } : undefined,
  },
  fire: async function* ({ data: { key, version } }, upTo): AsyncGenerator<ProcessCommand<ApplyPolicyChange>> {
    for await (const { id } of runningDeadlines(upTo, { kinds: kindsBy(key) })) {
      yield {
        id,
        key: id,
        command: { type: 'ApplyPolicyChange', data: { policy: `${key}@${version}` } },
        // Another number came into force on the same day; by the new one the time would be over already, or would end
        // where no calendar reaches: what cannot be counted keeps the date that could.
        harmless: ['POLICY_NOT_THE_ONE_IN_FORCE', 'RUNNING_MATTERS_KEEP_NUMBER', 'NEW_DATE_PASSED', 'CALENDAR_ENDS'],
      }
    }
  },
})

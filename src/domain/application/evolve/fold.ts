import type { PersonalAct } from '../../acting.js'
import type { PersonId } from '../../values.js'
import { without } from '../../without.js'
import type { ApplicationEvent } from '../events.js'
import type { KnownApplication, Level, Participants, ReplyClock } from '../state.js'
import type { DeadlineReceipt } from '../../receipt.js'

export type DataOf<T extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: T }>['data']

/** What an event makes of an application that was received. */
export type Folds<T extends ApplicationEvent['type']> = {
  readonly [K in T]: (application: KnownApplication, data: DataOf<K>) => KnownApplication
}

/** A deputy counts as two: themselves and the person they stand in for. */
export const withPeople = (
  participants: Participants,
  level: Level,
  people: readonly (PersonId | undefined)[],
): Participants => ({
  ...participants,
  [level]: [...new Set([...participants[level], ...people.filter((person) => person !== undefined)])],
})

export const withAct = (application: KnownApplication, level: Level, { by, deputyFor }: PersonalAct): Participants =>
  withPeople(application.participants, level, [by, deputyFor])

/** A new period; none runs where the law gives none. */
export const withPeriod = (
  application: KnownApplication,
  period: number,
  replyDue: DeadlineReceipt | undefined,
): KnownApplication => ({
  ...withoutClock(application),
  period,
  ...(replyDue === undefined ? {} : { clock: { period, receipt: replyDue, answered: [] } }),
})

export const withoutClock = (application: KnownApplication): KnownApplication =>
  without(application, 'clock') as KnownApplication
export const withoutDraft = (application: KnownApplication): KnownApplication =>
  without(application, 'draft') as KnownApplication

/** The running period with another due date, or that which a fee notice interrupted. */
export const withReceipt = (
  application: KnownApplication,
  period: number,
  receipt: DeadlineReceipt,
  answered: readonly string[] = [],
): KnownApplication => {
  const { clock, fee } = application
  const moved = (before: ReplyClock): ReplyClock => ({
    ...before,
    receipt,
    answered: [...before.answered, ...answered],
  })
  if (clock?.period === period) return { ...application, clock: moved(clock) }
  return fee?.interrupted?.period === period
    ? { ...application, fee: { ...fee, interrupted: moved(fee.interrupted) } }
    : application
}

import { endOfDay, startOfDay } from '../domain/dates.js'
import type { ObserveDeadline } from '../domain/deadline/commands.js'
import type { DeadlineEvent, Warning } from '../domain/deadline/events.js'
import type { DeadlineReceipt } from '../domain/receipt.js'
import type { Instant } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand } from './reaction.js'
import type { Schedule, TimerKind } from './timer.js'

const deadlineOf = ({ stream }: RecordedEvent): string => stream.slice('deadline-'.length)

const runsUntil = (
  event: RecordedEvent,
  { receipt, warnings }: { readonly receipt: DeadlineReceipt; readonly warnings: readonly Warning[] },
): Schedule => ({
  subject: deadlineOf(event),
  moments: [...warnings.map(({ on }): Instant => startOfDay(on)), endOfDay(receipt.due)],
})

const isOver = (event: RecordedEvent): Schedule => ({ subject: deadlineOf(event), moments: [] })

/** Each warning day's beginning and the end of the due day (Asia/Shanghai): the deadline looks at what has come about. */
export const deadlineTimer: TimerKind<DeadlineEvent> = {
  name: 'deadlines',
  version: 1,
  on: {
    DeadlineStarted: (event) => runsUntil(event, event.data),
    DeadlineMoved: (event) => runsUntil(event, event.data),
    DeadlineMet: isOver,
    DeadlineMissed: isOver,
    DeadlineCancelled: isOver,
  },
  fire: (event): readonly ProcessCommand<ObserveDeadline>[] => [
    { id: deadlineOf(event), command: { type: 'ObserveDeadline', data: {} } },
  ],
}

import type { DecisionContext } from '../../context.js'
import { endOfDay } from '../../dates.js'
import type { Instant } from '../../values.js'
import type { ObserveDeadline } from '../commands.js'
import type { DeadlineEvent, DeadlineMissed } from '../events.js'
import type { KnownDeadline } from '../state.js'
import { dayOf, momentOf, onDeadline, processOnly } from './handler.js'

/** Takes effect at the end of the due day, however much later someone looked. */
export const missed = (deadline: KnownDeadline, noticedAt: Instant): DeadlineMissed => ({
  type: 'DeadlineMissed',
  data: {
    kind: deadline.kind,
    agency: deadline.agency,
    ...(deadline.officer === undefined ? {} : { officer: deadline.officer }),
    ...(deadline.item === undefined ? {} : { item: deadline.item }),
    due: deadline.receipt.due,
    effectiveAt: endOfDay(deadline.receipt.due),
    noticedAt,
  },
})

/** Whatever has come about since someone looked last, in its order; after a long sleep several things at once. */
function whatCameAbout(deadline: KnownDeadline, context: DecisionContext): readonly DeadlineEvent[] {
  const noticedAt = momentOf(deadline, context)
  const today = dayOf(deadline, context)
  const warned = deadline.warnings
    .filter(({ level, on }) => on <= today && !deadline.warned.includes(level))
    .map(({ level, on, policy }): DeadlineEvent => ({
      type: 'DeadlineWarned',
      data: {
        kind: deadline.kind,
        agency: deadline.agency,
        ...(deadline.officer === undefined ? {} : { officer: deadline.officer }),
        due: deadline.receipt.due,
        level,
        on,
        ...(policy === undefined ? {} : { policy }),
        noticedAt,
      },
    }))
  return noticedAt >= endOfDay(deadline.receipt.due) ? [...warned, missed(deadline, noticedAt)] : warned
}

/** Looking too early, or again, records nothing; so does looking at what is over. */
export const observeDeadline = onDeadline<ObserveDeadline>({
  clause: 'SYS',
  by: processOnly,
  rules: [],
  done: (_command, deadline, context) => deadline.status !== 'running' || whatCameAbout(deadline, context).length === 0,
  events: (_command, deadline, context) => whatCameAbout(deadline, context),
})

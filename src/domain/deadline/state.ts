import { unreachable } from '../decider.js'
import type { DeadlineReceipt } from '../receipt.js'
import type { Instant } from '../values.js'
import { without } from '../without.js'
import type { DeadlineEvent, DeadlineMatter, DeadlineStarted, ProvedAct, Warning } from './events.js'
import type { DeadlineStatus, WarningLevel } from './vocabulary.js'

export interface KnownDeadline extends DeadlineMatter {
  readonly status: DeadlineStatus
  readonly receipt: DeadlineReceipt
  readonly reckonedByMatter: boolean
  readonly warnings: readonly Warning[]
  /** Levels warned of for the current due date. */
  readonly warned: readonly WarningLevel[]
  readonly extended: boolean
  /** Letters whose answer is in; the others pause until their own time lapses. */
  readonly answered: readonly string[]
  readonly proposal?: DeadlineReceipt
  /** Calendar versions whose date an officer declined. */
  readonly declined: readonly string[]
  readonly act?: ProvedAct
  /** The latest moment that an event of this deadline saw: for it, time does not run backwards. */
  readonly seenAt: Instant
}

export type Deadline = { readonly status: 'absent' } | KnownDeadline

export const initial: Deadline = { status: 'absent' }

export function evolve(deadline: Deadline, event: DeadlineEvent): Deadline {
  if (event.type === 'DeadlineStarted') return started(event)
  if (deadline.status === 'absent') return deadline
  return { ...changed(deadline, event), seenAt: event.data.noticedAt }
}

function started({ data }: DeadlineStarted): KnownDeadline {
  return {
    status: 'running',
    matter: data.matter,
    kind: data.kind,
    agency: data.agency,
    ...(data.officer === undefined ? {} : { officer: data.officer }),
    ...(data.item === undefined ? {} : { item: data.item }),
    key: data.key,
    receipt: data.receipt,
    reckonedByMatter: data.reckonedByMatter === true,
    warnings: data.warnings,
    warned: [],
    extended: false,
    answered: [],
    declined: [],
    seenAt: data.noticedAt,
  }
}

function changed(deadline: KnownDeadline, event: Exclude<DeadlineEvent, DeadlineStarted>): KnownDeadline {
  switch (event.type) {
    case 'DeadlineWarned':
      return { ...deadline, warned: [...deadline.warned, event.data.level] }
    case 'DeadlineMoved':
      return moved(deadline, event.data)
    case 'NewDateProposed':
      return { ...deadline, proposal: event.data.receipt }
    case 'ProposedDateDeclined':
      return { ...withoutProposal(deadline), declined: [...deadline.declined, event.data.calendarVersion] }
    case 'DeadlineMet':
      return { ...withoutProposal(deadline), status: 'met', act: actOf(event.data) }
    case 'DeadlineMissed':
      return { ...withoutProposal(deadline), status: 'missed' }
    case 'MissedActDone':
      return { ...deadline, act: actOf(event.data) }
    case 'MissLifted':
      return { ...deadline, status: 'lifted', act: actOf(event.data) }
    case 'DeadlineCancelled':
      return { ...withoutProposal(deadline), status: 'cancelled' }
    case 'DeadlineTransferred':
      return transferred(deadline, event.data)
    default:
      return unreachable(event)
  }
}

type DataOf<T extends DeadlineEvent['type']> = Extract<DeadlineEvent, { type: T }>['data']

const actOf = ({ doneOn, proof }: ProvedAct): ProvedAct => ({ doneOn, proof })

const withoutProposal = (deadline: KnownDeadline): KnownDeadline => without(deadline, 'proposal')

function moved(deadline: KnownDeadline, data: DataOf<'DeadlineMoved'>): KnownDeadline {
  const { cause, receipt, warnings, letter, previousDue } = data
  return {
    ...withoutProposal(deadline),
    receipt,
    warnings,
    warned: receipt.due === previousDue ? deadline.warned : [],
    extended: deadline.extended || cause === 'extended',
    answered: cause === 'resumed' && letter !== undefined ? [...deadline.answered, letter] : deadline.answered,
  }
}

const transferred = (deadline: KnownDeadline, { to, officer }: DataOf<'DeadlineTransferred'>): KnownDeadline => ({
  ...without(deadline, 'officer'),
  agency: to,
  ...(officer === undefined ? {} : { officer }),
})

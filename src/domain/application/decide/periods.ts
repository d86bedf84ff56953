import type { ClauseCode } from '../../clauses.js'
import type { DecisionContext } from '../../context.js'
import { parseLocalDate } from '../../dates.js'
import type { Refusal } from '../../decider.js'
import type { PolicyKey } from '../../policy/policyKeys.js'
import {
  type DeadlineReceipt,
  reckon,
  reckonByPolicy,
  type Reckoned,
  type ReceiptBasis,
  type ReceiptPause,
} from '../../receipt.js'
import type { LocalDate } from '../../values.js'
import type { Matter, ReplyClock } from '../state.js'

export const REPLY_PERIOD = 'reply.period' satisfies PolicyKey

/** The period to answer: 20 working days from the day after receipt, correction or payment (711-33). */
export const replyPeriodFrom = (start: LocalDate, context: DecisionContext): Reckoned<DeadlineReceipt> =>
  reckonByPolicy({ key: REPLY_PERIOD, clause: '711-33', start }, context)

/** Letters to third parties whose answer is still out when a new period begins: it waits for them as well (711-33). */
const stillOut = ({ thirdParties }: Pick<Matter, 'thirdParties'>, start: LocalDate): readonly ReceiptPause[] =>
  [...thirdParties.values()].flatMap(({ letterNumber, opinionBy, outcome }) =>
    opinionBy === undefined || outcome !== undefined || opinionBy.due <= start
      ? []
      : [{ letter: letterNumber, sentOn: start, answeredOn: opinionBy.due }],
  )

/** A period that begins anew, with correction or payment. */
export function newPeriod(
  matter: Pick<Matter, 'thirdParties'>,
  start: LocalDate,
  context: DecisionContext,
): Reckoned<DeadlineReceipt> {
  const fresh = replyPeriodFrom(start, context)
  const pauses = stillOut(matter, start)
  return !fresh.ok || pauses.length === 0 ? fresh : recount({ receipt: fresh.value }, { pauses }, context)
}

/** What stands against beginning it on a day as typed. */
export const newPeriodFaults = (
  matter: Pick<Matter, 'thirdParties'>,
  typed: string,
  context: DecisionContext,
): readonly Refusal[] => {
  const start = parseLocalDate(typed)
  return start === undefined ? [] : faultsOf(newPeriod(matter, start, context))
}

/** The receipt of a period that the checks found countable. */
export function counted(reckoned: Reckoned<DeadlineReceipt>): DeadlineReceipt {
  if (!reckoned.ok) throw new Error('the checks let a period through that cannot be counted')
  return reckoned.value
}

/** What stands against counting periods from a date as typed; a date that is none is said elsewhere. */
export const periodFaults = (
  typed: string,
  periods: readonly (readonly [key: PolicyKey, clause: ClauseCode])[],
  context: DecisionContext,
): readonly Refusal[] => {
  const start = parseLocalDate(typed)
  if (start === undefined) return []
  return periods.flatMap(([key, clause]) => faultsOf(reckonByPolicy({ key, clause, start }, context)))
}

export const faultsOf = (reckoned: Reckoned<DeadlineReceipt>): readonly Refusal[] =>
  reckoned.ok ? [] : [reckoned.refusal]

/** The same period with other terms or pauses, by the calendar as it is known now. */
export const recount = (
  { receipt }: Pick<ReplyClock, 'receipt'>,
  change: Partial<Pick<ReceiptBasis, 'terms' | 'pauses'>>,
  { calendar }: DecisionContext,
): Reckoned<DeadlineReceipt> =>
  reckon(
    {
      clause: receipt.clause,
      unit: receipt.unit,
      terms: change.terms ?? receipt.terms,
      start: receipt.start,
      ...(receipt.startEvent === undefined ? {} : { startEvent: receipt.startEvent }),
      pauses: change.pauses ?? receipt.pauses,
    },
    calendar,
  )

import type { DecisionContext } from '../../context.js'
import { addDays, addMonths } from '../../dates.js'
import type { Refusal } from '../../decider.js'
import type { LocalDate } from '../../values.js'

/** 定期评估审查 of what is not fully open (711-18); the length is dated policy. */
export const REEVALUATION_INTERVAL = 'reevaluation.interval'

/** When what is settled today is looked at again; undefined where no policy says. */
export function nextReevaluation({ policies, today }: DecisionContext): LocalDate | undefined {
  const policy = policies.inForce(REEVALUATION_INTERVAL, today)
  switch (policy?.unit) {
    case 'months':
      return addMonths(today, policy.value)
    case 'years':
      return addMonths(today, policy.value * 12)
    case 'days':
      return addDays(today, policy.value)
    default:
      return undefined
  }
}

export const intervalIsSet = (context: DecisionContext): readonly Refusal[] =>
  nextReevaluation(context) === undefined
    ? [
        {
          code: 'POLICY_MISSING',
          clause: '711-18',
          missing: [REEVALUATION_INTERVAL],
          facts: { policy: REEVALUATION_INTERVAL },
        },
      ]
    : []

import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import { reckonByPolicy } from '../../receipt.js'
import type { LocalDate } from '../../values.js'
import type { ApplicationReceived, ReceiptDateFixed } from '../events.js'
import type { ReceiptRule } from '../vocabulary.js'
import { counted, periodFaults, replyPeriodFrom } from './periods.js'

export const RECEIPT_POLICIES = ['reply.period', 'amendment.notice'] as const

type Body = ApplicationReceived['data']['body']

/** What stands against counting from a day of receipt; an enterprise has no period of Order 711 (711-55). */
export const receiptFaults = (typed: string, body: Body, context: DecisionContext): readonly Refusal[] =>
  body === 'publicEnterprise'
    ? []
    : periodFaults(
        typed,
        [
          ['reply.period', '711-33'],
          ['amendment.notice', '711-30'],
        ],
        context,
      )

interface Receipt {
  readonly receivedOn: LocalDate
  readonly rule: ReceiptRule
  readonly proof?: string | undefined
  /** Where the period began, if not on the day of receipt. */
  readonly startsOn?: LocalDate
}

/** 收到申请之日 (711-31), and the two periods that begin on it (711-30, 711-33). */
export function receiptFixed(
  { receivedOn, rule, proof, startsOn }: Receipt,
  body: Body,
  context: DecisionContext,
): ReceiptDateFixed {
  const start = startsOn ?? receivedOn
  return {
    type: 'ReceiptDateFixed',
    data: {
      receivedOn,
      rule,
      ...(proof === undefined ? {} : { proof }),
      period: 1,
      ...(body === 'publicEnterprise'
        ? {}
        : {
            replyDue: counted(replyPeriodFrom(start, context)),
            amendmentNoticeDue: counted(reckonByPolicy({ key: 'amendment.notice', clause: '711-30', start }, context)),
          }),
    },
  }
}

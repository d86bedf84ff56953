import type { DecisionContext } from '../../../context.js'
import type { Refusal } from '../../../decider.js'
import type { DeadlineReceipt } from '../../../receipt.js'
import type { Condition } from './condition.js'

/** While a correction or a payment is waited for, only its not coming can be answered. */
export const nothingIsAwaited: Condition = ({ kind }, { amendment, fee }) => [
  ...(amendment === undefined || amendment.status === 'amended' || kind === 'notAmended'
    ? []
    : [{ code: 'AMENDMENT_PENDING', clause: '711-30', missing: ['RecordAmendment'] } as const]),
  ...(fee === undefined || fee.status === 'paid' || kind === 'feeUnpaid'
    ? []
    : [{ code: 'FEE_PENDING', clause: '711-42', missing: ['RecordFeePayment'] } as const]),
]

/** The applicant was given the time of the law, and it is over. */
function lapseFaults(
  by: DeadlineReceipt | undefined,
  served: string,
  clause: '711-30' | '711-42',
  { today }: DecisionContext,
): readonly Refusal[] {
  if (by === undefined) return [{ code: 'NOTICE_NOT_SERVED', clause, missing: [served] }]
  return today > by.due ? [] : [{ code: 'APPLICANT_STILL_HAS_TIME', clause, facts: { due: by.due } }]
}

export const amendmentLapsed: Condition = (_outcome, { amendment }, context) =>
  amendment?.status === 'amended'
    ? [{ code: 'APPLICATION_WAS_AMENDED', clause: '711-30' }]
    : lapseFaults(amendment?.amendBy, 'RecordAmendmentNoticeService', '711-30', context)

export const paymentLapsed: Condition = (_outcome, { fee }, context) =>
  fee?.status === 'paid'
    ? [{ code: 'FEE_WAS_PAID', clause: '711-42' }]
    : lapseFaults(fee?.payBy, 'RecordFeeNoticeService', '711-42', context)

/** 补正后申请内容仍不明确 */
export const wasAmended: Condition = (_outcome, { amendment }) =>
  amendment?.status === 'amended' ? [] : [{ code: 'NEVER_AMENDED', clause: '711-30', missing: ['RequestAmendment'] }]

/** 申请理由不合理: somebody else than the handler has said so. */
export const reasonsWereRefused: Condition = (_outcome, { reasons }) =>
  reasons?.reasonable === false
    ? []
    : [{ code: 'REASONS_NOT_REFUSED', clause: '711-35', missing: ['RequestReasons', 'JudgeReasons'] }]

import type { DecisionContext } from '../../../context.js'
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

/** Whether the applicant was given the time of the law, and it is over. */
const lapsed = (by: DeadlineReceipt | undefined, { today }: DecisionContext): boolean =>
  by !== undefined && today > by.due

export const amendmentLapsed: Condition = (_outcome, { amendment }, context) => {
  if (amendment?.status === 'amended') return [{ code: 'APPLICATION_WAS_AMENDED', clause: '711-30' }]
  if (lapsed(amendment?.amendBy, context)) return []
  return amendment?.amendBy === undefined
    ? [{ code: 'NOTICE_NOT_SERVED', clause: '711-30', missing: ['RecordAmendmentNoticeService'] }]
    : [{ code: 'APPLICANT_STILL_HAS_TIME', clause: '711-30', facts: { due: amendment.amendBy.due } }]
}

export const paymentLapsed: Condition = (_outcome, { fee }, context) => {
  if (fee?.status === 'paid') return [{ code: 'FEE_WAS_PAID', clause: '711-42' }]
  if (lapsed(fee?.payBy, context)) return []
  return fee?.payBy === undefined
    ? [{ code: 'NOTICE_NOT_SERVED', clause: '711-42', missing: ['RecordFeeNoticeService'] }]
    : [{ code: 'APPLICANT_STILL_HAS_TIME', clause: '711-42', facts: { due: fee.payBy.due } }]
}

/** 补正后申请内容仍不明确 */
export const wasAmended: Condition = (_outcome, { amendment }) =>
  amendment?.status === 'amended' ? [] : [{ code: 'NEVER_AMENDED', clause: '711-30', missing: ['RequestAmendment'] }]

/** 申请理由不合理: somebody else than the handler has said so. */
export const reasonsWereRefused: Condition = (_outcome, { reasons }) =>
  reasons?.reasonable === false
    ? []
    : [{ code: 'REASONS_NOT_REFUSED', clause: '711-35', missing: ['RequestReasons', 'JudgeReasons'] }]

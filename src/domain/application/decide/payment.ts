import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { reckonByPolicy } from '../../receipt.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { RecordFeeNoticeService, RecordFeePayment } from '../commands.js'
import { type ApplicationRule, HANDLING_ROLES, inAnswering, onOpen } from './handler.js'
import { NUMBER, PROOF } from './limits.js'
import { officerIsInCharge } from './people.js'
import { counted, newPeriod, newPeriodFaults, periodFaults } from './periods.js'
import { letterIsTheOne } from './standing.js'

const isNotServed: ApplicationRule = {
  code: 'NOTICE_SERVED_BEFORE',
  clause: '711-42',
  refuse: ({ fee }) => (fee?.payBy === undefined ? undefined : {}),
}

const paymentIsAwaited: ApplicationRule = {
  code: 'NO_PAYMENT_AWAITED',
  clause: '711-42',
  refuse: ({ fee }) => (fee === undefined || fee.status === 'paid' ? { missing: ['IssueFeeNotice'] } : undefined),
}

/** Service of the notice that is entered after it was paid begins no time anew: what was paid is paid. */
const noPaymentCame: ApplicationRule = {
  ...paymentIsAwaited,
  refuse: (application, context) =>
    application.fee?.status === 'paid' ? paymentIsAwaited.refuse(application, context) : undefined,
}

const payBy = (servedOn: string, context: DecisionContext) =>
  reckonByPolicy({ key: 'fee.payment', clause: '711-42', start: checkedDate(servedOn) }, context)

/** 30 days from the day after the applicant has the notice. */
export const recordFeeNoticeService = onOpen<RecordFeeNoticeService>({
  clause: '711-42',
  by: inAnswering(HANDLING_ROLES, { process: true }),
  rules: [officerIsInCharge, isNotServed, noPaymentCame],
  checks: [
    ({ data }, { fee }) => letterIsTheOne(data.noticeNumber, fee?.noticeNumber, 'IssueFeeNotice'),
    ({ data }, { fee }, context) => [
      ...dateFaults(data.servedOn, 'servedOn', { notAfter: context.today, notBefore: fee?.issuedOn }),
      ...periodFaults(data.servedOn, [['fee.payment', '711-42']], context),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
  ],
  done: ({ data }, { fee }) =>
    fee?.noticeNumber === data.noticeNumber && fee.servedOn === data.servedOn && fee.serviceProof === data.proof,
  policies: ['fee.payment'],
  events: ({ data }, _application, context) => [
    {
      type: 'FeeNoticeServed',
      data: {
        servedOn: checkedDate(data.servedOn),
        proof: data.proof,
        payBy: counted(payBy(data.servedOn, context)),
      },
    },
  ],
})

/** 缴费: the handling period is counted anew from the day after it. */
export const recordFeePayment = onOpen<RecordFeePayment>({
  clause: '711-42',
  by: inAnswering(HANDLING_ROLES, { process: true }),
  rules: [officerIsInCharge, paymentIsAwaited],
  checks: [
    ({ data }, { fee }) =>
      fee === undefined || fee.amount === data.amount
        ? []
        : [{ code: 'FEE_AMOUNT_WRONG', clause: '711-42', path: 'amount', facts: { amount: fee.amount } }],
    ({ data }, { fee }) =>
      fee?.payBy !== undefined && data.paidOn > fee.payBy.due
        ? [{ code: 'FEE_PAID_TOO_LATE', clause: '711-42', path: 'paidOn', facts: { due: fee.payBy.due } }]
        : [],
    ({ data }, application, context) => [
      ...dateFaults(data.paidOn, 'paidOn', { notAfter: context.today, notBefore: application.fee?.issuedOn }),
      ...newPeriodFaults(application, data.paidOn, context),
      ...textFaults(data.receiptNumber, 'receiptNumber', NUMBER),
    ],
  ],
  done: ({ data: { paidOn, amount, receiptNumber } }, { fee }) =>
    fee?.payment !== undefined && sameJson(fee.payment, { paidOn, amount, receiptNumber }),
  policies: ['reply.period'],
  events: ({ data }, application, context) => {
    const paidOn = checkedDate(data.paidOn)
    return [
      {
        type: 'FeePaid',
        data: {
          paidOn,
          amount: data.amount,
          receiptNumber: data.receiptNumber,
          period: application.period + 1,
          replyDue: counted(newPeriod(application, paidOn, context)),
        },
      },
    ]
  },
})

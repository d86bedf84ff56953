import { without } from '../../without.js'
import type { StepDateAdopted } from '../events.js'
import type { KnownApplication } from '../state.js'
import { type Folds, withoutClock, withoutDraft, withPeriod, withReceipt } from './fold.js'

/** What moves, ends or restarts the reply period. */
export const clockFolds: Folds<
  | 'ReplyClockPaused'
  | 'ReplyClockResumed'
  | 'ReplyDateAdopted'
  | 'StepDateAdopted'
  | 'ReplyPeriodExtended'
  | 'ReasonsRequested'
  | 'ReasonsGiven'
  | 'ReasonsJudged'
  | 'ReplyDelayed'
  | 'FeeNoticeIssued'
  | 'FeeNoticeServed'
  | 'FeeNoticeRevoked'
  | 'FeePaid'
> = {
  ReplyClockPaused: (application, { period, replyDue }) => withReceipt(application, period, replyDue),
  ReplyClockResumed: (application, { period, letter, replyDue }) =>
    withReceipt(application, period, replyDue, [letter]),
  ReplyDateAdopted: (application, { period, replyDue }) => withReceipt(application, period, replyDue),
  StepDateAdopted: (application, data) => withStepDate(application, data),
  ReplyPeriodExtended: (application, { period, replyDue, ...extension }) => ({
    ...withReceipt(application, period, replyDue),
    extension,
  }),

  ReasonsRequested: (application, { noticeNumber, issuedOn, answerBy }) => ({
    ...application,
    reasons: { noticeNumber, issuedOn, answerBy, given: false, delayed: false },
  }),
  ReasonsGiven: (application, answer) =>
    application.reasons === undefined
      ? application
      : { ...application, reasons: { ...application.reasons, given: true, answer } },
  ReasonsJudged: (application, judgement) =>
    application.reasons === undefined
      ? application
      : { ...application, reasons: { ...application.reasons, reasonable: judgement.reasonable, judgement } },
  ReplyDelayed: (application, { period, replyDue }) => {
    const moved = withReceipt(application, period, replyDue)
    return moved.reasons === undefined ? moved : { ...moved, reasons: { ...moved.reasons, delayed: true } }
  },

  /** The period ends here and begins anew with payment. */
  FeeNoticeIssued: (application, { method, amount, noticeNumber, issuedOn }) => ({
    ...withoutDraft(withoutClock(application)),
    fee: {
      status: 'issued',
      method,
      amount,
      noticeNumber,
      issuedOn,
      ...(application.clock === undefined ? {} : { interrupted: application.clock }),
    },
  }),
  /** What is paid is not waited for again. */
  FeeNoticeServed: (application, { servedOn, payBy, proof }) =>
    application.fee === undefined || application.fee.status === 'paid'
      ? application
      : { ...application, fee: { ...application.fee, status: 'served', servedOn, payBy, serviceProof: proof } },
  FeeNoticeRevoked: (application, { period, replyDue }) => ({
    ...withoutFee(withoutDraft(application)),
    period,
    clock: { period, receipt: replyDue, answered: application.fee?.interrupted?.answered ?? [] },
  }),
  FeePaid: (application, { period, replyDue, ...payment }) => ({
    ...withPeriod(application, period, replyDue),
    ...(application.fee === undefined
      ? {}
      : { fee: { ...without(application.fee, 'interrupted'), status: 'paid', payment } }),
  }),
}

function withStepDate(
  application: KnownApplication,
  { step, thirdParty, due }: StepDateAdopted['data'],
): KnownApplication {
  const { amendment, fee, thirdParties } = application
  const asked = thirdParty === undefined ? undefined : thirdParties.get(thirdParty)
  switch (step) {
    case 'amendmentNotice':
      return { ...application, amendmentNoticeDue: due }
    case 'amendment':
      return amendment === undefined ? application : { ...application, amendment: { ...amendment, amendBy: due } }
    case 'feePayment':
      return fee === undefined ? application : { ...application, fee: { ...fee, payBy: due } }
    case 'thirdPartyOpinion':
      return asked === undefined
        ? application
        : { ...application, thirdParties: new Map([...thirdParties, [thirdParty!, { ...asked, opinionBy: due }]]) }
  }
}

const withoutFee = (application: KnownApplication): KnownApplication => without(application, 'fee') as KnownApplication

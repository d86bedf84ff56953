import { type Folds, withoutClock, withoutDraft, withPeriod, withReceipt } from './fold.js'

/** What moves, ends or restarts the reply period. */
export const clockFolds: Folds<
  | 'ReplyClockPaused'
  | 'ReplyClockResumed'
  | 'ReplyDateAdopted'
  | 'ReplyPeriodExtended'
  | 'ReasonsRequested'
  | 'ReasonsGiven'
  | 'ReasonsJudged'
  | 'ReplyDelayed'
  | 'FeeNoticeIssued'
  | 'FeeNoticeServed'
  | 'FeePaid'
> = {
  ReplyClockPaused: (application, { period, replyDue }) => withReceipt(application, period, replyDue),
  ReplyClockResumed: (application, { period, letter, replyDue }) =>
    withReceipt(application, period, replyDue, [letter]),
  ReplyDateAdopted: (application, { period, replyDue }) => withReceipt(application, period, replyDue),
  ReplyPeriodExtended: (application, { period, replyDue }) => ({
    ...withReceipt(application, period, replyDue),
    extended: true,
  }),

  ReasonsRequested: (application, { noticeNumber, issuedOn, answerBy }) => ({
    ...application,
    reasons: { noticeNumber, issuedOn, answerBy, given: false, delayed: false },
  }),
  ReasonsGiven: (application) =>
    application.reasons === undefined
      ? application
      : { ...application, reasons: { ...application.reasons, given: true } },
  ReasonsJudged: (application, { reasonable }) =>
    application.reasons === undefined
      ? application
      : { ...application, reasons: { ...application.reasons, reasonable } },
  ReplyDelayed: (application, { period, replyDue }) => {
    const moved = withReceipt(application, period, replyDue)
    return moved.reasons === undefined ? moved : { ...moved, reasons: { ...moved.reasons, delayed: true } }
  },

  /** The period ends here and begins anew with payment. */
  FeeNoticeIssued: (application, { method, amount, noticeNumber, issuedOn }) => ({
    ...withoutDraft(withoutClock(application)),
    fee: { status: 'issued', method, amount, noticeNumber, issuedOn },
  }),
  FeeNoticeServed: (application, { servedOn, payBy }) =>
    application.fee === undefined
      ? application
      : { ...application, fee: { ...application.fee, status: 'served', servedOn, payBy } },
  FeePaid: (application, { period, replyDue }) => ({
    ...withPeriod(application, period, replyDue),
    ...(application.fee === undefined ? {} : { fee: { ...application.fee, status: 'paid' } }),
  }),
}

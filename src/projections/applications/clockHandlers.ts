import type { DeadlineReceipt } from '../../domain/receipt.js'
import { type ApplicationHandlers, type Change, changing, withPeriod } from './change.js'
import type { ApplicationRow } from './tables.js'

/** What moves, ends or restarts the reply period. */
export const clockHandlers: ApplicationHandlers<
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
  ReplyClockPaused: changing<'ReplyClockPaused'>((row, { period, letter, kind, sentOn, lapsesOn, replyDue }) => ({
    ...movedTo(row, period, replyDue),
    // Paused once more by the same letter: its time to answer is another one.
    pauses: [
      ...row.pauses.filter((pause) => pause.letter !== letter || pause.answeredOn !== null),
      { letter, kind, sentOn, lapsesOn, answeredOn: null },
    ],
  })),
  ReplyClockResumed: changing<'ReplyClockResumed'>((row, { period, letter, answeredOn, replyDue }) => ({
    ...movedTo(row, period, replyDue),
    pauses: row.pauses.map((pause) => (pause.letter === letter ? { ...pause, answeredOn } : pause)),
  })),
  ReplyDateAdopted: changing<'ReplyDateAdopted'>((row, { period, replyDue }) => movedTo(row, period, replyDue)),
  StepDateAdopted: changing<'StepDateAdopted'>(({ amendment, fee, thirdParties }, { step, thirdParty, due }) => {
    switch (step) {
      case 'amendmentNotice':
        return { amendmentNoticeDue: due }
      case 'amendment':
        return amendment === null ? {} : { amendment: { ...amendment, amendBy: due } }
      case 'feePayment':
        return fee === null ? {} : { fee: { ...fee, payBy: due } }
      case 'thirdPartyOpinion':
        return {
          thirdParties: thirdParties.map((asked) =>
            asked.thirdParty === thirdParty ? { ...asked, opinionBy: due } : asked,
          ),
        }
    }
  }),
  ReplyPeriodExtended: changing<'ReplyPeriodExtended'>((row, data) => ({
    ...movedTo(row, data.period, data.replyDue),
    extended: true,
    extension: prolongation(data),
  })),

  ReasonsRequested: changing<'ReasonsRequested'>((_row, { noticeNumber, issuedOn, answerBy }) => ({
    reasons: { noticeNumber, issuedOn, answerBy, givenOn: null, reasonable: null },
  })),
  ReasonsGiven: changing<'ReasonsGiven'>(({ reasons }, { receivedOn }) =>
    reasons === null ? {} : { reasons: { ...reasons, givenOn: receivedOn } },
  ),
  ReasonsJudged: changing<'ReasonsJudged'>(({ reasons }, { reasonable }) =>
    reasons === null ? {} : { reasons: { ...reasons, reasonable } },
  ),
  ReplyDelayed: changing<'ReplyDelayed'>((row, data) => ({
    ...movedTo(row, data.period, data.replyDue),
    delay: prolongation(data),
  })),

  /** The period ends here and begins anew with payment. */
  FeeNoticeIssued: changing<'FeeNoticeIssued'>(({ fees }, data) => ({
    fees: fees + 1,
    clockRuns: false,
    draft: null,
    fee: {
      status: 'issued',
      method: data.method,
      before: data.before,
      units: data.units,
      amount: data.amount,
      schedule: data.schedule,
      noticeNumber: data.noticeNumber,
      issuedOn: data.issuedOn,
      servedOn: null,
      payBy: null,
      paidOn: null,
      receiptNumber: null,
    },
  })),
  FeeNoticeServed: changing<'FeeNoticeServed'>(({ fee }, { servedOn, payBy }) =>
    fee === null ? {} : { fee: { ...fee, status: 'served', servedOn, payBy } },
  ),
  /** The interrupted period goes on. */
  FeeNoticeRevoked: changing<'FeeNoticeRevoked'>((_row, { period, replyDue }) => ({
    period,
    replyDue,
    clockRuns: true,
    draft: null,
    fee: null,
  })),
  FeePaid: changing<'FeePaid'>(({ fee }, { period, replyDue, paidOn, receiptNumber }) => ({
    ...withPeriod(period, replyDue),
    ...(fee === null ? {} : { fee: { ...fee, status: 'paid', paidOn, receiptNumber } }),
  })),
}

/** A period that is over keeps its date. */
const movedTo = (row: ApplicationRow, period: number, replyDue: DeadlineReceipt): Change =>
  row.clockRuns && row.period === period ? { replyDue } : {}

const prolongation = (data: {
  readonly workingDays: number
  readonly noticeNumber: string
  readonly noticeDispatchedOn: string
  readonly by: string
}) => ({
  workingDays: data.workingDays,
  noticeNumber: data.noticeNumber,
  noticeDispatchedOn: data.noticeDispatchedOn,
  by: data.by,
})

import { without } from '../../without.js'
import { withoutClock, withoutDraft, withPeople, withPeriod, type Folds } from './fold.js'

/** Receipt, correction, who is in charge. */
export const intakeFolds: Folds<
  | 'ReceiptDateFixed'
  | 'ReceiptUnconfirmed'
  | 'ContactAttempted'
  | 'ApplicationSplit'
  | 'AmendmentRequested'
  | 'AmendmentNoticeServed'
  | 'ApplicationAmended'
  | 'ApplicationHandedOver'
  | 'ApplicationTransferred'
> = {
  ReceiptDateFixed: (application, { receivedOn, rule, period, replyDue, amendmentNoticeDue }) => ({
    ...withPeriod(application, period, replyDue),
    receipt: { receivedOn, rule },
    ...(amendmentNoticeDue === undefined ? {} : { amendmentNoticeDue }),
  }),
  ReceiptUnconfirmed: (application) => ({ ...application, unconfirmed: true }),
  ContactAttempted: (application) => ({ ...application, contacts: application.contacts + 1 }),
  ApplicationSplit: (application, { kept }) => ({ ...application, request: kept, split: true }),

  /** The period ends here; whatever was drafted answered something else. */
  AmendmentRequested: (application, { points, noticeNumber, issuedOn }) => ({
    ...withoutDraft(withoutClock(application)),
    amendment: { status: 'requested', elements: points.map(({ element }) => element), noticeNumber, issuedOn },
  }),
  /** A correction that is in is not waited for again. */
  AmendmentNoticeServed: (application, { amendBy, proof }) =>
    application.amendment === undefined || application.amendment.status === 'amended'
      ? application
      : { ...application, amendment: { ...application.amendment, status: 'served', amendBy, serviceProof: proof } },
  ApplicationAmended: (application, { applicant, request, period, replyDue, ...said }) => ({
    ...withPeriod(application, period, replyDue),
    applicant,
    request,
    searches: new Map(),
    // What was decided was decided of what was asked for before.
    ...(application.consultation === undefined ? {} : { consultation: { ...application.consultation, overruled: [] } }),
    ...(application.amendment === undefined
      ? {}
      : {
          amendment: { ...application.amendment, status: 'amended', answer: { ...said, applicant, request } },
        }),
  }),

  ApplicationHandedOver: (application, { to }) => ({
    ...application,
    officer: to,
    participants: withPeople(application.participants, 'handling', [to]),
  }),
  /** Whoever had it in hand need not be in the new agency: somebody there takes it. */
  ApplicationTransferred: (application, { to }) =>
    ({ ...without(application, 'officer'), agency: to }) as typeof application,
}

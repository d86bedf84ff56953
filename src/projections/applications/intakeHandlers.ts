import type { Request } from '../../domain/application/events.js'
import { type ApplicationHandlers, changing, idOf, withPeriod } from './change.js'
import { derived } from './derived.js'
import { type ApplicationRow, NO_DUE } from './tables.js'

/** Receipt, splitting, correction, who is in charge. */
export const intakeHandlers: ApplicationHandlers<
  | 'ApplicationReceived'
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
  ApplicationReceived: (rows, event) => {
    const { agency, body, officer, channel, arrivedOn, applicant, request, lacks, assistance } = event.data
    const { registrationNumber, splitFrom, amendedBefore } = event.data
    rows.applications.put(
      derived({
        id: idOf(event),
        agency,
        officer: officer ?? null,
        body,
        channel,
        arrivedOn,
        applicant: applicant.subject,
        applicantKind: applicant.kind,
        lacks,
        assistance: assistance ?? null,
        registrationNumber: registrationNumber ?? null,
        splitFrom: splitFrom ?? null,
        parts: [],
        ...asked(request),
        receivedOn: null,
        receiptRule: null,
        receiptProof: null,
        unconfirmed: null,
        contacts: 0,
        period: 0,
        replyDue: null,
        clockRuns: false,
        pauses: [],
        amendmentNoticeDue: null,
        amendment: amendedBefore === true ? amendedAsWhole(splitFrom, arrivedOn) : null,
        item: null,
        information: null,
        searches: [],
        thirdParties: [],
        consultation: null,
        consultationStatus: null,
        extended: false,
        extension: null,
        delay: null,
        reasons: null,
        fee: null,
        fees: 0,
        draft: null,
        replies: [],
        outcome: null,
        replyNumber: null,
        dispatchedOn: null,
        late: false,
        deliveredOn: null,
        withdrawnOn: null,
        mergedInto: null,
        proposals: [],
        remedies: [],
        remediesOpen: 0,
        files: [],
        letters: [],
        archived: null,
        status: 'open',
        stage: 'receipt',
        awaits: [],
        due: NO_DUE,
        dueKind: null,
        registeredAt: event.metadata.recordedAt,
        registeredOrdinal: event.ordinal,
        closedOn: null,
        changedAt: event.metadata.recordedAt,
        revision: event.revision,
      }),
    )
  },
  ReceiptDateFixed: changing<'ReceiptDateFixed'>(
    (_row, { receivedOn, rule, proof, period, replyDue, amendmentNoticeDue }) => ({
      ...withPeriod(period, replyDue),
      receivedOn,
      receiptRule: rule,
      receiptProof: proof ?? null,
      amendmentNoticeDue: amendmentNoticeDue ?? null,
    }),
  ),
  ReceiptUnconfirmed: changing<'ReceiptUnconfirmed'>((_row, { confirmBy }) => ({ unconfirmed: confirmBy })),
  ContactAttempted: changing<'ContactAttempted'>(({ contacts }) => ({ contacts: contacts + 1 })),
  ApplicationSplit: changing<'ApplicationSplit'>(({ parts: known }, { kept, parts }) => ({
    ...asked(kept),
    parts: [...known, ...parts.map(({ application }) => application)],
  })),

  /** The period ends here; whatever was drafted answered something else. */
  AmendmentRequested: changing<'AmendmentRequested'>((_row, { points, noticeNumber, issuedOn }) => ({
    clockRuns: false,
    draft: null,
    amendment: {
      status: 'requested',
      elements: points.map(({ element }) => element),
      noticeNumber,
      issuedOn,
      servedOn: null,
      amendBy: null,
      amendedOn: null,
      late: false,
    },
  })),
  AmendmentNoticeServed: changing<'AmendmentNoticeServed'>(({ amendment }, { servedOn, amendBy }) =>
    amendment === null ? {} : { amendment: { ...amendment, status: 'served', servedOn, amendBy } },
  ),
  ApplicationAmended: changing<'ApplicationAmended'>(({ amendment, searches }, data) => ({
    ...withPeriod(data.period, data.replyDue),
    ...asked(data.request),
    applicant: data.applicant.subject,
    applicantKind: data.applicant.kind,
    searches: searches.map((search) => ({ ...search, counts: false })),
    ...(amendment === null
      ? {}
      : {
          amendment: {
            ...amendment,
            status: 'amended',
            amendedOn: data.receivedOn,
            late: data.lateBecause !== undefined,
          },
        }),
  })),

  ApplicationHandedOver: changing<'ApplicationHandedOver'>((_row, { to }) => ({ officer: to })),
  /** Whoever had it in hand need not be in the new agency. */
  ApplicationTransferred: changing<'ApplicationTransferred'>((_row, { to }) => ({ agency: to, officer: null })),
}

const asked = ({ documentNumber, form, way }: Request): Pick<ApplicationRow, 'documentNumber' | 'form' | 'way'> => ({
  documentNumber: documentNumber ?? null,
  form: form ?? null,
  way: way ?? null,
})

/** The whole was asked to be corrected before it was split: not a second time (711-30). */
const amendedAsWhole = (whole: string | undefined, on: string) =>
  ({
    status: 'amended',
    elements: [],
    noticeNumber: whole ?? '',
    issuedOn: on,
    servedOn: null,
    amendBy: null,
    amendedOn: null,
    late: false,
  }) as const

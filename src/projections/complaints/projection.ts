import type { ComplaintEvent, ComplaintReceived } from '../../domain/complaint/events.js'
import type { Rows } from '../engine/table.js'
import type { LogEvent, Projection } from '../projection.js'
import { type ComplaintRow, type ComplaintTables, complaintTables } from './tables.js'

export const COMPLAINTS = 'complaints'

const STREAM = 'complaint-'
const idOf = ({ stream }: Pick<LogEvent, 'stream'>): string => stream.slice(STREAM.length)
/** `{complaint}.{request}` */
const requestId = (event: LogEvent, request: number): string => `${idOf(event)}.${request}`

function rowOf(rows: Rows<ComplaintTables>, event: LogEvent): ComplaintRow {
  const row = rows.complaints.get(idOf(event))
  if (row === undefined) throw new Error(`the complaint ${idOf(event)} was never received`)
  return row
}

function change(rows: Rows<ComplaintTables>, event: LogEvent, columns: Partial<ComplaintRow>): void {
  const row = rowOf(rows, event)
  rows.complaints.put({ ...row, ...columns, changedAt: event.metadata.recordedAt, revision: event.revision })
}

/** Everything that came after the receipt, as it stands before any of it. */
const NOTHING_YET = {
  acceptedOn: null,
  acceptedLate: false,
  answerReceipt: null,
  answerBy: null,
  declineGround: null,
  declinedOn: null,
  transferredOn: null,
  requests: 0,
  statements: 0,
  statementBy: null,
  steps: 0,
  proposal: 0,
  outcome: null,
  measures: [],
  findings: [],
  concludedOn: null,
  approvedOn: null,
  decidedBy: null,
  replyNumber: null,
  repliedOn: null,
  way: null,
  late: false,
  withdrawnOn: null,
  archivedOn: null,
} as const

function received(event: LogEvent<ComplaintReceived>): ComplaintRow {
  const { data, metadata } = event
  return {
    id: idOf(event),
    kind: data.kind,
    agency: data.agency,
    formerAgencies: [],
    rights: data.rights,
    against: data.against,
    officer: data.officer ?? null,
    concerned: [],
    aboutKind: data.about?.kind ?? null,
    aboutId: data.about?.id ?? null,
    anonymous: data.anonymous,
    hasContact: data.hasContact,
    onPortal: data.access !== undefined,
    channel: data.channel,
    receivedOn: data.receivedOn,
    proof: data.proof ?? null,
    round: 1,
    acceptReceipt: data.acceptBy,
    acceptBy: data.acceptBy.due,
    ...NOTHING_YET,
    stage: 'acceptance',
    due: data.acceptBy.due,
    registeredAt: metadata.recordedAt,
    registeredOrdinal: event.ordinal,
    changedAt: metadata.recordedAt,
    revision: event.revision,
  }
}

const requestIn = ({ type, data }: ComplaintEvent): number | undefined =>
  type === 'AgencyAskedForStatement' || type === 'AgencyStatementRecorded' ? data.request : undefined

export const complaintsProjection: Projection<ComplaintEvent, ComplaintTables> = {
  name: COMPLAINTS,
  version: 1,
  tables: complaintTables,
  touches: (event) => {
    const request = requestIn(event)
    return { complaints: [idOf(event)], ...(request === undefined ? {} : { requests: [requestId(event, request)] }) }
  },
  handlers: {
    ComplaintReceived: (rows, event) => rows.complaints.put(received(event)),
    ConcernedOfficersNoted: (rows, event) =>
      change(rows, event, { concerned: [...new Set([...rowOf(rows, event).concerned, ...event.data.persons])] }),
    ComplaintHandedOver: (rows, event) => change(rows, event, { officer: event.data.to }),
    ComplaintAccepted: (rows, event) => {
      const { acceptedOn, late, answerBy, by } = event.data
      change(rows, event, {
        officer: rowOf(rows, event).officer ?? by,
        acceptedOn,
        acceptedLate: late,
        answerReceipt: answerBy,
        answerBy: answerBy.due,
        due: answerBy.due,
        stage: 'investigation',
      })
    },
    ComplaintDateAdopted: (rows, event) => {
      const { step, due } = event.data
      change(
        rows,
        event,
        step === 'acceptance'
          ? { acceptReceipt: due, acceptBy: due.due, due: due.due }
          : { answerReceipt: due, answerBy: due.due, due: due.due },
      )
    },
    ComplaintDeclined: (rows, event) => {
      const { ground, declinedOn, late, by } = event.data
      const declined = { declineGround: ground, declinedOn, acceptedLate: late, decidedBy: by }
      change(rows, event, { ...declined, stage: 'declined' })
    },
    /** Whoever gets it begins anew; what was asked and looked at stays on record. */
    ComplaintTransferred: (rows, event) => {
      const { from, to, rights, round, transferredOn, acceptBy } = event.data
      const { formerAgencies, requests, statements, statementBy, steps } = rowOf(rows, event)
      change(rows, event, {
        ...NOTHING_YET,
        ...{ requests, statements, statementBy, steps },
        agency: to,
        formerAgencies: [...new Set([...formerAgencies, from])],
        rights,
        officer: null,
        round,
        acceptReceipt: acceptBy,
        acceptBy: acceptBy.due,
        due: acceptBy.due,
        transferredOn,
        stage: 'acceptance',
      })
    },
    AgencyAskedForStatement: (rows, event) => {
      const { request, against, about, documentNumber, askedOn, answerBy } = event.data
      rows.requests.put({
        id: requestId(event, request),
        complaint: idOf(event),
        request,
        against,
        agency: rowOf(rows, event).agency,
        documentNumber,
        aboutKind: about?.kind ?? null,
        aboutId: about?.id ?? null,
        askedOn,
        answerBy,
        statedOn: null,
        statedBy: null,
        late: false,
        askedAt: event.metadata.recordedAt,
        askedOrdinal: event.ordinal,
      })
      change(rows, event, { requests: request, statementBy: answerBy })
    },
    AgencyStatementRecorded: (rows, event) => {
      const { request, statedOn, late, by } = event.data
      const asked = rows.requests.get(requestId(event, request))
      if (asked !== undefined) rows.requests.put({ ...asked, statedOn, late, statedBy: by })
      change(rows, event, { statements: rowOf(rows, event).statements + 1, statementBy: null })
    },
    InvestigationStepRecorded: (rows, event) => change(rows, event, { steps: event.data.step }),
    ComplaintConclusionProposed: (rows, event) => {
      const { proposal, outcome, measures, findings, concludedOn } = event.data
      const kinds = [...new Set(measures.map(({ kind }) => kind))]
      change(rows, event, { proposal, outcome, measures: kinds, findings, concludedOn, stage: 'approval' })
    },
    ComplaintConclusionReturned: (rows, event) =>
      change(rows, event, { outcome: null, measures: [], findings: [], concludedOn: null, stage: 'investigation' }),
    ComplaintConclusionApproved: (rows, event) =>
      change(rows, event, { approvedOn: event.data.approvedOn, decidedBy: event.data.by, stage: 'reply' }),
    /** Read from the stream; the row only keeps its revision. */
    ComplaintLetterPrepared: (rows, event) => change(rows, event, {}),
    ComplaintNoticeDispatched: (rows, event) => change(rows, event, {}),
    ComplainantReplied: (rows, event) => {
      const { number, repliedOn, way, late } = event.data
      change(rows, event, { replyNumber: number ?? null, repliedOn, way, late, stage: 'answered' })
    },
    ComplaintWithdrawn: (rows, event) =>
      change(rows, event, { withdrawnOn: event.data.withdrawnOn, stage: 'withdrawn' }),
    ComplaintArchived: (rows, event) => change(rows, event, { archivedOn: event.data.archivedOn }),
  },
}

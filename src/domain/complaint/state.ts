import type { PersonalAct } from '../acting.js'
import { type Said, saying } from '../said.js'
import type { DeadlineReceipt } from '../receipt.js'
import type { AgencyId, LocalDate, PersonId } from '../values.js'
import { without } from '../without.js'
import type { ComplaintEvent, ComplaintLetterPrepared, ComplaintReceived } from './events.js'
import type { ComplaintOutcome } from './vocabulary.js'

export interface KnownComplaint {
  readonly status: 'open' | 'closed'
  readonly id: string
  readonly received: ComplaintReceived['data']
  /** The body that judges it now. */
  readonly agency: AgencyId
  readonly against: AgencyId
  /** Who passed it on last, and tells of that. */
  readonly passedOnBy?: AgencyId
  readonly officer?: PersonId
  readonly concerned: readonly PersonId[]
  /** Everybody who acted on the merits or had it in charge, absent people included. */
  readonly handlers: readonly PersonId[]
  /** How often a body received it, from 1. */
  readonly round: number
  readonly receivedOn: LocalDate
  readonly acceptBy: DeadlineReceipt
  /** Set with acceptance. */
  readonly answerBy?: DeadlineReceipt
  readonly acceptedOn?: LocalDate
  readonly requests: readonly StatementRequest[]
  readonly steps: number
  readonly lastStepOn?: LocalDate
  readonly proposal?: {
    readonly number: number
    readonly outcome: ComplaintOutcome
    readonly concludedOn: LocalDate
    readonly status: 'proposed' | 'returned' | 'approved'
  }
  readonly letters: readonly ComplaintLetter[]
  readonly ending?: 'replied' | 'declined' | 'withdrawn'
  readonly endedOn?: LocalDate
  readonly archived: boolean
  readonly said: Said<ComplaintEvent>
}

export interface StatementRequest {
  readonly request: number
  readonly askedOn: LocalDate
  readonly answerBy: LocalDate
  readonly documentNumber: string
  readonly statedOn?: LocalDate
}

export interface ComplaintLetter extends Pick<
  ComplaintLetterPrepared['data'],
  'letter' | 'kind' | 'request' | 'number' | 'datedOn'
> {
  /** Of the PDF. */
  readonly sha256: string
}

/** 不存在 · 办理中 · 已办结 */
export type Complaint = { readonly status: 'absent' } | KnownComplaint

export const initial: Complaint = { status: 'absent' }

export function evolve(complaint: Complaint, event: ComplaintEvent): Complaint {
  if (event.type === 'ComplaintReceived') return received(event)
  if (complaint.status === 'absent') return complaint
  const change = CHANGES[event.type] as (complaint: KnownComplaint, data: never) => KnownComplaint
  return { ...change(complaint, event.data as never), said: saying(event, complaint.said) }
}

type Later = Exclude<ComplaintEvent, ComplaintReceived>

/** What each event after the first one changes. */
const CHANGES: {
  readonly [T in Later['type']]: (
    complaint: KnownComplaint,
    data: Extract<Later, { type: T }>['data'],
  ) => KnownComplaint
} = {
  ConcernedOfficersNoted: (complaint, { persons }) => ({
    ...complaint,
    concerned: [...new Set([...complaint.concerned, ...persons])],
  }),
  ComplaintHandedOver: (complaint, { to }) => ({
    ...complaint,
    officer: to,
    handlers: [...new Set([...complaint.handlers, to])],
  }),
  ComplaintAccepted: (complaint, data) => ({
    ...acted(complaint, data),
    acceptedOn: data.acceptedOn,
    answerBy: data.answerBy,
    officer: complaint.officer ?? data.by,
  }),
  ComplaintDateAdopted: (complaint, { step, due }) =>
    step === 'acceptance' ? { ...complaint, acceptBy: due } : { ...complaint, answerBy: due },
  ComplaintDeclined: (complaint, data) => closed(acted(complaint, data), 'declined', data.declinedOn),
  /** The new body begins anew; what was investigated so far stays on record. */
  ComplaintTransferred: (complaint, { to, round, transferredOn, acceptBy }) => ({
    ...without(complaint, 'officer', 'answerBy', 'acceptedOn', 'proposal'),
    agency: to,
    passedOnBy: complaint.agency,
    round,
    receivedOn: transferredOn,
    acceptBy,
    handlers: [],
  }),
  AgencyAskedForStatement: (complaint, data) => {
    const { request, askedOn, answerBy, documentNumber } = data
    const requests = [...complaint.requests, { request, askedOn, answerBy, documentNumber }]
    return { ...acted(complaint, data), requests }
  },
  AgencyStatementRecorded: (complaint, { request, statedOn }) => ({
    ...complaint,
    requests: complaint.requests.map((one) => (one.request === request ? { ...one, statedOn } : one)),
  }),
  InvestigationStepRecorded: (complaint, data) => ({
    ...acted(complaint, data),
    steps: data.step,
    lastStepOn: data.takenOn,
  }),
  ComplaintConclusionProposed: (complaint, data) => {
    const { proposal: number, outcome, concludedOn } = data
    return { ...acted(complaint, data), proposal: { number, outcome, concludedOn, status: 'proposed' } }
  },
  ComplaintConclusionReturned: (complaint) => judged(complaint, 'returned'),
  ComplaintConclusionApproved: (complaint) => judged(complaint, 'approved'),
  ComplaintLetterPrepared: (complaint, data) => ({ ...complaint, letters: [...complaint.letters, letterOf(data)] }),
  ComplaintNoticeDispatched: (complaint) => complaint,
  ComplainantReplied: (complaint, { repliedOn }) => closed(complaint, 'replied', repliedOn),
  ComplaintWithdrawn: (complaint, { withdrawnOn }) => closed(complaint, 'withdrawn', withdrawnOn),
  ComplaintArchived: (complaint) => ({ ...complaint, archived: true }),
}

const received = (event: ComplaintReceived): KnownComplaint => {
  const { data } = event
  return {
    status: 'open',
    id: data.complaint,
    received: data,
    agency: data.agency,
    against: data.against,
    ...(data.officer === undefined ? {} : { officer: data.officer }),
    concerned: [],
    handlers: data.officer === undefined ? [] : [data.officer],
    round: 1,
    receivedOn: data.receivedOn,
    acceptBy: data.acceptBy,
    requests: [],
    steps: 0,
    letters: [],
    archived: false,
    said: saying<ComplaintEvent>(event, undefined),
  }
}

const closed = (
  complaint: KnownComplaint,
  ending: NonNullable<KnownComplaint['ending']>,
  endedOn: LocalDate,
): KnownComplaint => ({ ...complaint, status: 'closed', ending, endedOn })

const judged = (complaint: KnownComplaint, status: 'returned' | 'approved'): KnownComplaint =>
  complaint.proposal === undefined ? complaint : { ...complaint, proposal: { ...complaint.proposal, status } }

const acted = (complaint: KnownComplaint, { by, deputyFor }: PersonalAct): KnownComplaint => ({
  ...complaint,
  handlers: [...new Set([...complaint.handlers, by, ...(deputyFor === undefined ? [] : [deputyFor])])],
})

const letterOf = ({
  letter,
  kind,
  request,
  number,
  datedOn,
  pdf,
}: ComplaintLetterPrepared['data']): ComplaintLetter => ({
  ...{ letter, kind, number, datedOn },
  ...(request === undefined ? {} : { request }),
  sha256: pdf.sha256,
})

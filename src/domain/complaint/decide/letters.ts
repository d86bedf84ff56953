import { personalAct } from '../../acting.js'
import { answerableFor } from '../../answerableFor.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Authority, Refusal } from '../../decider.js'
import { keptFile, keptFileFaults } from '../../keptFile.js'
import { COMPLAINT_LETTER_KINDS, type ComplaintLetterKind } from '../../letter/vocabulary.js'
import type { KeySubject } from '../../protected.js'
import { isSaid } from '../../said.js'
import type { DispatchComplaintNotice, PrepareComplaintLetter } from '../commands.js'
import type { Complaint, KnownComplaint } from '../state.js'
import { COMPLAINT_REPLY_WAYS } from '../vocabulary.js'
import { wayFaults } from './replyWay.js'
import { DECIDING_ROLES, HANDLING_ROLES, NUMBER, onComplaint, plainFaults, PROOF, unknownValue } from './handler.js'

const MOST_LETTERS = 50

/** Letters to whoever complains go with their key, all others with that of the matter. */
export const TO_THE_COMPLAINANT: readonly ComplaintLetterKind[] = [
  'complaintReceipt',
  'complaintDeclined',
  'complaintTransferNotice',
  'complaintReply',
]
export const keyOfLetter = (kind: ComplaintLetterKind, { id, received: { subject } }: KnownComplaint): KeySubject =>
  TO_THE_COMPLAINANT.includes(kind) ? `person:${subject}` : `complaint:${id}`

/** Letters of the body that passed it on; all others are of the one that judges it. */
const OF_THE_FORMER: readonly ComplaintLetterKind[] = ['complaintTransfer', 'complaintTransferNotice']

const writer: Authority<unknown, Complaint> = {
  roles: [...HANDLING_ROLES, ...DECIDING_ROLES],
  agencies: (complaint, _command, context) =>
    complaint.status === 'absent'
      ? []
      : [complaint.agency, complaint.passedOnBy].flatMap((agency) =>
          agency === undefined ? [] : answerableFor(agency, context),
        ),
  clause: '711-51',
}

/** Each body signs what it did itself. */
function writerFaults(
  kind: ComplaintLetterKind,
  complaint: KnownComplaint,
  context: DecisionContext,
): readonly Refusal[] {
  const { actor } = context
  const signs = OF_THE_FORMER.includes(kind) ? complaint.passedOnBy : complaint.agency
  if (actor.kind !== 'person' || actor.as === undefined || signs === undefined) return []
  return answerableFor(signs, context).includes(actor.as.agency)
    ? []
    : [{ code: 'COMPLAINT_LETTER_OF_ANOTHER_BODY', clause: '711-51', path: 'kind' }]
}

/** What each letter tells of has to be on record. */
const TELLS_OF: Readonly<Record<ComplaintLetterKind, (complaint: KnownComplaint, request?: number) => boolean>> = {
  complaintReceipt: ({ acceptedOn }) => acceptedOn !== undefined,
  complaintDeclined: ({ ending }) => ending === 'declined',
  complaintTransfer: ({ round }) => round > 1,
  complaintTransferNotice: ({ round }) => round > 1,
  complaintStatementRequest: ({ requests }, request) => requests.some((one) => one.request === request),
  complaintReply: ({ proposal }) => proposal?.status === 'approved',
}

/** Whether there is anything on record that the letter would tell. */
export const tellsOf = (kind: ComplaintLetterKind, complaint: KnownComplaint, request?: number): boolean =>
  Object.hasOwn(TELLS_OF, kind) && TELLS_OF[kind](complaint, request)

function kindFaults(
  { data: { kind, request } }: PrepareComplaintLetter,
  complaint: KnownComplaint,
): readonly Refusal[] {
  if (!COMPLAINT_LETTER_KINDS.includes(kind)) return [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'kind' }]
  if ((kind === 'complaintStatementRequest') !== (request !== undefined))
    return [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'request' }]
  return tellsOf(kind, complaint, request)
    ? []
    : [{ code: 'COMPLAINT_LETTER_TELLS_NOTHING', clause: '711-51', path: 'kind' }]
}

/** A number stands on one letter; what was named in the record before has its number there. */
function numberFaults({ data }: PrepareComplaintLetter, complaint: KnownComplaint): readonly Refusal[] {
  const { kind, request, number } = data
  const recorded = numberOnRecord(kind, complaint, request)
  const taken = complaint.letters.some(
    (letter) => letter.number === number && (letter.kind !== kind || letter.request !== request),
  )
  return [
    ...plainFaults(number, 'number', NUMBER, complaint),
    ...(recorded !== undefined && recorded !== number
      ? [{ code: 'LETTER_NUMBER_DIFFERS', clause: '711-45', path: 'number', facts: { number: recorded } } as const]
      : []),
    ...(taken ? [{ code: 'LETTER_NUMBER_TAKEN', clause: '711-45', path: 'number' } as const] : []),
  ]
}

/** 文号 that the step itself names: of a transfer, of a request for a statement. */
export function numberOnRecord(
  kind: ComplaintLetterKind,
  { said, requests }: KnownComplaint,
  request?: number,
): string | undefined {
  if (kind === 'complaintStatementRequest') return requests.find((one) => one.request === request)?.documentNumber
  if (kind !== 'complaintTransfer') return undefined
  for (let at: typeof said | undefined = said; at !== undefined; at = at.before)
    if (at.event.type === 'ComplaintTransferred') return at.event.data.documentNumber
  return undefined
}

const firstDay = ({ received }: KnownComplaint, { today }: DecisionContext) => ({
  notAfter: today,
  notBefore: received.receivedOn,
})

const printedOf = ({ kind, request, number, datedOn, template }: PrepareComplaintLetter['data']) => ({
  ...{ kind, request, number, datedOn, template },
})

/** 制作文书: printed of what is on record. */
export const prepareComplaintLetter = onComplaint<PrepareComplaintLetter>({
  by: writer,
  when: 'any',
  rules: [
    {
      code: 'TOO_MANY',
      clause: 'SYS',
      refuse: ({ letters }) => (letters.length < MOST_LETTERS ? undefined : { facts: { most: MOST_LETTERS } }),
    },
  ],
  checks: [
    kindFaults,
    ({ data }, complaint, context) => writerFaults(data.kind, complaint, context),
    numberFaults,
    ({ data }, complaint, context) => {
      const keys = [keyOfLetter(data.kind, complaint)]
      return [
        ...dateFaults(data.datedOn, 'datedOn', firstDay(complaint, context)),
        ...keptFileFaults(data.pdf, keys, 'pdf'),
        ...keptFileFaults(data.html, keys, 'html'),
      ]
    },
  ],
  done: ({ data }, { letters, said }) =>
    letters.findLast(({ kind, request }) => kind === data.kind && request === data.request)?.sha256 ===
      data.pdf.sha256 && isSaid(said, 'ComplaintLetterPrepared', printedOf(data), ['kind', 'request']),
  events: ({ data }, complaint, context) => [
    {
      type: 'ComplaintLetterPrepared',
      data: {
        complaint: complaint.id,
        letter: complaint.letters.length + 1,
        kind: data.kind,
        ...(data.request === undefined ? {} : { request: data.request }),
        number: data.number,
        datedOn: checkedDate(data.datedOn),
        template: data.template,
        pdf: keptFile(data.pdf),
        html: keptFile(data.html),
        ...personalAct(context),
      },
    },
  ],
})

const noticeData = ({ data }: DispatchComplaintNotice) => ({
  kind: data.kind,
  number: data.number,
  dispatchedOn: data.dispatchedOn,
  way: data.way,
  proof: data.proof,
})

/** 送达, with proof: of everything but the reply. */
export const dispatchComplaintNotice = onComplaint<DispatchComplaintNotice>({
  by: writer,
  when: 'any',
  checks: [
    ({ data }, complaint, context) => writerFaults(data.kind, complaint, context),
    ({ data }, { letters }) =>
      letters.some(({ kind, number }) => kind === data.kind && number === data.number)
        ? []
        : [{ code: 'LETTER_NOT_ON_RECORD', clause: '711-51', path: 'number', missing: ['PrepareComplaintLetter'] }],
    ({ data }, complaint, context) => [
      ...unknownValue(data.kind, COMPLAINT_LETTER_KINDS, 'kind'),
      ...((data.kind as ComplaintLetterKind) === 'complaintReply'
        ? [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'kind' } as const]
        : []),
      ...unknownValue(data.way, COMPLAINT_REPLY_WAYS, 'way'),
      ...(TO_THE_COMPLAINANT.includes(data.kind) ? wayFaults(data.way, complaint) : []),
      ...plainFaults(data.proof, 'proof', PROOF, complaint),
      ...dateFaults(data.dispatchedOn, 'dispatchedOn', firstDay(complaint, context)),
    ],
  ],
  done: (command, { said }) => isSaid(said, 'ComplaintNoticeDispatched', noticeData(command), ['kind', 'number']),
  events: ({ data }, { id }) => [
    {
      type: 'ComplaintNoticeDispatched',
      data: {
        complaint: id,
        kind: data.kind,
        number: data.number,
        dispatchedOn: checkedDate(data.dispatchedOn),
        way: data.way,
        proof: data.proof,
      },
    },
  ],
})

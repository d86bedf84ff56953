import { personalAct } from '../../acting.js'
import { answerableFor } from '../../answerableFor.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { parseLocalDate } from '../../dates.js'
import type { DecisionContext } from '../../context.js'
import type { Authority, Refusal } from '../../decider.js'
import type { Role } from '../../roles.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { AskAgencyForStatement, RecordAgencyStatement } from '../commands.js'
import type { Complaint, KnownComplaint } from '../state.js'
import {
  type ComplaintRule,
  HANDLING_ROLES,
  inJudging,
  isAccepted,
  isInCharge,
  isNotConcluded,
  NUMBER,
  onComplaint,
  plainFaults,
  PROOF,
  sealed,
  secrecyFaults,
  WORDS,
} from './handler.js'

/** One letter at a time: the next one once it is answered, or its day is over. */
const nothingIsAwaited: ComplaintRule = {
  code: 'COMPLAINT_STATEMENT_AWAITED',
  clause: '711-51',
  refuse: ({ requests }, { today }) => {
    const last = requests.at(-1)
    return last === undefined || last.statedOn !== undefined || last.answerBy < today
      ? undefined
      : { facts: { answerBy: last.answerBy } }
  },
}

/** An application is never named: its number says who applied. */
const aboutFaults = ({ data }: AskAgencyForStatement, { received: { about } }: KnownComplaint): readonly Refusal[] =>
  data.aboutShown && (about === undefined || about.kind === 'application')
    ? [{ code: 'MATTER_NAMES_COMPLAINANT', clause: '711-51', path: 'aboutShown' }]
    : []

const askedData = ({ data }: AskAgencyForStatement, { id, received: { about } }: KnownComplaint) => ({
  facts: sealed(id, data.facts),
  about: data.aboutShown ? about : undefined,
  documentNumber: data.documentNumber,
  askedOn: data.askedOn,
  answerBy: data.answerBy,
})

/** 通知被投诉机关说明情况: with what the handler cleared, and nothing that says who complains. */
export const askAgencyForStatement = onComplaint<AskAgencyForStatement>({
  by: inJudging(HANDLING_ROLES),
  rules: [isInCharge, isAccepted, isNotConcluded, nothingIsAwaited],
  checks: [
    aboutFaults,
    ({ data }, complaint, { today }) => [
      ...textFaults(data.facts, 'facts', WORDS),
      ...secrecyFaults(data.facts, 'facts', complaint),
      ...plainFaults(data.documentNumber, 'documentNumber', NUMBER, complaint),
      ...dateFaults(data.askedOn, 'askedOn', { notAfter: today, notBefore: complaint.acceptedOn }),
      ...dateFaults(data.answerBy, 'answerBy', {
        ...(complaint.answerBy === undefined ? {} : { notAfter: complaint.answerBy.due }),
        notBefore: parseLocalDate(data.askedOn),
      }),
    ],
  ],
  done: (command, complaint) =>
    complaint.acceptedOn !== undefined &&
    aboutFaults(command, complaint).length === 0 &&
    isSaid(complaint.said, 'AgencyAskedForStatement', askedData(command, complaint)),
  events: (command, complaint, context) => {
    const { facts, about, documentNumber } = askedData(command, complaint)
    return [
      {
        type: 'AgencyAskedForStatement',
        data: {
          complaint: complaint.id,
          against: complaint.against,
          request: complaint.requests.length + 1,
          facts,
          ...(about === undefined ? {} : { about }),
          documentNumber,
          askedOn: checkedDate(command.data.askedOn),
          answerBy: checkedDate(command.data.answerBy),
          ...personalAct(context),
        },
      },
    ]
  },
})

/** Whoever speaks for the agency complained of. */
const SPEAKING_ROLES: readonly Role[] = [
  'disclosureOfficer',
  'disclosureHead',
  'sectionHead',
  'deputyLeader',
  'principalLeader',
]

/** The agency itself once it was asked, or the handler who has its letter. */
const speaker: Authority<unknown, Complaint> = {
  roles: [...new Set([...SPEAKING_ROLES, ...HANDLING_ROLES])],
  agencies: (complaint, _command, context) =>
    complaint.status === 'absent'
      ? []
      : [
          ...(complaint.requests.length === 0 ? [] : answerableFor(complaint.against, context)),
          ...answerableFor(complaint.agency, context),
        ],
  clause: '711-51',
}

const isOfTheAgency = ({ against }: KnownComplaint, context: DecisionContext): boolean => {
  const { actor } = context
  return actor.kind === 'person' && actor.as !== undefined && answerableFor(against, context).includes(actor.as.agency)
}

/** What is entered later, or for the agency from its letter. */
const needsProof = (statedOn: string, { agency }: KnownComplaint, context: DecisionContext): boolean => {
  const { actor } = context
  const isEntered =
    actor.kind === 'person' && actor.as !== undefined && answerableFor(agency, context).includes(actor.as.agency)
  return isEntered || statedOn !== context.today
}

/** In the agency whoever speaks for it; in the body that judges it the officer in charge. */
const maySpeak: ComplaintRule = {
  code: 'NOT_THE_AGENCYS_VOICE',
  clause: '711-51',
  refuse: (complaint, context) => {
    const { actor } = context
    if (actor.kind !== 'person' || actor.as === undefined) return undefined
    if (isOfTheAgency(complaint, context)) return SPEAKING_ROLES.includes(actor.as.role) ? undefined : {}
    return HANDLING_ROLES.includes(actor.as.role) && isInCharge.refuse(complaint, context) === undefined
      ? undefined
      : {}
  },
}

const wasAsked = ({ data }: RecordAgencyStatement, { requests }: KnownComplaint): readonly Refusal[] => {
  const asked = requests.find(({ request }) => request === data.request)
  if (asked === undefined)
    return [
      { code: 'COMPLAINT_STATEMENT_NOT_ASKED', clause: '711-51', path: 'request', missing: ['AskAgencyForStatement'] },
    ]
  return asked.statedOn === undefined
    ? []
    : [{ code: 'COMPLAINT_STATEMENT_ON_RECORD', clause: '711-51', path: 'request' }]
}

const statedData = ({ data }: RecordAgencyStatement, { id }: KnownComplaint) => ({
  request: data.request,
  statement: sealed(id, data.statement),
  statedOn: data.statedOn,
  proof: data.proof,
})

/** 被投诉机关的说明; late it is taken in all the same. */
export const recordAgencyStatement = onComplaint<RecordAgencyStatement>(
  {
    by: speaker,
    rules: [isNotConcluded, maySpeak],
    checks: [
      wasAsked,
      ({ data }, complaint, context) => [
        ...textFaults(data.statement, 'statement', WORDS),
        ...dateFaults(data.statedOn, 'statedOn', {
          notAfter: context.today,
          notBefore: complaint.requests.find(({ request }) => request === data.request)?.askedOn,
        }),
        ...(needsProof(data.statedOn, complaint, context) || data.proof !== undefined
          ? plainFaults(data.proof, 'proof', PROOF, complaint)
          : []),
      ],
    ],
    done: (command, complaint, context) =>
      maySpeak.refuse(complaint, context) === undefined &&
      isSaid(complaint.said, 'AgencyStatementRecorded', statedData(command, complaint), ['request']),
    events: (command, complaint, context) => {
      const { request, statement, proof } = statedData(command, complaint)
      const { statedOn } = command.data
      const asked = complaint.requests.find((one) => one.request === request)
      return [
        {
          type: 'AgencyStatementRecorded',
          data: {
            request,
            statement,
            statedOn: checkedDate(statedOn),
            ...(proof === undefined ? {} : { proof }),
            late: asked !== undefined && statedOn > asked.answerBy,
            ...personalAct(context),
          },
        },
      ]
    },
  },
  { aside: true },
)

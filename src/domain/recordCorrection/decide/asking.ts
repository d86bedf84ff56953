import { answerableFor } from '../../answerableFor.js'
import { DELIVERY_WAYS, INTAKE_CHANNELS } from '../../application/vocabulary.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { parseLocalDate } from '../../dates.js'
import type { DecisionContext } from '../../context.js'
import type { Authority, Refusal, Rule } from '../../decider.js'
import { protect } from '../../protected.js'
import { reckonByPolicy } from '../../receipt.js'
import { isSaid } from '../../said.js'
import { sameJson } from '../../sameJson.js'
import { takesApplications } from '../../takesApplications.js'
import { textFaults } from '../../texts.js'
import type { DispatchCorrectionNotice, ReceiveCorrectionRequest, WithdrawCorrectionRequest } from '../commands.js'
import type { CorrectionAsked } from '../events.js'
import type { KnownCorrection, RecordCorrection } from '../state.js'
import {
  type CorrectionHandler,
  HANDLING_ROLES,
  inAnswering,
  isDecided,
  isInCharge,
  NUMBER,
  onOpen,
  PROOF,
  WORDS,
} from './handler.js'

const isNew: Rule<RecordCorrection> = {
  code: 'CORRECTION_EXISTS',
  clause: '711-41',
  refuse: ({ status }) => (status === 'absent' ? undefined : {}),
}

const taker: Authority<ReceiveCorrectionRequest, RecordCorrection> = {
  roles: [...HANDLING_ROLES, 'disclosureHead'],
  agencies: (_correction, command, context) =>
    command === undefined ? [] : answerableFor(command.data.agency, context),
  process: true,
  clause: '711-41',
}

const due = (receivedOn: string, context: DecisionContext) => {
  const start = parseLocalDate(receivedOn)
  return start === undefined
    ? undefined
    : reckonByPolicy({ key: 'recordCorrection.period', clause: '711-41', start }, context)
}

function askedData({ data }: ReceiveCorrectionRequest, context: DecisionContext): CorrectionAsked['data'] | undefined {
  const reckoned = due(data.receivedOn, context)
  if (reckoned?.ok !== true) return undefined
  const { actor } = context
  const seal = (text: string) => protect(`person:${data.subject}`, text)
  return {
    correction: data.correction,
    agency: data.agency,
    ...(actor.kind === 'person' ? { officer: actor.person } : {}),
    subject: data.subject,
    name: seal(data.name),
    identity: seal(data.identity),
    contact: seal(data.contact),
    record: seal(data.record),
    wrong: seal(data.wrong),
    right: seal(data.right),
    evidence: seal(data.evidence),
    ...(data.application === undefined ? {} : { application: data.application }),
    channel: data.channel,
    receivedOn: checkedDate(data.receivedOn),
    ...(data.proof === undefined ? {} : { proof: data.proof }),
    due: reckoned.value,
  }
}

function bodyFaults({ data }: ReceiveCorrectionRequest, { agencies, today }: DecisionContext): readonly Refusal[] {
  const facts = agencies.agency(data.agency, today)
  if (facts === undefined) return [{ code: 'AGENCY_UNKNOWN', clause: '711-41', path: 'agency' }]
  if (!agencies.isActive(data.agency, today)) return [{ code: 'AGENCY_NOT_ACTIVE', clause: 'LS-4.3', path: 'agency' }]
  return takesApplications(facts).takes
    ? []
    : [{ code: 'BODY_NOT_ASKED', clause: 'LS-12.1', path: 'agency', facts: { agencies: [] } }]
}

/** Said as missing. */
const isBlank = (text: string): boolean => text.trim() === ''

/** 有证据证明: who asks, which record of theirs, what is wrong, what is right, and by what it is shown. */
export const receiveCorrectionRequest: CorrectionHandler<ReceiveCorrectionRequest> = {
  clause: '711-41',
  by: taker,
  rules: [isNew],
  checks: [
    (command, _correction, context) => bodyFaults(command, context),
    ({ data }) =>
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(data.subject)
        ? []
        : [{ code: 'ID_INVALID', clause: 'SYS', path: 'subject' }],
    ({ data }) =>
      (['name', 'identity', 'contact', 'record', 'wrong', 'right', 'evidence'] as const).flatMap((field) =>
        textFaults(data[field], field, WORDS),
      ),
    ({ data: { wrong, right } }) =>
      isBlank(right) || wrong.trim() !== right.trim()
        ? []
        : [{ code: 'NOTHING_TO_CORRECT', clause: '711-41', path: 'right' }],
    ({ data }, _correction, context) => {
      const reckoned = due(data.receivedOn, context)
      return [
        ...dateFaults(data.receivedOn, 'receivedOn', { notAfter: context.today }),
        ...(data.receivedOn < context.today ? textFaults(data.proof, 'proof', PROOF) : []),
        ...(INTAKE_CHANNELS.includes(data.channel)
          ? []
          : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'channel' } as const]),
        ...(reckoned === undefined || reckoned.ok ? [] : [reckoned.refusal]),
      ]
    },
  ],
  done: (command, correction, context) =>
    correction.status !== 'absent' && sameJson(correction.asked, askedData(command, context)),
  policies: ['recordCorrection.period'],
  events: (command, _correction, context) => {
    const data = askedData(command, context)
    if (data === undefined) throw new Error('the checks let a request through that is never due')
    return [{ type: 'CorrectionAsked', data }]
  },
}

/** What goes out is a letter that was made here of the decision. */
const noticeOnRecordFaults = (
  { data }: DispatchCorrectionNotice,
  { letters, outcome }: KnownCorrection,
): readonly Refusal[] =>
  outcome === undefined ||
  letters.some(
    ({ kind, number, outcome: told }) =>
      kind === 'correctionNotice' && number === data.noticeNumber && told === outcome.kind,
  )
    ? []
    : [{ code: 'LETTER_NOT_ON_RECORD', clause: '711-41', path: 'noticeNumber', missing: ['PrepareCorrectionLetter'] }]

/** 告知申请人, with proof. */
export const dispatchCorrectionNotice = onOpen<DispatchCorrectionNotice>({
  by: inAnswering(HANDLING_ROLES, { process: true }),
  rules: [isInCharge, isDecided],
  checks: [
    noticeOnRecordFaults,
    ({ data }, { asked }, { today }) => [
      ...textFaults(data.noticeNumber, 'noticeNumber', NUMBER),
      ...textFaults(data.proof, 'proof', PROOF),
      ...dateFaults(data.dispatchedOn, 'dispatchedOn', { notAfter: today, notBefore: asked.receivedOn }),
      ...(DELIVERY_WAYS.includes(data.way) ? [] : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'way' } as const]),
    ],
  ],
  done: ({ data }, { said }) => isSaid(said, 'CorrectionNoticeDispatched', data),
  events: ({ data }, correction) => {
    const { outcome, due: receipt, id } = correction
    if (outcome === undefined) throw new Error('the rules let a notice of nothing out')
    return [
      {
        type: 'CorrectionNoticeDispatched',
        data: {
          correction: id,
          outcome: outcome.kind,
          noticeNumber: data.noticeNumber,
          dispatchedOn: checkedDate(data.dispatchedOn),
          way: data.way,
          proof: data.proof,
          due: receipt.due,
          late: data.dispatchedOn > receipt.due,
        },
      },
    ]
  },
})

export const withdrawCorrectionRequest = onOpen<WithdrawCorrectionRequest>({
  by: inAnswering(HANDLING_ROLES, { process: true }),
  rules: [isInCharge],
  checks: [
    ({ data }, { asked }, { today }) => [
      ...dateFaults(data.withdrawnOn, 'withdrawnOn', { notAfter: today, notBefore: asked.receivedOn }),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
  ],
  done: ({ data }, { said }) => isSaid(said, 'CorrectionWithdrawn', data),
  events: ({ data }) => [
    { type: 'CorrectionWithdrawn', data: { withdrawnOn: checkedDate(data.withdrawnOn), proof: data.proof } },
  ],
})

import { actingPeople, personalAct } from '../../acting.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal, Rule } from '../../decider.js'
import { textFaults } from '../../texts.js'
import type { ApproveErasure, BeginErasure, DeclineErasure, RecordKeysDestroyed, RequestErasure } from '../commands.js'
import type { DataSubject, ErasureCase, KnownSubject } from '../state.js'
import { ERASURE_GROUNDS } from '../vocabulary.js'
import { ERASURE_GATE, standsAgainst } from './gate.js'
import { inOffice, isKept, isThere, known, NUMBER, processOnly, sealed, type SubjectHandler, WORDS } from './handler.js'

const caseOf = (subject: DataSubject): ErasureCase | undefined =>
  subject.status === 'absent' ? undefined : subject.erasure

const isUnderWay = (subject: DataSubject): boolean => ['requested', 'approved'].includes(caseOf(subject)?.status ?? '')

const noRequestIsOpen: Rule<DataSubject> = {
  code: 'ERASURE_ALREADY_REQUESTED',
  clause: 'PIPL-47',
  refuse: (subject) => (isUnderWay(subject) ? { facts: { request: caseOf(subject)!.request } } : undefined),
}
const requestIsOpen: Rule<DataSubject> = {
  code: 'ERASURE_NOT_REQUESTED',
  clause: 'PIPL-47',
  refuse: (subject) => (caseOf(subject)?.status === 'requested' ? undefined : { missing: ['RequestErasure'] }),
}
/** 双人: whoever asked for it does not approve it, also not through a deputy. */
const isSecondPerson: Rule<DataSubject> = {
  code: 'ERASURE_NEEDS_SECOND_PERSON',
  clause: 'PIPL-51',
  refuse: (subject, context) =>
    actingPeople(context).some((person) => caseOf(subject)?.requesters.includes(person)) ? {} : undefined,
}

const isTheRequest = (
  { data }: { readonly data: { readonly request: number } },
  subject: DataSubject,
): readonly Refusal[] => {
  const request = caseOf(subject)?.request
  return request === undefined || request === data.request
    ? []
    : [{ code: 'ERASURE_REQUEST_OUTDATED', clause: 'PIPL-47', path: 'request', facts: { request } }]
}

export const requestErasure: SubjectHandler<RequestErasure> = {
  clause: 'PIPL-47',
  by: inOffice(['disclosureOfficer', 'disclosureHead']),
  rules: [isThere, isKept, noRequestIsOpen, ...ERASURE_GATE],
  checks: [
    ({ data }, _subject, { today }) => [
      ...(ERASURE_GROUNDS.includes(data.ground)
        ? []
        : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'ground' } as const]),
      ...dateFaults(data.requestedOn, 'requestedOn', { notAfter: today }),
      ...textFaults(data.reason, 'reason', WORDS),
      ...(data.ground === 'subjectRequest' && (data.proof ?? '').trim() === ''
        ? [{ code: 'ERASURE_NOT_PROVED', clause: 'PIPL-47', path: 'proof', missing: ['proof'] } as const]
        : textFaults(data.proof, 'proof', { longest: NUMBER.longest })),
    ],
  ],
  events: ({ data: { subject, ground, requestedOn, proof, reason } }, state, context) => [
    {
      type: 'ErasureRequested',
      data: {
        subject,
        request: (caseOf(state)?.request ?? 0) + 1,
        ground,
        requestedOn: checkedDate(requestedOn),
        ...(proof === undefined || proof.trim() === '' ? {} : { proof }),
        reason: sealed(subject, reason),
        ...personalAct(context),
      },
    },
  ],
}

const DECIDERS = inOffice(['disclosureHead', 'deputyLeader', 'principalLeader'])

export const approveErasure: SubjectHandler<ApproveErasure> = {
  clause: 'PIPL-47',
  by: DECIDERS,
  rules: [isThere, isKept, requestIsOpen, isSecondPerson, ...ERASURE_GATE],
  checks: [isTheRequest],
  events: ({ data: { subject, request } }, _subject, context) => [
    { type: 'ErasureApproved', data: { subject, request, ...personalAct(context) } },
  ],
}

export const declineErasure: SubjectHandler<DeclineErasure> = {
  clause: 'PIPL-47',
  by: DECIDERS,
  rules: [isThere, isKept, requestIsOpen],
  checks: [isTheRequest, ({ data }) => textFaults(data.reason, 'reason', WORDS)],
  events: ({ data: { subject, request, reason } }, _subject, context) => [
    { type: 'ErasureDeclined', data: { subject, request, reason: sealed(subject, reason), ...personalAct(context) } },
  ],
}

const keysOf = ({ subject, matters }: KnownSubject) => [
  `person:${subject}` as const,
  ...new Set([...matters.values()].flatMap(({ key }) => key ?? [])),
]

/** The last look before there is no way back: what came up since the approval still counts. */
export const beginErasure: SubjectHandler<BeginErasure> = {
  clause: 'PIPL-47',
  by: processOnly,
  rules: [isThere],
  checks: [isTheRequest],
  done: (_command, subject) => caseOf(subject)?.status !== 'approved',
  events: ({ data: { request } }, state, context) => {
    const subject = known(state)
    const because = standsAgainst(subject, context)
    if (because.length > 0)
      return [{ type: 'ErasureHeldBack', data: { subject: subject.subject, request, because: [...because] } }]
    const matters = [...subject.matters.keys()]
    return [{ type: 'ErasureBegun', data: { subject: subject.subject, request, keys: keysOf(subject), matters } }]
  },
}

export const recordKeysDestroyed: SubjectHandler<RecordKeysDestroyed> = {
  clause: 'PIPL-47',
  by: processOnly,
  rules: [
    isThere,
    {
      code: 'ERASURE_NOT_BEGUN',
      clause: 'PIPL-47',
      refuse: (subject) =>
        ['begun', 'done'].includes(caseOf(subject)?.status ?? '') ? undefined : { missing: ['BeginErasure'] },
    },
  ],
  checks: [isTheRequest],
  done: (_command, subject) => caseOf(subject)?.status === 'done',
  events: ({ data: { subject, request, destroyedAt } }, state) =>
    (caseOf(state)?.keys ?? []).map((key) => ({
      type: 'KeyDestroyed',
      data: { dataSubject: subject, request, subject: key, destroyedAt },
    })),
}

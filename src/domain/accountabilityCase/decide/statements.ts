import { actingPeople, personalAct } from '../../acting.js'
import { answerableFor } from '../../answerableFor.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { parseLocalDate } from '../../dates.js'
import type { Authority, Refusal } from '../../decider.js'
import { reckonByPolicy } from '../../receipt.js'
import { ROLES } from '../../roles.js'
import { textFaults } from '../../texts.js'
import type { InviteStatement, RecordStatement } from '../commands.js'
import type { AccountabilityCase, KnownCase } from '../state.js'
import { type Concerned, type ConcernedKey } from '../vocabulary.js'
import {
  byInvestigator,
  type CaseRule,
  investigatingBody,
  isConcernedFaults,
  isInvestigator,
  isSaidBy,
  isUndecided,
  LEADERS,
  NUMBER,
  nothingProposed,
  onOpen,
  PROOF,
  sealed,
  WORDS,
} from './handler.js'

const due = (servedOn: string, context: DecisionContext) => {
  const start = parseLocalDate(servedOn)
  return start === undefined ? undefined : reckonByPolicy({ key: 'case.statement', clause: 'LS-15.2', start }, context)
}

const hasExhibit: CaseRule = {
  code: 'NO_EVIDENCE_FROZEN',
  clause: 'LS-15.2',
  refuse: ({ exhibits }) => (exhibits.size === 0 ? { missing: ['FreezeEvidence'] } : undefined),
}

/** 告知: what is held against them stands before anybody is asked about it. */
export const inviteStatement = onOpen<InviteStatement>({
  by: byInvestigator,
  rules: [isInvestigator, isUndecided, nothingProposed, hasExhibit],
  checks: [
    isConcernedFaults,
    ({ data }, { heard }) =>
      heard.get(data.concerned)?.invitedOn === undefined
        ? []
        : [{ code: 'STATEMENT_INVITED', clause: 'LS-15.2', path: 'concerned' }],
    ({ data }, _known, context) => {
      const reckoned = due(data.servedOn, context)
      return [
        ...textFaults(data.noticeNumber, 'noticeNumber', NUMBER),
        ...textFaults(data.allegation, 'allegation', WORDS),
        ...textFaults(data.proof, 'proof', PROOF),
        ...dateFaults(data.servedOn, 'servedOn', { notAfter: context.today }),
        ...(reckoned === undefined || reckoned.ok ? [] : [reckoned.refusal]),
      ]
    },
  ],
  policies: ['case.statement'],
  done: ({ data: { concerned, noticeNumber, allegation, servedOn, proof } }, known, context) =>
    isSaidBy(
      known,
      'StatementInvited',
      { concerned, noticeNumber, allegation: sealed(known, allegation), servedOn, proof },
      context,
      'concerned',
    ),
  events: ({ data }, known, context) => {
    const reckoned = due(data.servedOn, context)
    if (reckoned?.ok !== true) throw new Error('the checks let an invitation through that is never due')
    return [
      {
        type: 'StatementInvited',
        data: {
          case: known.id,
          agency: known.agency,
          concerned: data.concerned,
          noticeNumber: data.noticeNumber,
          allegation: sealed(known, data.allegation),
          servedOn: checkedDate(data.servedOn),
          proof: data.proof,
          due: reckoned.value,
          ...personalAct(context),
        },
      },
    ]
  },
})

/** The agency in which the concerned are, whoever answers for it today. */
const agencyOf = ({ agency }: Concerned, context: DecisionContext) => answerableFor(agency, context)

/** Anybody who may speak for one of the concerned, and the body that takes down what they say. */
export const byConcerned: Authority<{ readonly data: { readonly concerned: ConcernedKey } }, AccountabilityCase> = {
  roles: ROLES,
  agencies: (known, _command, context) =>
    known.status === 'absent'
      ? []
      : [
          ...investigatingBody(known, context),
          ...[...known.heard.values()].flatMap(({ concerned }) => agencyOf(concerned, context)),
        ],
  clause: 'LS-15.2',
}

/** The person themselves, a leader of the unit, or the investigator who took it down. */
export function speaksFor(
  { data: { concerned: key } }: { readonly data: { readonly concerned: ConcernedKey } },
  { heard, investigator }: KnownCase,
  context: DecisionContext,
): readonly Refusal[] {
  const concerned = heard.get(key)?.concerned
  const { actor } = context
  if (concerned === undefined || actor.kind !== 'person') return []
  const speaks =
    actingPeople(context).includes(investigator) ||
    (concerned.kind === 'person'
      ? actor.person === concerned.person
      : actor.as !== undefined &&
        LEADERS.includes(actor.as.role) &&
        agencyOf(concerned, context).includes(actor.as.agency))
  return speaks ? [] : [{ code: 'NOT_THE_CONCERNED', clause: 'LS-15.2', path: 'concerned' }]
}

/** What somebody else takes down or brings along is shown to be theirs. */
export const proofFaults = (
  { data }: { readonly data: { readonly concerned: ConcernedKey; readonly proof?: string } },
  { investigator }: KnownCase,
  context: DecisionContext,
): readonly Refusal[] =>
  textFaults(data.proof, 'proof', {
    longest: 200,
    ...(actingPeople(context).includes(investigator) ? { required: true } : {}),
  })

/** 陈述申辩; taken also after its time while nothing is decided. */
export const recordStatement = onOpen<RecordStatement>({
  by: byConcerned,
  rules: [isUndecided, nothingProposed],
  checks: [
    isConcernedFaults,
    speaksFor,
    proofFaults,
    ({ data }, { heard }, { today }) => {
      const invitedOn = heard.get(data.concerned)?.invitedOn
      return [
        ...(heard.has(data.concerned) && invitedOn === undefined
          ? [
              {
                code: 'STATEMENT_NOT_INVITED',
                clause: 'LS-15.2',
                path: 'concerned',
                missing: ['InviteStatement'],
              } as const,
            ]
          : []),
        ...textFaults(data.statement, 'statement', WORDS),
        ...dateFaults(data.receivedOn, 'receivedOn', { notAfter: today, notBefore: invitedOn }),
      ]
    },
  ],
  done: ({ data: { concerned, statement, receivedOn, proof } }, known, context) =>
    isSaidBy(
      known,
      'StatementRecorded',
      { concerned, statement: sealed(known, statement), receivedOn, proof },
      context,
      'concerned',
    ),
  events: ({ data }, known, context) => [
    {
      type: 'StatementRecorded',
      data: {
        case: known.id,
        concerned: data.concerned,
        statement: sealed(known, data.statement),
        receivedOn: checkedDate(data.receivedOn),
        ...(data.proof === undefined ? {} : { proof: data.proof }),
        late: data.receivedOn > (known.heard.get(data.concerned)?.invitedUntil ?? ''),
        ...personalAct(context),
      },
    },
  ],
})

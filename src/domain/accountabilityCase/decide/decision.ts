import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { parseLocalDate } from '../../dates.js'
import { reckonByPolicy } from '../../receipt.js'
import { textFaults } from '../../texts.js'
import type { DecideCase, ServeCaseDecision } from '../commands.js'
import {
  byInvestigator,
  byLeader,
  didNotInvestigate,
  isConcernedFaults,
  isDecided,
  isInvestigator,
  isNotConcerned,
  isSaidBy,
  isUndecided,
  NUMBER,
  onOpen,
  PROOF,
  sealed,
  WORDS,
} from './handler.js'

/** 作出处理决定 or sent back, by a leader who neither investigated nor is concerned. */
export const decideCase = onOpen<DecideCase>({
  by: byLeader,
  rules: [
    didNotInvestigate,
    isNotConcerned,
    isUndecided,
    {
      code: 'NOTHING_PROPOSED',
      clause: 'LS-15.2',
      refuse: ({ proposal }) => (proposal === undefined ? { missing: ['ProposeMeasures'] } : undefined),
    },
  ],
  checks: [
    ({ data }, { proposal }) =>
      proposal === undefined || proposal.proposal === data.proposal
        ? []
        : [{ code: 'PROPOSED_ANEW', clause: 'SYS', path: 'proposal', facts: { proposal: proposal.proposal } }],
    ({ data }) => [
      ...textFaults(data.reason, 'reason', WORDS),
      ...(data.approved ? textFaults(data.documentNumber, 'documentNumber', NUMBER) : []),
    ],
  ],
  done: ({ data: { proposal, approved, reason, documentNumber } }, known, context) =>
    approved
      ? isSaidBy(known, 'CaseDecided', { proposal, reason: sealed(known, reason), documentNumber }, context)
      : isSaidBy(known, 'ProposalReturned', { proposal, reason: sealed(known, reason) }, context),
  events: ({ data }, known, context) => {
    const { proposal } = known
    if (proposal === undefined) throw new Error('the rules let a decision of nothing through')
    const reason = sealed(known, data.reason)
    if (!data.approved) {
      return [{ type: 'ProposalReturned', data: { proposal: proposal.proposal, reason, ...personalAct(context) } }]
    }
    return [
      {
        type: 'CaseDecided',
        data: {
          case: known.id,
          proposal: proposal.proposal,
          conclusion: proposal.conclusion,
          measures: proposal.measures,
          reason,
          documentNumber: data.documentNumber ?? '',
          decidedOn: context.today,
          ...personalAct(context),
        },
      },
    ]
  },
})

const reviewUntil = (servedOn: string, context: DecisionContext) => {
  const start = parseLocalDate(servedOn)
  return start === undefined
    ? undefined
    : reckonByPolicy({ key: 'case.reviewRequest', clause: 'LS-15.2', start }, context)
}

/** 送达, once to each. */
export const serveCaseDecision = onOpen<ServeCaseDecision>({
  by: byInvestigator,
  rules: [isInvestigator, isDecided],
  checks: [
    isConcernedFaults,
    ({ data }, { heard }) =>
      heard.get(data.concerned)?.servedOn === undefined
        ? []
        : [{ code: 'DECISION_SERVED', clause: 'LS-15.2', path: 'concerned' }],
    ({ data }, { decision }, context) => {
      const reckoned = reviewUntil(data.servedOn, context)
      return [
        ...dateFaults(data.servedOn, 'servedOn', { notAfter: context.today, notBefore: decision?.decidedOn }),
        ...textFaults(data.proof, 'proof', PROOF),
        ...(reckoned === undefined || reckoned.ok ? [] : [reckoned.refusal]),
      ]
    },
  ],
  policies: ['case.reviewRequest'],
  done: ({ data: { concerned, servedOn, proof } }, known, context) =>
    isSaidBy(known, 'CaseDecisionServed', { concerned, servedOn, proof }, context, 'concerned'),
  events: ({ data }, _known, context) => {
    const reckoned = reviewUntil(data.servedOn, context)
    if (reckoned?.ok !== true) throw new Error('the checks let a service through without time for review')
    return [
      {
        type: 'CaseDecisionServed',
        data: {
          concerned: data.concerned,
          servedOn: checkedDate(data.servedOn),
          proof: data.proof,
          reviewUntil: reckoned.value,
          ...personalAct(context),
        },
      },
    ]
  },
})

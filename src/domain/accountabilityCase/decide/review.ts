import { actingPeople, personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { parseLocalDate } from '../../dates.js'
import type { Refusal } from '../../decider.js'
import { reckonByPolicy } from '../../receipt.js'
import { textFaults } from '../../texts.js'
import type { DecideCaseReview, RequestCaseReview } from '../commands.js'
import type { CaseReviewDecided } from '../events.js'
import type { KnownCase } from '../state.js'
import { MEASURE_KINDS, type MeasureKind, REVIEW_OUTCOMES } from '../vocabulary.js'
import {
  byLeader,
  type CaseRule,
  didNotInvestigate,
  isConcernedFaults,
  isDecided,
  isNotConcerned,
  isSaidBy,
  NUMBER,
  onOpen,
  sealed,
  WORDS,
} from './handler.js'
import { measureFaults, measuresOf } from './measures.js'
import { byConcerned, proofFaults, speaksFor } from './statements.js'

const due = (requestedOn: string, context: DecisionContext) => {
  const start = parseLocalDate(requestedOn)
  return start === undefined ? undefined : reckonByPolicy({ key: 'case.review', clause: 'LS-15.2', start }, context)
}

/** In time after service; once. */
function requestFaults(
  { data }: RequestCaseReview,
  { heard }: KnownCase,
  { today }: DecisionContext,
): readonly Refusal[] {
  const one = heard.get(data.concerned)
  if (one === undefined) return []
  if (one.servedOn === undefined || one.reviewUntil === undefined) {
    return [{ code: 'DECISION_NOT_SERVED', clause: 'LS-15.2', path: 'concerned', missing: ['ServeCaseDecision'] }]
  }
  return [
    ...(one.review === undefined ? [] : [{ code: 'REVIEW_REQUESTED', clause: 'LS-15.2', path: 'concerned' } as const]),
    ...dateFaults(data.requestedOn, 'requestedOn', { notAfter: today, notBefore: one.servedOn }),
    ...(data.requestedOn > one.reviewUntil
      ? [
          {
            code: 'REVIEW_TOO_LATE',
            clause: 'LS-15.2',
            path: 'requestedOn',
            facts: { until: one.reviewUntil },
          } as const,
        ]
      : []),
  ]
}

/** 申请复核, by whom a measure was decided against. It does not hold the measure up. */
export const requestCaseReview = onOpen<RequestCaseReview>({
  by: byConcerned,
  rules: [isDecided],
  checks: [
    isConcernedFaults,
    speaksFor,
    proofFaults,
    requestFaults,
    ({ data }, { measures }) =>
      measures.some(({ against }) => against === data.concerned)
        ? []
        : [{ code: 'NO_MEASURE_AGAINST', clause: 'LS-15.2', path: 'concerned' }],
    ({ data }, _known, context) => {
      const reckoned = due(data.requestedOn, context)
      return [
        ...textFaults(data.reasons, 'reasons', WORDS),
        ...(reckoned === undefined || reckoned.ok ? [] : [reckoned.refusal]),
      ]
    },
  ],
  policies: ['case.review'],
  done: ({ data: { concerned, reasons, requestedOn, proof } }, known, context) =>
    isSaidBy(
      known,
      'CaseReviewRequested',
      { concerned, reasons: sealed(known, reasons), requestedOn, proof },
      context,
      'concerned',
    ),
  events: ({ data }, known, context) => {
    const reckoned = due(data.requestedOn, context)
    if (reckoned?.ok !== true) throw new Error('the checks let a request through that is never due')
    return [
      {
        type: 'CaseReviewRequested',
        data: {
          case: known.id,
          agency: known.agency,
          concerned: data.concerned,
          reasons: sealed(known, data.reasons),
          requestedOn: checkedDate(data.requestedOn),
          ...(data.proof === undefined ? {} : { proof: data.proof }),
          due: reckoned.value,
          ...personalAct(context),
        },
      },
    ]
  },
})

/** Whoever decided does not review it. */
const didNotDecide: CaseRule = {
  code: 'DECIDER_REVIEWS',
  clause: 'LS-15.2',
  refuse: ({ deciders }, context) =>
    actingPeople(context).some((person) => deciders.includes(person)) ? {} : undefined,
}

const severest = (measures: readonly { readonly kind: MeasureKind }[]): number =>
  Math.max(-1, ...measures.map(({ kind }) => MEASURE_KINDS.indexOf(kind)))

/** 不得加重: nothing more severe than before stands after it, and nothing more. */
function outcomeFaults({ data }: DecideCaseReview, known: KnownCase): readonly Refusal[] {
  if (!REVIEW_OUTCOMES.includes(data.outcome)) return [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'outcome' }]
  const before = standingAgainst(known, data.concerned)
  const fits =
    (data.outcome === 'changed') === data.measures.length > 0 &&
    data.measures.every(({ against }) => against === data.concerned)
  return [
    ...(fits
      ? []
      : [
          {
            code: 'MEASURES_AGAINST_OUTCOME',
            clause: 'LS-15.2',
            path: 'measures',
            facts: { outcome: data.outcome },
          } as const,
        ]),
    ...(data.measures.length <= before.length && severest(data.measures) <= severest(before)
      ? []
      : [{ code: 'REVIEW_MAKES_WORSE', clause: 'LS-15.2', path: 'measures' } as const]),
  ]
}

const standingAgainst = ({ measures }: KnownCase, concerned: string) =>
  measures.filter(({ against }) => against === concerned)

/** Measures carried out already are history: they stay, and what is to be made good is for the one who decides. */
function reviewed(
  { data }: DecideCaseReview,
  known: KnownCase,
): Pick<CaseReviewDecided['data'], 'withdrawn' | 'added'> {
  if (data.outcome === 'upheld') return { withdrawn: [], added: [] }
  const highest = Math.max(0, ...known.measures.map(({ number }) => number))
  return {
    withdrawn: standingAgainst(known, data.concerned).map(({ number }) => number),
    added: measuresOf(data.measures, known, highest),
  }
}

/** 复核决定, by another leader. */
export const decideCaseReview = onOpen<DecideCaseReview>({
  by: byLeader,
  rules: [isDecided, didNotInvestigate, isNotConcerned, didNotDecide],
  checks: [
    isConcernedFaults,
    outcomeFaults,
    ({ data }, { heard }, context) => measureFaults(data.measures, heard, context),
    ({ data }, { heard }) =>
      heard.get(data.concerned)?.review === 'requested'
        ? []
        : [{ code: 'NO_REVIEW_REQUESTED', clause: 'LS-15.2', path: 'concerned', missing: ['RequestCaseReview'] }],
    ({ data }) => [
      ...textFaults(data.reason, 'reason', WORDS),
      ...textFaults(data.documentNumber, 'documentNumber', NUMBER),
    ],
  ],
  done: ({ data: { concerned, outcome, reason, documentNumber, measures } }, known, context) =>
    measures.length === 0 &&
    isSaidBy(
      known,
      'CaseReviewDecided',
      { concerned, outcome, reason: sealed(known, reason), documentNumber },
      context,
      'concerned',
    ),
  events: (command, known, context) => [
    {
      type: 'CaseReviewDecided',
      data: {
        case: known.id,
        concerned: command.data.concerned,
        outcome: command.data.outcome,
        reason: sealed(known, command.data.reason),
        documentNumber: command.data.documentNumber,
        decidedOn: context.today,
        ...reviewed(command, known),
        ...personalAct(context),
      },
    },
  ],
})

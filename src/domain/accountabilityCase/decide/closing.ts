import { personalAct } from '../../acting.js'
import { textFaults } from '../../texts.js'
import type { CloseCase } from '../commands.js'
import type { KnownCase } from '../state.js'
import type { ClosingReason } from '../vocabulary.js'
import { byInvestigator, type CaseRule, isDecided, isInvestigator, isSaidBy, onOpen, sealed, WORDS } from './handler.js'

const everybodyServed: CaseRule = {
  code: 'DECISION_NOT_SERVED',
  clause: 'LS-15.2',
  refuse: ({ heard, decision }) => {
    const unserved = [...heard].flatMap(([key, { servedOn }]) => (servedOn === undefined ? [key] : []))
    return decision === undefined || unserved.length === 0
      ? undefined
      : { missing: ['ServeCaseDecision'], facts: { concerned: unserved } }
  },
}

const everythingCarriedOut: CaseRule = {
  code: 'MEASURES_OUTSTANDING',
  clause: 'LS-15.2',
  refuse: ({ measures }) => {
    const outstanding = measures.flatMap(({ number, carriedOut }) => (carriedOut ? [] : [number]))
    return outstanding.length === 0
      ? undefined
      : { missing: ['RecordMeasureCarriedOut'], facts: { measures: outstanding } }
  },
}

/** No review under way, and none that may still be asked for against a measure. */
const reviewOver: CaseRule = {
  code: 'REVIEW_OPEN',
  clause: 'LS-15.2',
  refuse: ({ heard, measures }, { today }) => {
    const open = [...heard].flatMap(([key, { review, reviewUntil }]) => {
      const mayAsk = review === undefined && reviewUntil !== undefined && reviewUntil >= today
      return review === 'requested' || (mayAsk && measures.some(({ against }) => against === key)) ? [key] : []
    })
    return open.length === 0 ? undefined : { facts: { concerned: open } }
  },
}

function reasonOf({ decision, measures }: KnownCase): ClosingReason {
  if (decision?.conclusion !== 'established') return 'notEstablished'
  return measures.length === 0 ? 'revoked' : 'carriedOut'
}

/** 结案 */
export const closeCase = onOpen<CloseCase>({
  by: byInvestigator,
  rules: [isInvestigator, isDecided, everybodyServed, everythingCarriedOut, reviewOver],
  checks: [({ data }) => textFaults(data.summary, 'summary', WORDS)],
  done: ({ data }, known, context) => isSaidBy(known, 'CaseClosed', { summary: sealed(known, data.summary) }, context),
  events: ({ data }, known, context) => [
    {
      type: 'CaseClosed',
      data: {
        case: known.id,
        reason: reasonOf(known),
        summary: sealed(known, data.summary),
        closedOn: context.today,
        ...personalAct(context),
      },
    },
  ],
})

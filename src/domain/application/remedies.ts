import type { DecisionContext } from '../context.js'
import { type RemediesFound, type RemedyQuestion, reviewAndCourt } from '../reviewAndCourt.js'
import type { OutcomeKind, ReplyOutcome } from './outcome.js'

/** 不予公开, whole or in part: 复议前置 (行政复议法 23; 法释〔2025〕8号). Everything else leaves the choice. */
const REVIEW_FIRST: readonly OutcomeKind[] = ['withheld', 'partlyProvided']

interface Question extends RemedyQuestion {
  readonly outcome: ReplyOutcome
  /** An enterprise answers for itself: what stands against it is an appeal to the authority over it (711-55). */
  readonly body: 'agency' | 'publicEnterprise'
}

/** Remedies as every reply has to name them, with the numbers in force on the day it is signed (711-51, law.md §1b). */
export function remediesFor(question: Question, context: DecisionContext): RemediesFound {
  const { outcome, agency, body, reviewBody, on } = question
  if (body === 'publicEnterprise' && outcome.kind === 'enterpriseChannel') {
    return { ok: true, remedies: { order: 'appealToAuthority', authority: outcome.authority } }
  }
  return reviewAndCourt({ agency, reviewBody, on }, REVIEW_FIRST.includes(outcome.kind), context)
}

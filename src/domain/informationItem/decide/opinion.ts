import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import { protect } from '../../protected.js'
import type { Sha256 } from '../../values.js'
import type { OpenItem, Stage, WorkingVersion } from '../state.js'
import type { DisclosureAttribute, ReviewConclusion } from '../vocabulary.js'
import { isActor } from './handler.js'

/** 公开 goes with what may be given out, 免于公开 with what may not be published. */
const FITTING: Readonly<Record<ReviewConclusion, readonly DisclosureAttribute[]>> = {
  disclose: ['proactive', 'partial', 'onRequest'],
  exempt: ['onRequest', 'withheld'],
}

export function conclusionFits(conclusion: ReviewConclusion, item: OpenItem, path: string): readonly Refusal[] {
  const attribute = item.work?.form?.attribute
  if (attribute === undefined || FITTING[conclusion].includes(attribute)) return []
  return [{ code: 'CONCLUSION_CONTRADICTS_ATTRIBUTE', clause: 'LS-10.4', path, facts: { attribute } }]
}

/** What a superior or the secrecy administration determined binds the agency (711-17). */
export function determinationBinds(conclusion: ReviewConclusion, item: OpenItem): readonly Refusal[] {
  const answer = item.work?.referral?.answer
  if (answer === undefined || answer.conclusion === conclusion) return []
  return [
    { code: 'DETERMINATION_BINDS', clause: '711-17', path: 'conclusion', facts: { determined: answer.conclusion } },
  ]
}

/** The same person has said the same about the same content, and nothing has happened since. */
export const saidBefore = (
  item: OpenItem,
  said: { readonly stage: Stage; readonly contentHash: Sha256; readonly opinion?: ReviewConclusion },
  context: DecisionContext,
): boolean => {
  const { work } = item
  return (
    work?.stage === said.stage &&
    work.submission?.disclosedHash === said.contentHash &&
    isActor(context, work.submission.by) &&
    (said.opinion === undefined || work.submission.opinion === said.opinion)
  )
}

export const noteOf = (item: OpenItem, note: string | undefined) =>
  note === undefined ? {} : { note: protect(`item:${item.id}`, note) }

/** The hash that was handed in; call only past the stage `draft`. */
export function submittedHash({ submission }: WorkingVersion): Sha256 {
  if (submission === undefined) throw new Error('the rules let an opinion through on what was not handed in')
  return submission.disclosedHash
}

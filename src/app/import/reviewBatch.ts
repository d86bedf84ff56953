import type { Actor } from '../../domain/context.js'
import type { Refusal } from '../../domain/decider.js'
import type { InformationItemCommand, ReviewFormInput } from '../../domain/informationItem/commands.js'
import type { ReviewConclusion } from '../../domain/informationItem/vocabulary.js'
import type { ItemId, Sha256 } from '../../domain/values.js'
import { uuidOf } from '../../eventstore/eventIds.js'
import type { Execute } from '../execute.js'
import { mapBounded } from './bounded.js'

/** One step of the review; each is taken by another person. */
export const REVIEW_STEPS = ['form', 'submit', 'section', 'secrecy', 'approve', 'return'] as const
export type ReviewStep = (typeof REVIEW_STEPS)[number]

/** What the reviewer says about one document, having looked at exactly this content. */
export interface ReviewedDocument {
  readonly itemId: ItemId
  readonly contentHash: Sha256
  /** For `form`. */
  readonly form?: ReviewFormInput
  /** For `submit`, `section` and `secrecy`; absent: 公开. */
  readonly opinion?: ReviewConclusion
  /** For `return` the reason. */
  readonly note?: string
}

export interface ReviewSheet {
  /** Chosen by whoever writes the sheet; the same sheet given twice changes nothing. */
  readonly sheet: string
  readonly step: ReviewStep
  readonly documents: readonly ReviewedDocument[]
}

export interface ReviewReport {
  readonly done: readonly ItemId[]
  readonly refused: readonly { readonly itemId: ItemId; readonly refusals: readonly Refusal[] }[]
}

const AT_ONCE = 8

/**
 * A named person's decisions on many documents, one event each (nothing is decided by a batch job). A refusal for one
 * document does not keep the others.
 */
export async function reviewBatch(execute: Execute, actor: Actor, sheet: ReviewSheet): Promise<ReviewReport> {
  const who = actor.kind === 'person' ? actor.person : actor.kind
  const outcomes = await mapBounded(sheet.documents, AT_ONCE, async (document) => {
    const command = commandOf(sheet.step, document)
    if (command === undefined)
      return {
        itemId: document.itemId,
        refusals: [{ code: 'FORM_MISSING', clause: 'LS-10.3', path: 'form' } as Refusal],
      }
    const outcome = await execute({
      commandId: uuidOf('gongkai/review-batch/1', sheet.sheet, sheet.step, who, document.itemId),
      id: document.itemId,
      command,
      actor,
      correlationId: `review-${sheet.sheet}`,
    })
    return { itemId: document.itemId, refusals: outcome.ok ? [] : outcome.refusals }
  })
  return {
    done: outcomes.filter(({ refusals }) => refusals.length === 0).map(({ itemId }) => itemId),
    refused: outcomes.filter(({ refusals }) => refusals.length > 0),
  }
}

function commandOf(
  step: ReviewStep,
  { contentHash, form, opinion = 'disclose', note }: ReviewedDocument,
): InformationItemCommand | undefined {
  const noted = note === undefined ? {} : { note }
  switch (step) {
    case 'form':
      return form === undefined ? undefined : { type: 'FillSecrecyReviewForm', data: form }
    case 'submit':
      return { type: 'SubmitForReview', data: { contentHash, opinion, ...noted } }
    case 'section':
      return { type: 'PassSectionReview', data: { contentHash, opinion, ...noted } }
    case 'secrecy':
      return { type: 'ConcludeSecrecyReview', data: { contentHash, conclusion: opinion, ...noted } }
    case 'approve':
      return { type: 'ApproveItem', data: { contentHash, ...noted } }
    case 'return':
      return { type: 'ReturnForRework', data: { reason: note ?? '' } }
  }
}

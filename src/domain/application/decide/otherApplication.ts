import { answerableFor } from '../../answerableFor.js'
import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import type { AgencyId } from '../../values.js'
import type { DraftReply, MergeApplication, OtherApplication } from '../commands.js'
import type { OpenApplication } from '../state.js'

/** What one application goes on for, or repeats, was asked of the same agency by the same applicant. */
function strangerFaults(
  { agency, sameApplicant }: OtherApplication,
  own: OpenApplication,
  path: string,
  context: DecisionContext,
): readonly Refusal[] {
  const faults: Refusal[] = []
  if (!sameApplicant) faults.push({ code: 'NOT_SAME_APPLICANT', clause: '711-36(6)', path })
  if (!answersBoth(agency, own.agency, context)) faults.push({ code: 'NOT_SAME_AGENCY', clause: '711-36(6)', path })
  return faults
}

/** One agency, or one that answers for both today (LS-4.4). */
export const answersBoth = (one: AgencyId, other: AgencyId, context: DecisionContext): boolean =>
  one === other || answerableFor(one, context).some((agency) => answerableFor(other, context).includes(agency))

/**
 * 并入的申请 goes on for both: it is still answered, and it came first. As no order of receipt leads back to where it
 * began, two merges that are decided at the same moment never leave the applicant without anybody who answers.
 */
export function targetFaults(
  { data: { target } }: MergeApplication,
  own: OpenApplication,
  context: DecisionContext,
): readonly Refusal[] {
  if (target === undefined) return [{ code: 'MERGE_TARGET_NOT_FOUND', clause: '711-36(6)', path: 'into' }]
  const closed: readonly Refusal[] = [{ code: 'MERGE_TARGET_CLOSED', clause: '711-36(6)', path: 'into' }]
  const later: readonly Refusal[] = [{ code: 'MERGED_INTO_LATER', clause: '711-36(6)', path: 'into' }]
  return [
    ...strangerFaults(target, own, 'into', context),
    ...(target.status === 'open' ? [] : closed),
    ...(target.receivedEarlier ? [] : later),
  ]
}

/** 此前的申请 was answered, under the number that the reply points to. */
export function earlierFaults(
  { data: { outcome, earlier } }: DraftReply,
  own: OpenApplication,
  context: DecisionContext,
): readonly Refusal[] {
  if (outcome.kind !== 'repeated' || outcome.earlierApplication === undefined || outcome.earlierApplication === own.id)
    return []
  const path = 'outcome.earlierApplication'
  if (earlier === undefined) return [{ code: 'EARLIER_APPLICATION_NOT_FOUND', clause: '711-36(6)', path }]
  const isAnswered = outcome.earlierReply === undefined || earlier.replies.includes(outcome.earlierReply)
  const unanswered: readonly Refusal[] = [
    { code: 'EARLIER_REPLY_NOT_FOUND', clause: '711-36(6)', path: 'outcome.earlierReply' },
  ]
  return [...strangerFaults(earlier, own, path, context), ...(isAnswered ? [] : unanswered)]
}

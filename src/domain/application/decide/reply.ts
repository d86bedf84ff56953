import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { ApproveReply, DraftReply, ReturnReply } from '../commands.js'
import type { ReplyOutcome } from '../outcome.js'
import { outcomeFaults, outcomeOf, type OwnFacts } from '../outcomeFacts.js'
import type { Draft, OpenApplication } from '../state.js'
import { replyFaults } from './conditions.js'
import { APPROVING_ROLES, type ApplicationRule, HANDLING_ROLES, inAnswering, onOpen, sealed } from './handler.js'
import { OPTIONAL_WORDS, WORDS } from './limits.js'
import { earlierFaults } from './otherApplication.js'
import { actsAtOneLevelOnly, isNotTheHandler, officerIsInCharge } from './people.js'
import { noReplyIsUnderWay, receiptIsFixed } from './standing.js'

/** What a reply says of the matter itself is taken from its record, not typed. */
function ownFacts({ data: { outcome } }: DraftReply, { searches, amendment, fee }: OpenApplication): OwnFacts {
  switch (outcome.kind) {
    case 'notHeld':
      return { searches: [...searches].filter(([, result]) => result === 'notFound').map(([search]) => search) }
    case 'notAmended':
      return amendment?.amendBy === undefined ? {} : { lapsedOn: amendment.amendBy.due }
    case 'feeUnpaid':
      return fee?.payBy === undefined ? {} : { lapsedOn: fee.payBy.due }
    default:
      return {}
  }
}

const drafted = (command: DraftReply, application: OpenApplication): ReplyOutcome =>
  outcomeOf(command.data.outcome, ownFacts(command, application), (text) => sealed(application, text))

function draftFaults(command: DraftReply, application: OpenApplication, context: DecisionContext): readonly Refusal[] {
  const faults = outcomeFaults(command.data.outcome, 'outcome', context.today)
  return faults.length > 0 ? faults : replyFaults(drafted(command, application), application, context)
}

/** 拟办 (711-36 to 711-39): every fact that the kind of reply needs, and everything on record that it rests on. */
export const draftReply = onOpen<DraftReply>({
  clause: '711-36',
  by: inAnswering(HANDLING_ROLES),
  rules: [officerIsInCharge, receiptIsFixed, noReplyIsUnderWay, actsAtOneLevelOnly('handling')],
  checks: [draftFaults, earlierFaults],
  done: (command, application, context) =>
    application.draft?.status === 'drafted' &&
    outcomeFaults(command.data.outcome, 'outcome', context.today).length === 0 &&
    sameJson(application.draft.outcome, drafted(command, application)),
  events: (command, application, context) => [
    {
      type: 'ReplyDrafted',
      data: { draft: application.drafts + 1, outcome: drafted(command, application), ...personalAct(context) },
    },
  ],
})

/** A step that takes a draft as the step before left it. */
export const draftIs = (...statuses: readonly Draft['status'][]): ApplicationRule => ({
  code: 'REPLY_STEP_OUT_OF_ORDER',
  clause: '711-45',
  refuse: ({ draft }) =>
    draft !== undefined && statuses.includes(draft.status) ? undefined : { facts: { status: draft?.status ?? 'none' } },
})

/** The draft that the person looked at is the one that stands. */
export const draftIsTheOneSeen = (
  { data }: { readonly data: { readonly draft: number } },
  { draft }: OpenApplication,
): readonly Refusal[] =>
  draft === undefined || draft.draft === data.draft
    ? []
    : [{ code: 'DRAFT_CHANGED', clause: '711-45', path: 'draft', facts: { draft: draft.draft } }]

/** What it rests on may have changed since it was drafted. */
export const replyStillHolds = (
  _command: unknown,
  application: OpenApplication,
  context: DecisionContext,
): readonly Refusal[] =>
  application.draft === undefined ? [] : replyFaults(application.draft.outcome, application, context)

/** 退回 to the officer in charge, until it is dispatched. */
export const returnReply = onOpen<ReturnReply>({
  clause: '711-45',
  by: inAnswering(APPROVING_ROLES),
  rules: [draftIs('drafted', 'approved', 'signed'), isNotTheHandler],
  checks: [draftIsTheOneSeen, ({ data }) => textFaults(data.reason, 'reason', WORDS)],
  done: ({ data }, application, context) =>
    application.draft?.draft === data.draft &&
    application.draft.status === 'returned' &&
    sameJson(application.draft.returned, { reason: sealed(application, data.reason), ...personalAct(context) }),
  events: ({ data }, application, context) => [
    {
      type: 'ReplyReturned',
      data: { draft: data.draft, reason: sealed(application, data.reason), ...personalAct(context) },
    },
  ],
})

/** 审核, by somebody who has not handled it. */
export const approveReply = onOpen<ApproveReply>({
  clause: '711-45',
  by: inAnswering(APPROVING_ROLES),
  rules: [draftIs('drafted'), actsAtOneLevelOnly('approving')],
  checks: [draftIsTheOneSeen, replyStillHolds, ({ data }) => textFaults(data.note, 'note', OPTIONAL_WORDS)],
  // Somebody else's approval is no second one: they learn that theirs is not on record.
  done: ({ data }, application, context) =>
    application.draft?.draft === data.draft &&
    application.draft.status === 'approved' &&
    sameJson(application.draft.approval, {
      ...(data.note === undefined ? {} : { note: sealed(application, data.note) }),
      ...personalAct(context),
    }),
  events: ({ data }, application, context) => [
    {
      type: 'ReplyApproved',
      data: {
        draft: data.draft,
        ...(data.note === undefined ? {} : { note: sealed(application, data.note) }),
        ...personalAct(context),
      },
    },
  ],
})

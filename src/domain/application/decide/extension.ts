import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal } from '../../decider.js'
import { termInForce } from '../../receipt.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { ExtendReplyPeriod } from '../commands.js'
import type { OpenApplication } from '../state.js'
import { type ApplicationRule, inAnswering, onOpen, sealed } from './handler.js'
import { NUMBER, PROOF, WORDS } from './limits.js'
import { counted, faultsOf, recount } from './periods.js'
import { isAskedOfAgency, periodRuns } from './standing.js'

/** Once for an application, whatever periods it goes through. */
const isNotExtended: ApplicationRule = {
  code: 'EXTENDED_BEFORE',
  clause: '711-33',
  refuse: ({ extension, clock }) =>
    extension === undefined ? undefined : { facts: { due: clock?.receipt.due ?? '' } },
}

/** On the last day it may still be done; what is over cannot be made longer. */
export const periodIsNotOver: ApplicationRule = {
  code: 'REPLY_PERIOD_OVER',
  clause: '711-33',
  refuse: ({ clock }, { today }) =>
    clock !== undefined && today > clock.receipt.due ? { facts: { due: clock.receipt.due } } : undefined,
}

const termOf = ({ clock }: OpenApplication, { policies }: DecisionContext) =>
  clock === undefined ? undefined : termInForce(policies, 'reply.extension', '711-33', clock.receipt.start)

function extended({ data }: ExtendReplyPeriod, application: OpenApplication, context: DecisionContext) {
  const { clock } = application
  const term = termOf(application, context)
  if (clock === undefined || term?.ok !== true) throw new Error('the checks let an extension of nothing through')
  const { clause, policy } = term.value
  const terms = [...clock.receipt.terms, { clause, policy, days: data.workingDays }]
  return recount(clock, { terms }, context)
}

function lengthFaults(
  command: ExtendReplyPeriod,
  application: OpenApplication,
  context: DecisionContext,
): readonly Refusal[] {
  const term = termOf(application, context)
  if (term === undefined) return []
  if (!term.ok) return [term.refusal]
  const { workingDays } = command.data
  if (!Number.isSafeInteger(workingDays) || workingDays < 1 || workingDays > term.value.days) {
    const facts = { most: term.value.days }
    return [{ code: 'EXTENSION_TOO_LONG', clause: '711-33', path: 'workingDays', facts }]
  }
  return faultsOf(extended(command, application, context))
}

/** 经政府信息公开工作机构负责人同意并告知申请人 (711-33): at most 20 working days. */
export const extendReplyPeriod = onOpen<ExtendReplyPeriod>({
  clause: '711-33',
  by: inAnswering(['disclosureHead']),
  rules: [isAskedOfAgency, periodRuns, isNotExtended, periodIsNotOver],
  checks: [
    lengthFaults,
    ({ data }, { clock }, { today }) => [
      ...textFaults(data.reason, 'reason', WORDS),
      ...textFaults(data.noticeNumber, 'noticeNumber', NUMBER),
      ...dateFaults(data.noticeDispatchedOn, 'noticeDispatchedOn', {
        notAfter: today,
        notBefore: clock?.receipt.start,
      }),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
  ],
  done: ({ data }, application, context) =>
    application.extension !== undefined &&
    sameJson(application.extension, {
      workingDays: data.workingDays,
      reason: sealed(application, data.reason),
      noticeNumber: data.noticeNumber,
      noticeDispatchedOn: data.noticeDispatchedOn,
      proof: data.proof,
      ...personalAct(context),
    }),
  policies: ['reply.extension'],
  events: (command, application, context) => [
    {
      type: 'ReplyPeriodExtended',
      data: {
        period: application.period,
        workingDays: command.data.workingDays,
        reason: sealed(application, command.data.reason),
        noticeNumber: command.data.noticeNumber,
        noticeDispatchedOn: checkedDate(command.data.noticeDispatchedOn),
        proof: command.data.proof,
        replyDue: counted(extended(command, application, context)),
        ...personalAct(context),
      },
    },
  ],
})

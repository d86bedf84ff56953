import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal } from '../../decider.js'
import { isSaid } from '../../said.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { DelayReply, JudgeReasons, RecordReasons, RequestReasons } from '../commands.js'
import type { OpenApplication } from '../state.js'
import { periodIsNotOver } from './extension.js'
import { type ApplicationRule, DECIDING_ROLES, HANDLING_ROLES, inAnswering, onOpen, sealed } from './handler.js'
import { NUMBER, PROOF, WORDS } from './limits.js'
import { isNotTheHandler, officerIsInCharge } from './people.js'
import { counted, faultsOf, recount } from './periods.js'
import { isAskedOfAgency, noReplyIsUnderWay, periodRuns, receiptIsFixed } from './standing.js'

/** 申请数量、频次明显超过合理范围的，可以要求申请人说明理由 (711-35): once. */
export const requestReasons = onOpen<RequestReasons>({
  clause: '711-35',
  by: inAnswering([...HANDLING_ROLES, 'disclosureHead']),
  rules: [
    officerIsInCharge,
    isAskedOfAgency,
    receiptIsFixed,
    noReplyIsUnderWay,
    {
      code: 'REASONS_REQUESTED_BEFORE',
      clause: '711-35',
      refuse: ({ reasons }) => (reasons === undefined ? undefined : { facts: { issuedOn: reasons.issuedOn } }),
    },
  ],
  checks: [
    ({ data }, { receipt }, { today }) => [
      ...textFaults(data.finding, 'finding', WORDS),
      ...textFaults(data.noticeNumber, 'noticeNumber', NUMBER),
      ...dateFaults(data.issuedOn, 'issuedOn', { notAfter: today, notBefore: receipt?.receivedOn }),
      ...dateFaults(data.answerBy, 'answerBy', {}),
      ...textFaults(data.proof, 'proof', PROOF),
      ...(data.answerBy > data.issuedOn
        ? []
        : [{ code: 'NO_TIME_TO_ANSWER', clause: '711-35', path: 'answerBy' } as const]),
    ],
  ],
  done: ({ data }, application) =>
    application.reasons?.noticeNumber === data.noticeNumber &&
    isSaid(application.said, 'ReasonsRequested', { ...data, finding: sealed(application, data.finding) }),
  events: ({ data }, application, context) => [
    {
      type: 'ReasonsRequested',
      data: {
        finding: sealed(application, data.finding),
        noticeNumber: data.noticeNumber,
        issuedOn: checkedDate(data.issuedOn),
        proof: data.proof,
        answerBy: checkedDate(data.answerBy),
        ...personalAct(context),
      },
    },
  ],
})

const reasonsWereAsked: ApplicationRule = {
  code: 'REASONS_NOT_REQUESTED',
  clause: '711-35',
  refuse: ({ reasons }) => (reasons === undefined ? { missing: ['RequestReasons'] } : undefined),
}
const reasonsAreNotJudged: ApplicationRule = {
  code: 'REASONS_JUDGED',
  clause: '711-35',
  refuse: ({ reasons }) => (reasons?.reasonable === undefined ? undefined : {}),
}

export const recordReasons = onOpen<RecordReasons>({
  clause: '711-35',
  by: inAnswering(HANDLING_ROLES, { process: true }),
  rules: [officerIsInCharge, reasonsWereAsked, reasonsAreNotJudged],
  checks: [
    ({ data }, { reasons }, { today }) => [
      ...textFaults(data.reasons, 'reasons', WORDS),
      ...dateFaults(data.receivedOn, 'receivedOn', { notAfter: today, notBefore: reasons?.issuedOn }),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
  ],
  // What is added before they are judged is put on record as well.
  done: ({ data }, application) =>
    application.reasons?.answer !== undefined &&
    sameJson(application.reasons.answer, {
      reasons: sealed(application, data.reasons),
      receivedOn: data.receivedOn,
      proof: data.proof,
    }),
  events: ({ data }, application) => [
    {
      type: 'ReasonsGiven',
      data: {
        reasons: sealed(application, data.reasons),
        receivedOn: checkedDate(data.receivedOn),
        proof: data.proof,
      },
    },
  ],
})

/** The applicant is heard first, or has let the time pass. */
function hearingFaults({ data }: JudgeReasons, { reasons }: OpenApplication, { today }: DecisionContext) {
  const faults: Refusal[] = [...textFaults(data.why, 'why', WORDS)]
  if (reasons === undefined || reasons.given) return faults
  if (today <= reasons.answerBy) {
    faults.push({ code: 'REASONS_AWAITED', clause: '711-35', facts: { answerBy: reasons.answerBy } })
  }
  if (data.reasonable) faults.push({ code: 'REASONS_NOT_GIVEN', clause: '711-35', path: 'reasonable' })
  return faults
}

/** 认为申请理由不合理的，告知申请人不予处理: not by whoever handles it. */
export const judgeReasons = onOpen<JudgeReasons>({
  clause: '711-35',
  by: inAnswering(DECIDING_ROLES),
  rules: [isNotTheHandler, reasonsWereAsked, reasonsAreNotJudged],
  checks: [hearingFaults],
  done: ({ data }, application, context) =>
    application.reasons?.judgement !== undefined &&
    sameJson(application.reasons.judgement, {
      reasonable: data.reasonable,
      why: sealed(application, data.why),
      ...personalAct(context),
    }),
  events: ({ data }, application, context) => [
    {
      type: 'ReasonsJudged',
      data: { reasonable: data.reasonable, why: sealed(application, data.why), ...personalAct(context) },
    },
  ],
})

/** The law names no length; longer than a year is none that is reasonable. */
const LONGEST_DELAY = 250

/** The notice that fixes the length stands where another period has its number of law. */
function delayed({ data }: DelayReply, { clock }: OpenApplication, context: DecisionContext) {
  if (clock === undefined) throw new Error('the rules let a delay through where no period runs')
  const terms = [
    ...clock.receipt.terms,
    { clause: '711-35', policy: data.noticeNumber, days: data.workingDays } as const,
  ]
  return recount(clock, { terms }, context)
}

const delayFaults = (
  command: DelayReply,
  application: OpenApplication,
  context: DecisionContext,
): readonly Refusal[] => {
  const { workingDays } = command.data
  if (!Number.isSafeInteger(workingDays) || workingDays < 1 || workingDays > LONGEST_DELAY) {
    return [{ code: 'DELAY_UNREASONABLE', clause: '711-35', path: 'workingDays', facts: { most: LONGEST_DELAY } }]
  }
  return application.clock === undefined ? [] : faultsOf(delayed(command, application, context))
}

/** 确定延迟答复的合理期限并告知申请人 (711-35) */
export const delayReply = onOpen<DelayReply>({
  clause: '711-35',
  by: inAnswering(['disclosureHead']),
  rules: [
    periodRuns,
    periodIsNotOver,
    {
      code: 'REASONS_NOT_ACCEPTED',
      clause: '711-35',
      refuse: ({ reasons }) => (reasons?.reasonable === true ? undefined : { missing: ['JudgeReasons'] }),
    },
    {
      code: 'DELAYED_BEFORE',
      clause: '711-35',
      refuse: ({ reasons }) => (reasons?.delayed === true ? {} : undefined),
    },
  ],
  checks: [
    delayFaults,
    ({ data }, { reasons }, { today }) => [
      ...textFaults(data.noticeNumber, 'noticeNumber', NUMBER),
      ...dateFaults(data.noticeDispatchedOn, 'noticeDispatchedOn', { notAfter: today, notBefore: reasons?.issuedOn }),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
  ],
  done: ({ data }, { reasons, said }) => reasons?.delayed === true && isSaid(said, 'ReplyDelayed', data),
  events: (command, application, context) => [
    {
      type: 'ReplyDelayed',
      data: {
        period: application.period,
        workingDays: command.data.workingDays,
        noticeNumber: command.data.noticeNumber,
        noticeDispatchedOn: checkedDate(command.data.noticeDispatchedOn),
        proof: command.data.proof,
        replyDue: counted(delayed(command, application, context)),
        ...personalAct(context),
      },
    },
  ],
})

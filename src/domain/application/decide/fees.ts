import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal } from '../../decider.js'
import { feeFor } from '../../fee.js'
import type { FeeScheduleKey } from '../../policy/policyKeys.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { IssueFeeNotice } from '../commands.js'
import type { OpenApplication } from '../state.js'
import { FEE_METHODS, type FeeMethod } from '../vocabulary.js'
import { type ApplicationRule, HANDLING_ROLES, inAnswering, onOpen, unknownValue } from './handler.js'
import { NUMBER, PROOF } from './limits.js'
import { officerIsInCharge } from './people.js'
import { isAskedOfAgency, noAmendmentIsPending, noReplyIsUnderWay, periodRuns, receiptIsFixed } from './standing.js'

const SCHEDULES = { perItem: 'fee.perItem', perPage: 'fee.perPage' } as const satisfies Record<
  FeeMethod,
  FeeScheduleKey
>

/** The schedule of the day of receipt: the matter keeps it (LS-18.1). */
const scheduleFor = (method: FeeMethod, { receipt }: OpenApplication, { policies }: DecisionContext) =>
  receipt === undefined ? undefined : policies.feeSchedule?.(SCHEDULES[method], receipt.receivedOn)

/** Items of the month are charged on top of those before; pages of an application by themselves. Yuan. */
function amountOf({ data }: IssueFeeNotice, application: OpenApplication, context: DecisionContext) {
  const set = scheduleFor(data.method, application, context)
  if (set === undefined) return undefined
  const before = data.before ?? 0
  const amount = feeFor(before + data.units, set.schedule) - feeFor(before, set.schedule)
  return { before, amount, schedule: set.version }
}

const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least

/** Whole numbers; those before belong to the method by item, and are those that the program counted. */
function countFaults({ data: { method, before, claimed, units } }: IssueFeeNotice): readonly Refusal[] {
  const faults: Refusal[] = []
  if (!isWhole(units, 1)) faults.push({ code: 'FEE_COUNT_INVALID', clause: '711-42', path: 'units' })
  if (!isWhole(before ?? 0, 0)) faults.push({ code: 'FEE_COUNT_INVALID', clause: '711-42', path: 'before' })
  if (method === 'perPage' && (before ?? claimed) !== undefined) {
    faults.push({ code: 'FEE_BOTH_METHODS', clause: '711-42', path: 'before' })
  }
  if (method === 'perItem' && claimed !== undefined && claimed !== (before ?? 0)) {
    faults.push({ code: 'FEE_COUNT_WRONG', clause: '711-42', path: 'before', facts: { before: before ?? 0 } })
  }
  return faults
}

function amountFaults(
  command: IssueFeeNotice,
  application: OpenApplication,
  context: DecisionContext,
): readonly Refusal[] {
  const { method } = command.data
  if (!FEE_METHODS.includes(method)) return unknownValue(method, FEE_METHODS, 'method')
  const faults = countFaults(command)
  if (faults.length > 0) return faults
  const fee = amountOf(command, application, context)
  if (application.receipt === undefined) return []
  if (fee === undefined) {
    const key = SCHEDULES[method]
    const facts = { policy: key, on: application.receipt.receivedOn }
    return [{ code: 'POLICY_MISSING', clause: '711-42', missing: [key], facts }]
  }
  return fee.amount > 0 ? [] : [{ code: 'FEE_NOTHING_DUE', clause: '711-42', path: 'units' }]
}

/** Once, by one method: 按件、按量 are never combined. */
const isFirst: ApplicationRule = {
  code: 'FEE_NOTICE_ISSUED_BEFORE',
  clause: '711-42',
  refuse: ({ fee }) => (fee === undefined ? undefined : { facts: { issuedOn: fee.issuedOn, amount: fee.amount } }),
}
const sameMethod = ({ data }: IssueFeeNotice, { fee }: OpenApplication): readonly Refusal[] =>
  fee === undefined || fee.method === data.method
    ? []
    : [{ code: 'FEE_BOTH_METHODS', clause: '711-42', path: 'method' }]

/** Within the handling period, whose rest falls away: it begins anew with payment. */
const isInTime = ({ data }: IssueFeeNotice, { clock }: OpenApplication): readonly Refusal[] =>
  clock !== undefined && data.issuedOn > clock.receipt.due
    ? [{ code: 'REPLY_PERIOD_OVER', clause: '711-42', path: 'issuedOn', facts: { due: clock.receipt.due } }]
    : []

/** 收费通知 with basis, standard and amount, as the law's own schedule gives it (711-42). */
export const issueFeeNotice = onOpen<IssueFeeNotice>({
  clause: '711-42',
  by: inAnswering([...HANDLING_ROLES, 'disclosureHead']),
  rules: [
    officerIsInCharge,
    isAskedOfAgency,
    receiptIsFixed,
    isFirst,
    noAmendmentIsPending,
    noReplyIsUnderWay,
    periodRuns,
  ],
  checks: [
    amountFaults,
    sameMethod,
    isInTime,
    ({ data }, { clock }, { today }) => [
      ...textFaults(data.noticeNumber, 'noticeNumber', NUMBER),
      ...dateFaults(data.issuedOn, 'issuedOn', { notAfter: today, notBefore: clock?.receipt.start }),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
  ],
  done: ({ data }, { fee, said }) => {
    const { method, units, noticeNumber, issuedOn, proof, claimed } = data
    const before = claimed === undefined ? {} : { before: claimed }
    return (
      fee?.noticeNumber === noticeNumber &&
      isSaid(said, 'FeeNoticeIssued', { method, units, noticeNumber, issuedOn, proof, ...before })
    )
  },
  events: (command, application, context) => {
    const { data } = command
    const fee = amountOf(command, application, context)
    if (fee === undefined) throw new Error('the checks let a fee through without a schedule')
    return [
      {
        type: 'FeeNoticeIssued',
        data: {
          method: data.method,
          before: fee.before,
          units: data.units,
          amount: fee.amount,
          schedule: fee.schedule,
          noticeNumber: data.noticeNumber,
          issuedOn: checkedDate(data.issuedOn),
          proof: data.proof,
          ...personalAct(context),
        },
      },
    ]
  },
})

import { personalAct } from '../../acting.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { isSaid } from '../../said.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { MergeApplication, WithdrawApplication } from '../commands.js'
import { type ApplicationHandler, DECIDING_ROLES, HANDLING_ROLES, inAnswering, onOpen, sealed } from './handler.js'
import { OPTIONAL_WORDS, PROOF, WORDS } from './limits.js'
import { targetFaults } from './otherApplication.js'
import { isNotTheHandler, officerIsInCharge } from './people.js'
import { RECEIPT_POLICIES, receiptFaults, receiptFixed } from './receipt.js'
import { receiptIsFixed } from './standing.js'

const withdrawOpen = onOpen<WithdrawApplication>({
  clause: '711-29',
  by: inAnswering(HANDLING_ROLES, { process: true }),
  rules: [officerIsInCharge],
  checks: [
    ({ data }, { received, receipt }, context) => [
      ...dateFaults(data.withdrawnOn, 'withdrawnOn', {
        notAfter: context.today,
        notBefore: receipt?.receivedOn ?? received.arrivedOn,
      }),
      ...(receipt === undefined ? receiptFaults(data.withdrawnOn, received.body, context) : []),
      ...textFaults(data.proof, 'proof', PROOF),
      ...textFaults(data.reason, 'reason', OPTIONAL_WORDS),
    ],
  ],
  done: () => false,
  policies: RECEIPT_POLICIES,
  events: ({ data }, application, context) => {
    const withdrawnOn = checkedDate(data.withdrawnOn)
    const { receipt, received, id } = application
    return [
      // Who withdraws an application has confirmed it: it is counted as received, and as closed.
      ...(receipt === undefined
        ? [
            receiptFixed(
              { receivedOn: withdrawnOn, rule: 'contactByApplicant', proof: data.proof },
              received.body,
              context,
            ),
          ]
        : []),
      {
        type: 'ApplicationWithdrawn',
        data: {
          application: id,
          withdrawnOn,
          proof: data.proof,
          ...(data.reason === undefined ? {} : { reason: sealed(application, data.reason) }),
        },
      },
    ]
  },
})

/** 撤回申请, at any time before the reply is out. */
export const withdrawApplication: ApplicationHandler<WithdrawApplication> = {
  ...withdrawOpen,
  done: ({ data }, application) =>
    application.status === 'closed' &&
    application.ending.how === 'withdrawn' &&
    application.ending.on === data.withdrawnOn &&
    application.ending.proof === data.proof &&
    sameJson(application.ending.reason, data.reason === undefined ? undefined : sealed(application, data.reason)),
}

const mergeOpen = onOpen<MergeApplication>({
  clause: '711-36(6)',
  by: inAnswering(DECIDING_ROLES),
  rules: [receiptIsFixed, isNotTheHandler],
  checks: [
    (command, application, context) =>
      command.data.into === application.id
        ? [{ code: 'MERGED_INTO_ITSELF', clause: '711-36(6)', path: 'into' }]
        : targetFaults(command, application, context),
    ({ data }) => textFaults(data.reason, 'reason', WORDS),
  ],
  done: () => false,
  events: ({ data }, application, context) => [
    {
      type: 'ApplicationMerged',
      data: {
        application: application.id,
        into: data.into,
        mergedOn: context.today,
        reason: sealed(application, data.reason),
        ...personalAct(context),
      },
    },
  ],
})

/** 并案: it goes without a reply of its own, so the handler does not decide it alone. */
export const mergeApplication: ApplicationHandler<MergeApplication> = {
  ...mergeOpen,
  done: ({ data }, application, context) =>
    application.status === 'closed' &&
    application.ending.how === 'merged' &&
    isSaid(application.said, 'ApplicationMerged', {
      into: data.into,
      reason: sealed(application, data.reason),
      ...personalAct(context),
    }),
}

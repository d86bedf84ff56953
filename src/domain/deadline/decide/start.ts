import type { Refusal, Rule } from '../../decider.js'
import { type DeadlineReceipt, reckonByPolicy, type Reckoned } from '../../receipt.js'
import type { DecisionContext } from '../../context.js'
import type { StartDeadline } from '../commands.js'
import type { Deadline } from '../state.js'
import { definitionOf } from '../vocabulary.js'
import { type DeadlineHandler, momentOf, processOnly } from './handler.js'
import { WARNING_POLICIES, warningsBefore } from './warnings.js'

const isNotStarted: Rule<Deadline> = {
  code: 'DEADLINE_EXISTS',
  clause: 'SYS',
  refuse: ({ status }) => (status === 'absent' ? undefined : { facts: { status } }),
}

function receiptOf({ data }: StartDeadline, context: DecisionContext): Reckoned<DeadlineReceipt> {
  const { kind, start, startEvent, receipt } = data
  const { policy, clause } = definitionOf(kind)
  return receipt === undefined
    ? reckonByPolicy({ key: policy, clause, start, startEvent }, context)
    : { ok: true, value: { ...receipt, startEvent } }
}

const receiptFaults = ({ data: { kind, start, receipt } }: StartDeadline): readonly Refusal[] =>
  receipt === undefined || (receipt.start === start && receipt.clause === definitionOf(kind).clause)
    ? []
    : [{ code: 'RECEIPT_OF_ANOTHER_PERIOD', clause: 'SYS', path: 'receipt', facts: { start } }]

/** The number of law is the one in force on the day it starts; the matter keeps it (LS-18.1). */
export const startDeadline: DeadlineHandler<StartDeadline> = {
  clause: 'SYS',
  by: processOnly,
  rules: [isNotStarted],
  checks: [
    receiptFaults,
    (command, _deadline, context) => {
      const reckoned = receiptOf(command, context)
      return reckoned.ok ? [] : [reckoned.refusal]
    },
  ],
  done: ({ data }, deadline) =>
    deadline.status !== 'absent' &&
    deadline.matter === data.matter &&
    deadline.kind === data.kind &&
    deadline.receipt.startEvent === data.startEvent,
  policies: WARNING_POLICIES,
  events: (command, deadline, context) => {
    const { matter, kind, agency, officer, item, key } = command.data
    const reckoned = receiptOf(command, context)
    if (!reckoned.ok) throw new Error('the checks let a period through that cannot be counted')
    return [
      {
        type: 'DeadlineStarted',
        data: {
          matter,
          kind,
          agency,
          ...(officer === undefined ? {} : { officer }),
          ...(item === undefined ? {} : { item }),
          key,
          clause: definitionOf(kind).clause,
          receipt: reckoned.value,
          ...(command.data.receipt === undefined ? {} : { reckonedByMatter: true }),
          warnings: warningsBefore(reckoned.value.due, context),
          noticedAt: momentOf(deadline, context),
        },
      },
    ]
  },
}

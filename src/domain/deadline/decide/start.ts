import type { Rule } from '../../decider.js'
import { reckonByPolicy } from '../../receipt.js'
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

const receiptOf = ({ data: { kind, start, startEvent } }: StartDeadline, context: DecisionContext) => {
  const { policy, clause } = definitionOf(kind)
  return reckonByPolicy({ key: policy, clause, start, startEvent }, context)
}

/** The number of law is the one in force on the day it starts; the matter keeps it (LS-18.1). */
export const startDeadline: DeadlineHandler<StartDeadline> = {
  clause: 'SYS',
  by: processOnly,
  rules: [isNotStarted],
  checks: [
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
          warnings: warningsBefore(reckoned.value.due, context),
          noticedAt: momentOf(deadline, context),
        },
      },
    ]
  },
}

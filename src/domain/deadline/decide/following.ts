import { sameJson } from '../../sameJson.js'
import type { DeadlineReceipt } from '../../receipt.js'
import type { FollowMatter } from '../commands.js'
import type { KnownDeadline } from '../state.js'
import { type DeadlineRule, onDeadline, processOnly } from './handler.js'
import { moved } from './moves.js'

/** The receipt of the matter, begun by the event that set this deadline running. */
const followed = ({ data }: FollowMatter, { receipt }: KnownDeadline): DeadlineReceipt => ({
  ...data.receipt,
  ...(receipt.startEvent === undefined ? {} : { startEvent: receipt.startEvent }),
})

/**
 * A letter that went out in time moves the date although the miss was noticed before anybody entered the letter: it stays
 * missed until an officer lifts the miss, by the date as it is now.
 */
const isNotOver: DeadlineRule = {
  code: 'DEADLINE_CLOSED',
  clause: 'SYS',
  refuse: ({ status }) => (status === 'running' || status === 'missed' ? undefined : { facts: { status } }),
}

/** One date for the matter and its deadline: what the one reckoned the other takes over, and does not reckon again. */
export const followMatter = onDeadline<FollowMatter>({
  clause: '711-33',
  by: processOnly,
  rules: [isNotOver],
  checks: [
    // Another period of the same matter is another deadline.
    ({ data }, { receipt }) =>
      data.receipt.start === receipt.start && data.receipt.clause === receipt.clause
        ? []
        : [{ code: 'RECEIPT_OF_ANOTHER_PERIOD', clause: '711-33', path: 'receipt', facts: { start: receipt.start } }],
  ],
  done: (command, deadline) => sameJson(deadline.receipt, followed(command, deadline)),
  events: (command, deadline, context) => {
    const { cause, letter, by, documentNumber } = command.data
    return [
      moved(
        deadline,
        { ok: true, value: followed(command, deadline) },
        {
          cause,
          ...(letter === undefined ? {} : { letter }),
          ...(by === undefined ? {} : { by }),
          ...(documentNumber === undefined ? {} : { documentNumber }),
        },
        context,
      ),
    ]
  },
})

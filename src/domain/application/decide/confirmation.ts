import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { reckonByPolicy } from '../../receipt.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { ConfirmReceipt, LogContactAttempt, NoteUnconfirmedReceipt } from '../commands.js'
import type { OpenApplication } from '../state.js'
import { DELIVERY_WAYS } from '../vocabulary.js'
import {
  type ApplicationRule,
  HANDLING_ROLES,
  inAnswering,
  onOpen,
  processOnly,
  sealed,
  unknownValue,
} from './handler.js'
import { OPTIONAL_WORDS, PROOF } from './limits.js'
import { officerIsInCharge } from './people.js'
import { counted, faultsOf } from './periods.js'
import { RECEIPT_POLICIES, receiptFaults, receiptFixed } from './receipt.js'

const receiptIsOpen: ApplicationRule = {
  code: 'RECEIPT_FIXED',
  clause: '711-31',
  refuse: ({ receipt }) => (receipt === undefined ? undefined : { facts: { receivedOn: receipt.receivedOn } }),
}

/** 平常信函、互联网、传真: the day on which both sides have confirmed is that of receipt (711-31). */
export const confirmReceipt = onOpen<ConfirmReceipt>({
  clause: '711-31',
  by: inAnswering(HANDLING_ROLES),
  rules: [officerIsInCharge, receiptIsOpen],
  checks: [
    ({ data }, { received }, context) => [
      ...dateFaults(data.confirmedOn, 'confirmedOn', { notAfter: context.today, notBefore: received.arrivedOn }),
      ...receiptFaults(data.confirmedOn, received.body, context),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
  ],
  done: ({ data }, { said }) =>
    isSaid(said, 'ReceiptDateFixed', {
      receivedOn: data.confirmedOn,
      rule: 'confirmedWithApplicant',
      proof: data.proof,
    }),
  policies: RECEIPT_POLICIES,
  events: ({ data }, { received }, context) => [
    receiptFixed(
      { receivedOn: checkedDate(data.confirmedOn), rule: 'confirmedWithApplicant', proof: data.proof },
      received.body,
      context,
    ),
  ],
})

const confirmBy = ({ received }: OpenApplication, context: DecisionContext) =>
  reckonByPolicy({ key: 'receipt.confirmation', clause: '711-31', start: received.arrivedOn }, context)

/** An application that nobody confirms would never be due: whoever supervises is told. */
export const noteUnconfirmedReceipt = onOpen<NoteUnconfirmedReceipt>({
  clause: '711-31',
  by: processOnly,
  rules: [receiptIsOpen],
  checks: [
    (_command, application, context) => {
      const reckoned = confirmBy(application, context)
      if (!reckoned.ok) return faultsOf(reckoned)
      return context.today > reckoned.value.due
        ? []
        : [{ code: 'RECEIPT_STILL_HAS_TIME', clause: '711-31', facts: { due: reckoned.value.due } }]
    },
  ],
  done: (_command, { unconfirmed, receipt }) => unconfirmed || receipt !== undefined,
  policies: ['receipt.confirmation'],
  events: (_command, application, context) => [
    {
      type: 'ReceiptUnconfirmed',
      data: { arrivedOn: application.received.arrivedOn, confirmBy: counted(confirmBy(application, context)) },
    },
  ],
})

/** 联系记录. Each attempt is one of its own. */
export const logContactAttempt = onOpen<LogContactAttempt>({
  clause: '711-31',
  by: inAnswering(HANDLING_ROLES),
  rules: [officerIsInCharge],
  checks: [
    ({ data }, { received }, { today }) => [
      ...dateFaults(data.on, 'on', { notAfter: today, notBefore: received.arrivedOn }),
      ...unknownValue(data.means, [...DELIVERY_WAYS, 'telephone'], 'means'),
      ...textFaults(data.note, 'note', OPTIONAL_WORDS),
    ],
  ],
  done: () => false,
  events: ({ data }, application, context) => [
    {
      type: 'ContactAttempted',
      data: {
        on: checkedDate(data.on),
        means: data.means,
        reached: data.reached,
        ...(data.note === undefined ? {} : { note: sealed(application, data.note) }),
        ...personalAct(context),
      },
    },
  ],
})

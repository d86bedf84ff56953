import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { parseLocalDate } from '../../dates.js'
import type { Refusal } from '../../decider.js'
import { reckonByPolicy } from '../../receipt.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { AcceptComplaint, DeclineComplaint, TransferComplaint } from '../commands.js'
import { competentBodies } from '../competentBodies.js'
import type { KnownComplaint } from '../state.js'
import { DECLINE_GROUNDS } from '../vocabulary.js'
import {
  CITED,
  DECIDING_ROLES,
  HANDLING_ROLES,
  inJudging,
  isInChargeOrFirst,
  isNotAccepted,
  isNotConcluded,
  isNotTheHandler,
  NUMBER,
  onComplaint,
  plainFaults,
  sealed,
  unknownValue,
  WORDS,
} from './handler.js'

const period = (key: 'complaint.acceptance' | 'complaint.answer', on: string, context: DecisionContext) => {
  const start = parseLocalDate(on)
  return start === undefined ? undefined : reckonByPolicy({ key, clause: '711-51', start }, context)
}
const periodFaults = (...given: Parameters<typeof period>): readonly Refusal[] => {
  const reckoned = period(...given)
  return reckoned === undefined || reckoned.ok ? [] : [reckoned.refusal]
}
function periodFrom(...given: Parameters<typeof period>) {
  const reckoned = period(...given)
  if (reckoned?.ok !== true) throw new Error('the checks let a day through from which nothing can be reckoned')
  return reckoned.value
}

/** 受理; the time to answer runs from then on. Who accepts has it in charge where nobody had. */
export const acceptComplaint = onComplaint<AcceptComplaint>({
  by: inJudging(HANDLING_ROLES),
  rules: [isInChargeOrFirst, isNotAccepted],
  checks: [
    ({ data }, { receivedOn }, context) => [
      ...dateFaults(data.acceptedOn, 'acceptedOn', { notAfter: context.today, notBefore: receivedOn }),
      ...periodFaults('complaint.answer', data.acceptedOn, context),
    ],
  ],
  policies: ['complaint.answer'],
  done: ({ data }, { acceptedOn }) => acceptedOn === data.acceptedOn,
  events: ({ data }, { acceptBy }, context) => [
    {
      type: 'ComplaintAccepted',
      data: {
        acceptedOn: checkedDate(data.acceptedOn),
        late: data.acceptedOn > acceptBy.due,
        answerBy: periodFrom('complaint.answer', data.acceptedOn, context),
        ...personalAct(context),
      },
    },
  ],
})

/** Each ground with the facts that it needs, and with no others. */
function groundFaults({ data }: DeclineComplaint, complaint: KnownComplaint): readonly Refusal[] {
  const { ground, directedTo, earlier, earlierNow } = data
  const faults: Refusal[] = [...unknownValue(ground, DECLINE_GROUNDS, 'ground')]
  if (ground === 'otherBody') faults.push(...textFaults(directedTo, 'directedTo', WORDS))
  else if (directedTo !== undefined)
    faults.push({ code: 'COMPLAINT_FACT_NOT_OF_GROUND', clause: '711-51', path: 'directedTo' })
  if (ground !== 'answeredBefore') {
    return earlier === undefined
      ? faults
      : [...faults, { code: 'COMPLAINT_FACT_NOT_OF_GROUND', clause: '711-51', path: 'earlier' }]
  }
  if (earlier === undefined || !CITED.test(earlier) || earlier === complaint.id || earlierNow === undefined)
    return [...faults, { code: 'EARLIER_COMPLAINT_UNKNOWN', clause: '711-51', path: 'earlier', missing: ['earlier'] }]
  const { against, answered, sameComplainant } = earlierNow
  if (against !== complaint.against || !sameComplainant)
    faults.push({ code: 'EARLIER_COMPLAINT_DIFFERS', clause: '711-51', path: 'earlier' })
  if (!answered) faults.push({ code: 'EARLIER_COMPLAINT_NOT_ANSWERED', clause: '711-51', path: 'earlier' })
  return faults
}

const wordsOfDecline = ({ data }: DeclineComplaint, { id }: KnownComplaint) => ({
  ground: data.ground,
  reason: sealed(id, data.reason),
  directedTo: data.directedTo === undefined ? undefined : sealed(id, data.directedTo),
  earlier: data.earlier,
  declinedOn: data.declinedOn,
})

/** 不予受理, with its reason, by somebody who decides. */
export const declineComplaint = onComplaint<DeclineComplaint>({
  by: inJudging(DECIDING_ROLES),
  rules: [isNotTheHandler, isNotAccepted],
  checks: [
    groundFaults,
    ({ data }, { receivedOn }, { today }) => [
      ...textFaults(data.reason, 'reason', WORDS),
      ...dateFaults(data.declinedOn, 'declinedOn', { notAfter: today, notBefore: receivedOn }),
    ],
  ],
  done: (command, complaint) =>
    complaint.ending === 'declined' && isSaid(complaint.said, 'ComplaintDeclined', wordsOfDecline(command, complaint)),
  events: (command, complaint, context) => {
    const { ground, reason, directedTo, earlier } = wordsOfDecline(command, complaint)
    const { declinedOn } = command.data
    return [
      {
        type: 'ComplaintDeclined',
        data: {
          ground,
          reason,
          ...(directedTo === undefined ? {} : { directedTo }),
          ...(earlier === undefined ? {} : { earlier }),
          declinedOn: checkedDate(declinedOn),
          late: declinedOn > complaint.acceptBy.due,
          ...personalAct(context),
        },
      },
    ]
  },
})

/** Only to a body that may judge it, and not to ourselves. */
function receiverFaults(
  { data }: TransferComplaint,
  { against, agency }: KnownComplaint,
  { agencies, today }: DecisionContext,
): readonly Refusal[] {
  const competent = competentBodies(against, agencies, today).flatMap((body) =>
    body.agency === agency ? [] : [body.agency],
  )
  return competent.includes(data.to)
    ? []
    : [{ code: 'COMPLAINT_BODY_NOT_COMPETENT', clause: '711-51', path: 'to', facts: { agencies: competent } }]
}

/** 转送, before it is concluded; whoever gets it begins with a time of its own. */
export const transferComplaint = onComplaint<TransferComplaint>({
  by: inJudging([...HANDLING_ROLES, ...DECIDING_ROLES]),
  rules: [isInChargeOrFirst, isNotConcluded],
  checks: [
    receiverFaults,
    ({ data }, complaint, context) => [
      ...textFaults(data.reason, 'reason', WORDS),
      ...plainFaults(data.documentNumber, 'documentNumber', NUMBER, complaint),
      ...dateFaults(data.transferredOn, 'transferredOn', {
        notAfter: context.today,
        notBefore: complaint.acceptedOn ?? complaint.receivedOn,
      }),
      ...periodFaults('complaint.acceptance', data.transferredOn, context),
    ],
  ],
  policies: ['complaint.acceptance'],
  done: ({ data }, { id, agency, said }) =>
    agency === data.to &&
    isSaid(said, 'ComplaintTransferred', {
      to: data.to,
      reason: sealed(id, data.reason),
      documentNumber: data.documentNumber,
      transferredOn: data.transferredOn,
    }),
  events: ({ data }, complaint, context) => {
    const { id, agency, against, round, acceptedOn, acceptBy } = complaint
    const body = competentBodies(against, context.agencies, context.today).find((one) => one.agency === data.to)
    return [
      {
        type: 'ComplaintTransferred',
        data: {
          complaint: id,
          from: agency,
          to: data.to,
          rights: body?.rights ?? [],
          reason: sealed(id, data.reason),
          documentNumber: data.documentNumber,
          transferredOn: checkedDate(data.transferredOn),
          round: round + 1,
          late: acceptedOn === undefined && data.transferredOn > acceptBy.due,
          acceptBy: periodFrom('complaint.acceptance', data.transferredOn, context),
          ...personalAct(context),
        },
      },
    ]
  },
})

import { RETENTION_CLASSES } from '../../application/vocabulary.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal } from '../../decider.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { ArchiveComplaint, ReplyToComplainant, WithdrawComplaint } from '../commands.js'
import type { KnownComplaint } from '../state.js'
import { COMPLAINT_REPLY_WAYS } from '../vocabulary.js'
import { wayFaults } from './replyWay.js'
import {
  DECIDING_ROLES,
  HANDLING_ROLES,
  inJudging,
  isAccepted,
  isApproved,
  isInCharge,
  isInChargeOrFirst,
  onComplaint,
  OPTIONAL_WORDS,
  plainFaults,
  PROOF,
  sealed,
  unknownValue,
} from './handler.js'

/** What goes out is a letter that was made here of what was approved. */
const letterFaults = (
  { data: { number, way } }: ReplyToComplainant,
  { letters }: KnownComplaint,
): readonly Refusal[] => {
  if (way === 'nobodyToReach')
    return number === undefined ? [] : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'number' }]
  return letters.some((letter) => letter.kind === 'complaintReply' && letter.number === number)
    ? []
    : [{ code: 'LETTER_NOT_ON_RECORD', clause: '711-51', path: 'number', missing: ['PrepareComplaintLetter'] }]
}

/** 答复, with proof; where nobody can be reached, that is what is on record. */
export const replyToComplainant = onComplaint<ReplyToComplainant>({
  by: inJudging(HANDLING_ROLES),
  rules: [isInCharge, isAccepted, isApproved],
  checks: [
    letterFaults,
    ({ data }, complaint, { today }) => [
      ...unknownValue(data.way, COMPLAINT_REPLY_WAYS, 'way'),
      ...wayFaults(data.way, complaint),
      ...plainFaults(data.proof, 'proof', PROOF, complaint),
      ...dateFaults(data.repliedOn, 'repliedOn', { notAfter: today, notBefore: complaint.proposal?.concludedOn }),
    ],
  ],
  done: ({ data }, { ending, said }) =>
    ending === 'replied' &&
    isSaid(said, 'ComplainantReplied', {
      number: data.number,
      repliedOn: data.repliedOn,
      way: data.way,
      proof: data.proof,
    }),
  events: ({ data }, { id, proposal, answerBy }) => {
    if (proposal === undefined || answerBy === undefined) throw new Error('the rules let a reply of nothing out')
    return [
      {
        type: 'ComplainantReplied',
        data: {
          complaint: id,
          outcome: proposal.outcome,
          ...(data.number === undefined ? {} : { number: data.number }),
          repliedOn: checkedDate(data.repliedOn),
          way: data.way,
          proof: data.proof,
          due: answerBy.due,
          late: data.repliedOn > answerBy.due,
        },
      },
    ]
  },
})

const withdrawnData = ({ data }: WithdrawComplaint, { id }: KnownComplaint) => ({
  withdrawnOn: data.withdrawnOn,
  reason: data.reason === undefined ? undefined : sealed(id, data.reason),
  proof: data.proof,
})

/** 撤回, until it is answered. */
export const withdrawComplaint = onComplaint<WithdrawComplaint>({
  by: inJudging(HANDLING_ROLES, { process: true }),
  rules: [isInChargeOrFirst],
  checks: [
    ({ data }, complaint, { today }) => [
      ...dateFaults(data.withdrawnOn, 'withdrawnOn', { notAfter: today, notBefore: complaint.received.receivedOn }),
      ...textFaults(data.reason, 'reason', OPTIONAL_WORDS),
      ...plainFaults(data.proof, 'proof', PROOF, complaint),
    ],
  ],
  done: (command, complaint) =>
    complaint.ending === 'withdrawn' && isSaid(complaint.said, 'ComplaintWithdrawn', withdrawnData(command, complaint)),
  events: (command, complaint) => {
    const { reason, proof } = withdrawnData(command, complaint)
    return [
      {
        type: 'ComplaintWithdrawn',
        data: {
          complaint: complaint.id,
          withdrawnOn: checkedDate(command.data.withdrawnOn),
          ...(reason === undefined ? {} : { reason }),
          proof,
        },
      },
    ]
  },
})

/** 归档 (711-45), once it is over. */
export const archiveComplaint = onComplaint<ArchiveComplaint>({
  by: inJudging([...HANDLING_ROLES, ...DECIDING_ROLES]),
  when: 'closed',
  rules: [{ code: 'COMPLAINT_ARCHIVED', clause: '711-45', refuse: ({ archived }) => (archived ? {} : undefined) }],
  checks: [
    ({ data }, { endedOn }, { today }) => [
      ...unknownValue(data.retention, RETENTION_CLASSES, 'retention'),
      ...dateFaults(data.archivedOn, 'archivedOn', { notAfter: today, notBefore: endedOn }),
    ],
  ],
  done: ({ data }, { said }) =>
    isSaid(said, 'ComplaintArchived', { retention: data.retention, archivedOn: data.archivedOn }),
  events: ({ data }, { id }) => [
    {
      type: 'ComplaintArchived',
      data: { complaint: id, retention: data.retention, archivedOn: checkedDate(data.archivedOn) },
    },
  ],
})

import { personalAct } from '../../acting.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { textFaults } from '../../texts.js'
import type { RevokeFeeNotice } from '../commands.js'
import { type ApplicationRule, HANDLING_ROLES, inAnswering, onOpen, sealed } from './handler.js'
import { PROOF, WORDS } from './limits.js'
import { officerIsInCharge } from './people.js'
import { counted, faultsOf, recount } from './periods.js'
import { letterIsTheOne, noReplyIsUnderWay } from './standing.js'

/** What was paid is paid: the period began anew with it. */
const isNotPaid: ApplicationRule = {
  code: 'FEE_WAS_PAID',
  clause: '711-42',
  refuse: ({ fee }) => (fee?.status === 'paid' ? {} : undefined),
}
const isIssued: ApplicationRule = {
  code: 'NOTICE_NOT_ISSUED',
  clause: '711-42',
  refuse: ({ fee }) => (fee === undefined ? { missing: ['IssueFeeNotice'] } : undefined),
}

/**
 * 撤销 a fee notice that was issued by mistake. The period that it interrupted goes on with the date it had: it is
 * neither paused nor begun anew. Only payment begins a new one (国办函〔2020〕109号, Art. 6), and what does not count into
 * a period the law names exhaustively, the opinions of third parties and other agencies (711-33). Days lost through a
 * mistake of the agency are the agency's: else every wrong notice would win it time. A letter that was answered
 * meanwhile moves the date as ever. The fee is open again: another notice, also by the other method, may follow.
 */
export const revokeFeeNotice = onOpen<RevokeFeeNotice>({
  clause: '711-42',
  by: inAnswering([...HANDLING_ROLES, 'disclosureHead']),
  rules: [officerIsInCharge, isIssued, isNotPaid, noReplyIsUnderWay],
  checks: [
    ({ data }, { fee }) =>
      fee === undefined ? [] : letterIsTheOne(data.noticeNumber, fee.noticeNumber, 'IssueFeeNotice'),
    (_command, { fee }, context) =>
      fee?.interrupted === undefined ? [] : faultsOf(recount(fee.interrupted, {}, context)),
    ({ data }, { fee }, { today }) => [
      ...textFaults(data.reason, 'reason', WORDS),
      ...dateFaults(data.revokedOn, 'revokedOn', { notAfter: today, notBefore: fee?.issuedOn }),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
  ],
  done: () => false,
  events: ({ data }, application, context) => {
    const { fee, period } = application
    if (fee?.interrupted === undefined) throw new Error('the rules let a notice be revoked that interrupted nothing')
    return [
      {
        type: 'FeeNoticeRevoked',
        data: {
          noticeNumber: data.noticeNumber,
          revokedOn: checkedDate(data.revokedOn),
          reason: sealed(application, data.reason),
          proof: data.proof,
          period: period + 1,
          // A holiday notice that came meanwhile counts for it as well.
          replyDue: counted(recount(fee.interrupted, {}, context)),
          ...personalAct(context),
        },
      },
    ]
  },
})

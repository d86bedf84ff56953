import type { Refusal } from '../../decider.js'
import type { OpenApplication } from '../state.js'
import type { ApplicationRule } from './handler.js'

/** Nothing is decided on what has no day of receipt yet (711-31). */
export const receiptIsFixed: ApplicationRule = {
  code: 'RECEIPT_NOT_CONFIRMED',
  clause: '711-31',
  refuse: ({ receipt }) => (receipt === undefined ? { missing: ['ConfirmReceipt'] } : undefined),
}

/** The applicant's answer is waited for (711-30). */
export const noAmendmentIsPending: ApplicationRule = {
  code: 'AMENDMENT_PENDING',
  clause: '711-30',
  refuse: ({ amendment }) =>
    amendment === undefined || amendment.status === 'amended' ? undefined : { missing: ['RecordAmendment'] },
}

/** Payment is waited for (711-42). */
export const noFeeIsPending: ApplicationRule = {
  code: 'FEE_PENDING',
  clause: '711-42',
  refuse: ({ fee }) => (fee === undefined || fee.status === 'paid' ? undefined : { missing: ['RecordFeePayment'] }),
}

/** A reply that somebody else has before them is not pulled away: it is returned first. */
export const noReplyIsUnderWay: ApplicationRule = {
  code: 'REPLY_UNDER_WAY',
  clause: '711-45',
  refuse: ({ draft }) =>
    draft?.status === 'approved' || draft?.status === 'signed' ? { missing: ['ReturnReply'] } : undefined,
}

/** Order 711 does not rule how an enterprise answers (711-55). */
export const isAskedOfAgency: ApplicationRule = {
  code: 'ENTERPRISE_HAS_OWN_RULES',
  clause: '711-55',
  refuse: ({ received }) => (received.body === 'publicEnterprise' ? {} : undefined),
}

/** 答复期限 runs. */
export const periodRuns: ApplicationRule = {
  code: 'NO_REPLY_PERIOD',
  clause: '711-33',
  refuse: ({ clock }) => (clock === undefined ? {} : undefined),
}

/** A letter is named by the number under which it was issued. */
export const letterIsTheOne = (number: string, issued: string | undefined, missing: string): readonly Refusal[] =>
  issued === undefined
    ? [{ code: 'NOTICE_NOT_ISSUED', clause: '711-45', missing: [missing] }]
    : issued === number
      ? []
      : [{ code: 'APPLICANT_NOTICE_UNKNOWN', clause: '711-45', path: 'noticeNumber' }]

export const isWaiting = ({ amendment, fee }: OpenApplication): boolean =>
  (amendment !== undefined && amendment.status !== 'amended') || (fee !== undefined && fee.status !== 'paid')

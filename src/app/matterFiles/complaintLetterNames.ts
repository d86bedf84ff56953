import type { ComplaintLetterKind } from '../../domain/letter/vocabulary.js'

/** 投诉举报文书名称, as lists and names of files show them. */
export const COMPLAINT_LETTER_NAMES: Readonly<Record<ComplaintLetterKind, string>> = {
  complaintReceipt: '投诉举报受理告知书',
  complaintDeclined: '投诉举报不予受理告知书',
  complaintTransfer: '投诉举报转送函',
  complaintTransferNotice: '投诉举报转送告知书',
  complaintStatementRequest: '情况说明通知书',
  complaintReply: '投诉举报答复书',
}

// Stored for ever in events; new ones may be added.

/** 依申请公开文书 (law.md §6), and those that Order 711 asks for besides. */
export const LETTER_KINDS = [
  'applicationForm', // 申请表
  'registrationForm', // 登记表
  'approvalForm', // 审查呈批单
  'acceptanceReceipt', // 接收回执
  'splitNotice', // 拆分告知书
  'amendmentNotice', // 补正告知书 (711-30)
  'reasonsNotice', // 说明理由告知书 (711-35)
  'delayNotice', // 延迟答复告知书 (711-35)
  'extensionNotice', // 延期答复告知书 (711-33)
  'thirdPartyLetter', // 征求意见书，致第三方 (711-32)
  'thirdPartyConfirmation', // 征求意见确认函
  'opinionNoticeToApplicant', // 征求意见告知书，致申请人 (711-33)
  'thirdPartyOverrideNotice', // 依申请公开告知书，致第三方：不公开会对公共利益造成重大影响 (711-32)
  'thirdPartyDecisionNotice', // 征求意见后决定公开告知书，致第三方
  'jointMakerLetter', // 征求意见书，致共同制作机关 (711-34)
  'involvedAgencyLetter', // 会商函，致涉及的其他机关 (LS-8.1)
  'assistanceLetter', // 协办函
  'feeNotice', // 收费通知书 (711-42)
  'feeRevocation', // 收费撤销告知书 (711-42)
  'withdrawalConfirmation', // 撤回申请确认书
  'mergerNotice', // 并案办理告知书
  'reply', // 答复书 (711-36 to 711-39)
] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

/** Letters about a request to correct a record (711-41). */
export const CORRECTION_LETTER_KINDS = [
  'correctionNotice', // 更正、不予更正、转送、告知：致申请人
  'correctionForwarding', // 转送函，致有权更正的机关
] as const
export type CorrectionLetterKind = (typeof CORRECTION_LETTER_KINDS)[number]

/** Letters about a complaint (711-51). */
export const COMPLAINT_LETTER_KINDS = [
  'complaintReceipt', // 受理告知书，致投诉人
  'complaintDeclined', // 不予受理告知书，致投诉人
  'complaintTransfer', // 转送函，致有权处理的机关
  'complaintTransferNotice', // 转送告知书，致投诉人
  'complaintStatementRequest', // 情况说明通知书，致被投诉机关
  'complaintReply', // 答复书，致投诉人
] as const
export type ComplaintLetterKind = (typeof COMPLAINT_LETTER_KINDS)[number]

/** Documents of an inspection (LS-15.1, 711-47). */
export const INSPECTION_LETTER_KINDS = [
  'rectificationNotice', // 责令整改通知书
  'inspectionBulletin', // 通报
] as const
export type InspectionLetterKind = (typeof INSPECTION_LETTER_KINDS)[number]

/** Everything that the register of document numbers gives numbers to. */
export type NumberedKind = LetterKind | CorrectionLetterKind | ComplaintLetterKind | InspectionLetterKind

/** Addressed to a third party: which one has to be named. */
export const THIRD_PARTY_LETTERS: readonly LetterKind[] = [
  'thirdPartyLetter',
  'thirdPartyConfirmation',
  'thirdPartyOverrideNotice',
  'thirdPartyDecisionNotice',
]
/** Addressed to another agency: which one has to be named. */
export const AGENCY_LETTERS: readonly LetterKind[] = ['jointMakerLetter', 'involvedAgencyLetter', 'assistanceLetter']

/** Sheets of the file, which never leave the house: they bear no document number of their own and no seal. */
export const INNER_SHEETS: readonly LetterKind[] = ['applicationForm', 'registrationForm', 'approvalForm']

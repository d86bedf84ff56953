import type { LetterKind } from '../../domain/letter/vocabulary.js'

/** 文书名称, as lists and names of files show them. */
export const LETTER_NAMES: Readonly<Record<LetterKind, string>> = {
  applicationForm: '政府信息公开申请表',
  registrationForm: '政府信息公开申请登记表',
  approvalForm: '审查呈批单',
  acceptanceReceipt: '接收回执',
  splitNotice: '拆分告知书',
  amendmentNotice: '补正告知书',
  reasonsNotice: '说明理由告知书',
  delayNotice: '延迟答复告知书',
  extensionNotice: '延期答复告知书',
  thirdPartyLetter: '第三方意见征求书',
  thirdPartyConfirmation: '征求意见确认函',
  opinionNoticeToApplicant: '征求意见告知书',
  thirdPartyOverrideNotice: '依申请公开告知书',
  thirdPartyDecisionNotice: '征求意见后决定告知书',
  jointMakerLetter: '共同制作机关意见征求书',
  involvedAgencyLetter: '会商函',
  assistanceLetter: '协办函',
  feeNotice: '收费通知书',
  feeRevocation: '收费撤销告知书',
  withdrawalConfirmation: '撤回申请确认书',
  mergerNotice: '并案办理告知书',
  reply: '答复书',
}

import { OUTCOME_KINDS, type OutcomeKind } from '../../domain/application/outcome.js'
import { COMPLAINT_LETTER_KINDS, type ComplaintLetterKind } from '../../domain/letter/vocabulary.js'
import type { CorrectionOutcome } from '../../domain/recordCorrection/events.js'

/** The notices and forms of an application, in the order in which they may be needed (law.md §6). */
export const NOTICE_KINDS = [
  'applicationForm', // 申请表
  'registrationForm', // 登记表
  'acceptanceReceipt', // 接收回执
  'splitNotice', // 拆分告知书
  'amendmentNotice', // 补正告知书
  'reasonsNotice', // 说明理由告知书
  'delayNotice', // 延迟答复告知书 (711-35)
  'extensionNotice', // 延期答复告知书 (711-33)
  'thirdPartyLetter', // 征求意见书（第三方）
  'thirdPartyConfirmation', // 征求意见确认函
  'opinionNoticeToApplicant', // 征求意见告知书（申请人）
  'thirdPartyOverrideNotice', // 依申请公开告知书（第三方）: 不公开会对公共利益造成重大影响
  'thirdPartyDecisionNotice', // 征求意见后决定公开告知书（第三方）
  'jointMakerLetter', // 征求意见书（共同制作机关）
  'involvedAgencyLetter', // 会商函（涉及的其他机关）
  'assistanceLetter', // 协办函
  'feeNotice', // 收费通知书
  'feeRevocation', // 收费撤销告知书
  'approvalForm', // 审查呈批单
  'withdrawalConfirmation', // 撤回申请确认书
  'mergerNotice', // 并案办理告知书
  'correctionForwarding', // 转送函
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** 答复书: one per outcome. */
export type ReplyKind = `reply${Capitalize<OutcomeKind>}`
/** 更正申请的答复 (711-41): one per outcome. */
export type CorrectionNoticeKind = `correction${Capitalize<CorrectionOutcome['kind']>}`
export type LetterKind = NoticeKind | ReplyKind | CorrectionNoticeKind | ComplaintLetterKind

const capitalised = <Word extends string>(word: Word): Capitalize<Word> =>
  `${word.charAt(0).toUpperCase()}${word.slice(1)}` as Capitalize<Word>

export const replyKindOf = (outcome: OutcomeKind): ReplyKind => `reply${capitalised(outcome)}`
export const correctionKindOf = (outcome: CorrectionOutcome['kind']): CorrectionNoticeKind =>
  `correction${capitalised(outcome)}`

const CORRECTION_OUTCOMES: Readonly<Record<CorrectionOutcome['kind'], true>> = {
  corrected: true,
  refused: true,
  forwarded: true,
  directed: true,
}

export const REPLY_KINDS: readonly ReplyKind[] = OUTCOME_KINDS.map(replyKindOf)
export const CORRECTION_NOTICE_KINDS: readonly CorrectionNoticeKind[] = (
  Object.keys(CORRECTION_OUTCOMES) as CorrectionOutcome['kind'][]
).map(correctionKindOf)

/** Every kind of letter that the program writes. */
export const LETTER_KINDS: readonly LetterKind[] = [
  ...NOTICE_KINDS,
  ...REPLY_KINDS,
  ...CORRECTION_NOTICE_KINDS,
  ...COMPLAINT_LETTER_KINDS,
]

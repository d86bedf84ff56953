import type { ClauseCode } from '../clauses.js'
import type { PolicyKey } from '../policy/policyKeys.js'

// Names are stored for ever in events; new kinds may be added.

/** What is fixed by law about a kind of deadline. Its length is dated policy. */
export interface DeadlineDefinition {
  readonly clause: ClauseCode
  readonly policy: PolicyKey
  /** Time for the opinions of others does not count (711-33). */
  readonly pausable?: true
  /** May be extended once, by no more than this number of law. */
  readonly extension?: PolicyKey
}

/** Every kind of deadline. Stream: `deadline-{matter}-{kind}`. */
export const DEADLINE_KINDS = {
  publication: { clause: 'LS-11.1', policy: 'publication.period' }, // 主动公开; paused by nothing
  catalogueEntry: { clause: 'LS-11.2', policy: 'onRequestCatalogue.period' }, // 依申请公开信息目录
  opinion: { clause: 'LS-6.1', policy: 'consultation.opinion' }, // 协商意见
  meeting: { clause: 'LS-8.1', policy: 'consultation.onApplication' }, // 会商
  jointMakerOpinion: { clause: '711-34', policy: 'jointMaker.opinion' }, // 共同制作机关意见
  dispute: { clause: 'LS-9.1', policy: 'dispute.decision' }, // 争议决定
  reviewLevel: { clause: 'LS-10.1', policy: 'secrecyReview.level' }, // 保密审查
  reviewReferral: { clause: '711-17', policy: 'secrecyReview.referral' }, // 送审
  thirdPartyOpinion: { clause: '711-32', policy: 'thirdParty.opinion' }, // 征求第三方意见
  reply: { clause: '711-33', policy: 'reply.period', pausable: true, extension: 'reply.extension' }, // 答复
  amendmentNotice: { clause: '711-30', policy: 'amendment.notice' }, // 告知补正
  amendment: { clause: '711-30', policy: 'amendment.period' }, // 补正
  recordCorrection: { clause: '711-41', policy: 'recordCorrection.period' }, // 更正
  feePayment: { clause: '711-42', policy: 'fee.payment' }, // 缴费
  reportSubmission: { clause: '711-49', policy: 'annualReport.department' }, // 年度报告报送
  reportPublication: { clause: '711-49', policy: 'annualReport.department' }, // 年度报告公布
  districtReportPublication: { clause: '711-49', policy: 'annualReport.district' }, // 本级政府年度报告公布
  complaintAcceptance: { clause: '711-51', policy: 'complaint.acceptance' }, // 投诉举报受理
  complaintAnswer: { clause: '711-51', policy: 'complaint.answer' }, // 投诉举报答复
  rectification: { clause: 'LS-15.1', policy: 'rectification.period' }, // 整改
  caseStatement: { clause: 'LS-15.2', policy: 'case.statement' }, // 陈述申辩
  caseReview: { clause: 'LS-15.2', policy: 'case.review' }, // 复核
  websiteError: { clause: 'LS-14.10', policy: 'websiteError.correction' }, // 网站纠错
} as const satisfies Readonly<Record<string, DeadlineDefinition>>

export type DeadlineKind = keyof typeof DEADLINE_KINDS

export const definitionOf = (kind: DeadlineKind): DeadlineDefinition => DEADLINE_KINDS[kind]

/** `lastDay`: the due day has begun. */
export const WARNING_LEVELS = ['first', 'second', 'lastDay'] as const
export type WarningLevel = (typeof WARNING_LEVELS)[number]

/** Why a due date is another one than before. */
export const MOVE_CAUSES = [
  'extended', // 延期
  'paused', // 中止计算
  'resumed', // 恢复计算
  'calendar', // 放假安排变更, confirmed by an officer
  'policy', // a change of the number of law that says it applies to running matters
] as const
export type MoveCause = (typeof MOVE_CAUSES)[number]

/** Why nothing is due any more. */
export const CANCELLATION_REASONS = [
  'matterClosed', // 事项办结
  'matterWithdrawn', // 撤回
  'attributeChanged', // 公开属性变更
  'superseded', // 重新起算
  'enteredInError', // 录入错误
] as const
export type CancellationReason = (typeof CANCELLATION_REASONS)[number]

/** 计算中 · 按期办结 · 逾期 · 逾期已撤销 · 已取消 */
export type DeadlineStatus = 'running' | 'met' | 'missed' | 'lifted' | 'cancelled'

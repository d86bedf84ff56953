// Stored for ever in events; new ones may be added.

/** What a data subject has to do with a matter. */
// 申请人、第三方、更正申请人、投诉举报人
export const INVOLVEMENTS = ['applicant', 'thirdParty', 'correctionApplicant', 'complainant'] as const
export type Involvement = (typeof INVOLVEMENTS)[number]

/** Why personal data must be kept for the time being (法定留存). */
export const HOLD_KINDS = [
  'review', // 行政复议
  'lawsuit', // 行政诉讼
  'accountability', // 责任追究
  'inspection', // 监督检查
  'otherProceeding', // 其他法定程序
] as const
export type HoldKind = (typeof HOLD_KINDS)[number]

/** 删除个人信息的事由 (PIPL-47). */
export const ERASURE_GROUNDS = [
  'subjectRequest', // 个人请求删除
  'retentionOver', // 保存期限已届满
] as const
export type ErasureGround = (typeof ERASURE_GROUNDS)[number]

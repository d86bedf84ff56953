import type { AgencyId, PersonId } from '../values.js'

// Names are stored for ever in events; new ones may be added.

/** 线索来源: what a case is opened from. */
export const CASE_ORIGINS = [
  'finding', // 监督检查发现的问题
  'complaint', // 投诉举报
  'inspection', // 监督检查
  'incident', // 安全、泄密等事件
  'order', // 上级交办
] as const
export type CaseOriginKind = (typeof CASE_ORIGINS)[number]

/** 责任追究措施 (LS-15.2, 711-47, 711-52, 711-53), from the mildest to the most severe. */
export const MEASURES = {
  interview: { clause: 'LS-15.2', against: 'both' }, // 约谈
  orderCorrection: { clause: '711-53', against: 'both' }, // 责令改正
  criticism: { clause: '711-47', against: 'both' }, // 通报批评
  sanctionRecommendation: { clause: '711-47', against: 'person' }, // 提出处分建议
  transferToSupervision: { clause: '711-53', against: 'person' }, // 移送监察机关
} as const
export type MeasureKind = keyof typeof MEASURES
export const MEASURE_KINDS = Object.keys(MEASURES) as readonly MeasureKind[]

/** 责任类型 (711-52, 711-53). */
export const RESPONSIBILITIES = [
  'unit', // 责任单位
  'leading', // 负有责任的领导人员
  'direct', // 直接责任人员
] as const
export type Responsibility = (typeof RESPONSIBILITIES)[number]

/** 调查结论 */
export const CASE_CONCLUSIONS = [
  'established', // 应当追究责任
  'notEstablished', // 不予追究
] as const
export type CaseConclusion = (typeof CASE_CONCLUSIONS)[number]

export const REVIEW_OUTCOMES = [
  'upheld', // 维持
  'changed', // 变更
  'revoked', // 撤销
] as const
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number]

/** 结案方式 */
export const CLOSING_REASONS = [
  'carriedOut', // 措施落实完毕
  'notEstablished', // 不予追究
  'revoked', // 复核撤销
] as const
export type ClosingReason = (typeof CLOSING_REASONS)[number]

/** 责任单位 or 责任人: a person as somebody of the agency in which they acted. */
export type Concerned =
  | { readonly kind: 'unit'; readonly agency: AgencyId }
  | { readonly kind: 'person'; readonly person: PersonId; readonly agency: AgencyId }

/** Names one of the concerned within a case: `unit:{agency}` or `person:{person}`. */
export type ConcernedKey = `unit:${string}` | `person:${string}`

export const keyOf = (concerned: Concerned): ConcernedKey =>
  concerned.kind === 'unit' ? `unit:${concerned.agency}` : `person:${concerned.person}`

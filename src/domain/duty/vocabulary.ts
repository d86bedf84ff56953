// Stored for ever in events; new ones may be added.

/** Why an agency has to publish (LS-4, LS-5.2, LS-7.1, 711-10). */
export const DUTY_GROUNDS = [
  'maker', // 制作
  'lead', // 牵头
  'signer', // 盖章、署名
  'keeper', // 保存
  'firstObtainer', // 最初获取
  'involved', // 涉及
  'byLaw', // 法律、法规另有规定
] as const
export type DutyGround = (typeof DUTY_GROUNDS)[number]

/** What has to be done: publish all of it, publish its public part, or enter it in the catalogue (LS-11.2). */
export const DUTY_KINDS = ['publish', 'publishPart', 'catalogueEntry'] as const
export type DutyKind = (typeof DUTY_KINDS)[number]

/** When the time begins (law.md, "When clocks start"). */
export const DUTY_STARTS = [
  'formed', // 形成
  'changed', // 变更
  'obtained', // 获取
  'attributeDecided', // 确认为主动公开
] as const
export type DutyStart = (typeof DUTY_STARTS)[number]

export const DUTY_LIFTS = [
  'withdrawn', // 撤回
  'attributeChanged', // 公开属性变更
  'notInvolved', // 不再涉及
  'purged', // 依令清除
  'expired', // 失效前未公开
  'mergedIntoOther', // 职责已并入另一负有公开义务的机关
  'enteredInError', // 录入错误
] as const
export type DutyLift = (typeof DUTY_LIFTS)[number]

/** 应公开 · 已公开 · 逾期 · 已解除 */
export type DutyStatus = 'open' | 'met' | 'missed' | 'lifted'

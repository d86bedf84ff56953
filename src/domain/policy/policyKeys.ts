import type { PolicyUnit } from './events.js'

/** What the law fixes about a number, so that no local version can widen it. */
export interface PolicyDefinition {
  readonly unit: PolicyUnit
  /** The law allows no more. */
  readonly max?: number
  /** The law allows no less. */
  readonly min?: number
}

/** Every number of law that a rule uses. A period that the law sets for an office may be shortened, never extended. */
export const POLICY_DEFINITIONS = {
  /** 主动公开: from formation or change (LS-11.1, 711-26). */
  'publication.period': { unit: 'workingDays', max: 20 },
  /** 依申请公开信息目录 (LS-11.2). */
  'onRequestCatalogue.period': { unit: 'workingDays', max: 20 },
  /** 会商 on an application that touches several organs (LS-8.1). */
  'consultation.onApplication': { unit: 'workingDays', max: 3 },
  /** Opinion of an agency before publication (LS-6.1). */
  'consultation.opinion': { unit: 'workingDays' },
  /** Opinion of a joint maker on an application; silence is consent (711-34). */
  'jointMaker.opinion': { unit: 'workingDays', min: 15, max: 15 },
  /** Opinion of a third party (711-32). */
  'thirdParty.opinion': { unit: 'workingDays', min: 15, max: 15 },
  /** Decision of a dispute between agencies (LS-9.1). */
  'dispute.decision': { unit: 'workingDays' },
  /** Secrecy review, each level (LS-10.1). */
  'secrecyReview.level': { unit: 'workingDays' },
  /** 送审 to the secrecy administration (711-17). */
  'secrecyReview.referral': { unit: 'workingDays' },
  /** 动态调整 of what is withheld (711-18). */
  'reevaluation.interval': { unit: 'months' },
  /** Answer to an application (711-33). */
  'reply.period': { unit: 'workingDays', max: 20 },
  'reply.extension': { unit: 'workingDays', max: 20 },
  /** 一次性告知补正 (711-30). */
  'amendment.notice': { unit: 'workingDays', max: 7 },
  /** 合理的补正期限 (711-30). */
  'amendment.period': { unit: 'workingDays', min: 1 },
  /** Correction of a record about oneself (711-41). */
  'recordCorrection.period': { unit: 'workingDays' },
  /** Payment of the information processing fee (711-42). */
  'fee.payment': { unit: 'days', min: 30, max: 30 },
  'complaint.acceptance': { unit: 'workingDays' },
  'complaint.answer': { unit: 'workingDays' },
  'rectification.period': { unit: 'workingDays' },
  /** Report of a website error (LS-14.10). */
  'websiteError.correction': { unit: 'workingDays' },
  /** Takedown after a leak or an attack (LS-14.7). */
  'incident.takedown': { unit: 'hours' },
  'warning.first': { unit: 'workingDays' },
  'warning.second': { unit: 'workingDays' },
} as const satisfies Readonly<Record<string, PolicyDefinition>>

export type PolicyKey = keyof typeof POLICY_DEFINITIONS

/** 信息处理费, 按件 or 按量 (711-42). */
export const FEE_SCHEDULE_KEYS = ['fee.perItem', 'fee.perPage'] as const
export type FeeScheduleKey = (typeof FEE_SCHEDULE_KEYS)[number]

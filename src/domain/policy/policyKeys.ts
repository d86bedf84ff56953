import type { ClauseCode } from '../clauses.js'
import type { FeeSchedule, PolicyUnit } from './events.js'

/** What the law fixes about a number, so that no local version can widen it. */
export interface PolicyDefinition {
  readonly unit: PolicyUnit
  /** The clause that the number serves, and that bounds it. */
  readonly clause: ClauseCode
  /** The law allows no more. */
  readonly max?: number
  /** The law allows no less. */
  readonly min?: number
}

/** Every number of law that a rule uses. A period that the law sets for an office may be shortened, never extended. */
export const POLICY_DEFINITIONS = {
  /** 主动公开: from formation or change (LS-11.1, 711-26). */
  'publication.period': { clause: '711-26', unit: 'workingDays', max: 20 },
  /** 依申请公开信息目录 (LS-11.2). */
  'onRequestCatalogue.period': { clause: 'LS-11.2', unit: 'workingDays', max: 20 },
  /** 会商 on an application that touches several organs (LS-8.1). */
  'consultation.onApplication': { clause: 'LS-8.1', unit: 'workingDays', max: 3 },
  /** Opinion of an agency before publication (LS-6.1). */
  'consultation.opinion': { clause: 'LS-6.1', unit: 'workingDays' },
  /** Opinion of a joint maker on an application; silence is consent (711-34). */
  'jointMaker.opinion': { clause: '711-34', unit: 'workingDays', min: 15, max: 15 },
  /** Opinion of a third party (711-32). */
  'thirdParty.opinion': { clause: '711-32', unit: 'workingDays', min: 15, max: 15 },
  /** Decision of a dispute between agencies (LS-9.1). */
  'dispute.decision': { clause: 'LS-9.1', unit: 'workingDays' },
  /** Secrecy review, each level (LS-10.1). */
  'secrecyReview.level': { clause: 'LS-10.1', unit: 'workingDays' },
  /** 送审 to the secrecy administration (711-17). */
  'secrecyReview.referral': { clause: '711-17', unit: 'workingDays' },
  /** 动态调整 of what is withheld (711-18). */
  'reevaluation.interval': { clause: '711-18', unit: 'months' },
  /** Confirmation of an application with the applicant, before it is warned of (711-31). */
  'receipt.confirmation': { clause: '711-31', unit: 'workingDays', min: 1 },
  /** Answer to an application (711-33). */
  'reply.period': { clause: '711-33', unit: 'workingDays', max: 20 },
  'reply.extension': { clause: '711-33', unit: 'workingDays', max: 20 },
  /** 一次性告知补正 (711-30). */
  'amendment.notice': { clause: '711-30', unit: 'workingDays', max: 7 },
  /** 合理的补正期限 (711-30). */
  'amendment.period': { clause: '711-30', unit: 'workingDays', min: 1 },
  /** 多个申请人: so many different ones ask for the same (711-44). */
  'proactive.applicants': { clause: '711-44', unit: 'count', min: 2 },
  /** Correction of a record about oneself (711-41). */
  'recordCorrection.period': { clause: '711-41', unit: 'workingDays' },
  /** Payment of the information processing fee (711-42). */
  'fee.payment': { clause: '711-42', unit: 'days', min: 30, max: 30 },
  /** 申请行政复议 against a reply, from knowing of it (711-51; 行政复议法 20). */
  'remedy.review': { clause: '711-51', unit: 'days', min: 60, max: 60 },
  /** 起诉 after the decision on review (711-51; 行政诉讼法 45). */
  'remedy.courtAfterReview': { clause: '711-51', unit: 'days', min: 15, max: 15 },
  /** 直接起诉 (711-51; 行政诉讼法 46). */
  'remedy.court': { clause: '711-51', unit: 'months', min: 6, max: 6 },
  /** 年度报告: 31 January, one month after the year; of the government 31 March (711-49). Named dates: no roll. */
  'annualReport.department': { clause: '711-49', unit: 'months', min: 1, max: 1 },
  'annualReport.district': { clause: '711-49', unit: 'months', min: 3, max: 3 },
  'complaint.acceptance': { clause: '711-51', unit: 'workingDays' },
  'complaint.answer': { clause: '711-51', unit: 'workingDays' },
  'rectification.period': { clause: 'LS-15.1', unit: 'workingDays' },
  /** 陈述申辩 of whoever is to be held to account (LS-15.2). */
  'case.statement': { clause: 'LS-15.2', unit: 'workingDays', min: 1 },
  /** 申请复核 of a measure, from its service (LS-15.2). */
  'case.reviewRequest': { clause: 'LS-15.2', unit: 'days', min: 1 },
  /** 复核决定 (LS-15.2). */
  'case.review': { clause: 'LS-15.2', unit: 'days' },
  /** Report of a website error (LS-14.10). */
  'websiteError.correction': { clause: 'LS-14.10', unit: 'workingDays' },
  /** Takedown after a leak or an attack (LS-14.7). */
  'incident.takedown': { clause: 'LS-14.7', unit: 'hours' },
  /** Days before a date at which its holder is warned. */
  'warning.first': { clause: 'SYS', unit: 'workingDays' },
  'warning.second': { clause: 'SYS', unit: 'workingDays' },
} as const satisfies Readonly<Record<string, PolicyDefinition>>

export type PolicyKey = keyof typeof POLICY_DEFINITIONS

/**
 * 信息处理费, 按件 or 按量 (711-42), with the national schedule: dearer than that no local version can be.
 * 国办函〔2020〕109号, Art. 4 and 5.
 */
export const FEE_SCHEDULES = {
  'fee.perItem': {
    bands: [
      { upTo: 10, rate: 0 },
      { upTo: 30, rate: 100 },
    ],
    beyond: { rate: 200, every: 10, increase: 100 },
  },
  'fee.perPage': {
    bands: [
      { upTo: 30, rate: 0 },
      { upTo: 100, rate: 10 },
      { upTo: 200, rate: 20 },
    ],
    beyond: { rate: 40 },
  },
} as const satisfies Readonly<Record<string, FeeSchedule>>

export type FeeScheduleKey = keyof typeof FEE_SCHEDULES

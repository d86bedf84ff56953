import type { LegalText } from '../../domain/clauses.js'
import type { PolicyCommand, SetClauseValidity, SetFeeSchedule, SetPolicyNumber } from '../../domain/policy/commands.js'
import {
  FEE_SCHEDULES,
  type FeeScheduleKey,
  POLICY_DEFINITIONS,
  type PolicyKey,
} from '../../domain/policy/policyKeys.js'
import type { LocalDate } from '../../domain/values.js'

const ORDER_711 = { from: '2019-05-15' as LocalDate, source: '政府信息公开条例（国务院令第711号）' }
const LIESHAN = { from: '2021-08-04' as LocalDate, source: '烈山区人民政府政务公开发布协调制度' }
/** No national number exists: the district's own, to be replaced by whoever is competent. */
const DEFAULT = { from: '2021-08-04' as LocalDate, source: '本系统默认值' }
const FEES = { from: '2021-01-01' as LocalDate, source: '政府信息公开信息处理费管理办法（国办函〔2020〕109号）' }

/** The texts that clause codes belong to, each in force from its day. */
const TEXTS: Readonly<Record<LegalText, { readonly from: LocalDate; readonly source: string }>> = {
  LS: LIESHAN,
  '711': ORDER_711,
  SSL: { from: '2024-05-01' as LocalDate, source: '中华人民共和国保守国家秘密法（2024年修订）' },
  PIPL: { from: '2021-11-01' as LocalDate, source: '中华人民共和国个人信息保护法' },
}

const REVIEW = { from: '2024-01-01' as LocalDate, source: '行政复议法（2023年修订）第二十条' }
const LITIGATION = { from: '2015-05-01' as LocalDate, source: '行政诉讼法第四十五条、第四十六条' }

/** A number for every key: a missing one does not compile. */
const VALUES: Readonly<
  Record<PolicyKey, { readonly value: number; readonly from: LocalDate; readonly source: string }>
> = {
  'publication.period': { value: 20, ...ORDER_711 },
  'onRequestCatalogue.period': { value: 20, ...LIESHAN },
  'consultation.onApplication': { value: 3, ...LIESHAN },
  'consultation.opinion': { value: 5, ...DEFAULT },
  'jointMaker.opinion': { value: 15, ...ORDER_711 },
  'thirdParty.opinion': { value: 15, ...ORDER_711 },
  'dispute.decision': { value: 5, ...DEFAULT },
  'secrecyReview.level': { value: 5, ...DEFAULT },
  'secrecyReview.referral': { value: 15, ...DEFAULT },
  'reevaluation.interval': { value: 12, ...DEFAULT },
  'receipt.confirmation': { value: 1, ...DEFAULT },
  'reply.period': { value: 20, ...ORDER_711 },
  'reply.extension': { value: 20, ...ORDER_711 },
  'amendment.notice': { value: 7, ...ORDER_711 },
  'amendment.period': { value: 10, ...DEFAULT },
  'proactive.applicants': { value: 3, ...DEFAULT },
  'recordCorrection.period': { value: 20, ...DEFAULT },
  'fee.payment': { value: 30, ...FEES },
  'remedy.review': { value: 60, ...REVIEW },
  'remedy.courtAfterReview': { value: 15, ...LITIGATION },
  'remedy.court': { value: 6, ...LITIGATION },
  'annualReport.department': { value: 1, ...ORDER_711 },
  'annualReport.district': { value: 3, ...ORDER_711 },
  'complaint.acceptance': { value: 5, ...DEFAULT },
  'complaint.answer': { value: 20, ...DEFAULT },
  'rectification.period': { value: 10, ...DEFAULT },
  // As long as 公务员法 95 gives a civil servant for review, and the body for its answer.
  'case.statement': { value: 5, ...DEFAULT },
  'case.reviewRequest': { value: 30, ...DEFAULT },
  'case.review': { value: 30, ...DEFAULT },
  'websiteError.correction': { value: 3, ...DEFAULT },
  'incident.takedown': { value: 2, ...DEFAULT },
  'warning.first': { value: 3, ...DEFAULT },
  'warning.second': { value: 1, ...DEFAULT },
}

/** What brings the numbers of law and the defaults into a log; each can be given again without effect. */
export const policySeed = (jurisdiction: string): readonly PolicyCommand[] => [
  ...(Object.keys(TEXTS) as LegalText[]).map((clause): SetClauseValidity => ({
    type: 'SetClauseValidity',
    data: { jurisdiction, clause, inForce: true, ...TEXTS[clause] },
  })),
  ...(Object.keys(VALUES) as PolicyKey[]).map((key): SetPolicyNumber => {
    const { value, from, source } = VALUES[key]
    const { unit, clause } = POLICY_DEFINITIONS[key]
    return { type: 'SetPolicyNumber', data: { jurisdiction, key, value, unit, from, clause, source } }
  }),
  ...(Object.keys(FEE_SCHEDULES) as FeeScheduleKey[]).map((key): SetFeeSchedule => ({
    type: 'SetFeeSchedule',
    data: { jurisdiction, key, schedule: FEE_SCHEDULES[key], clause: '711-42', ...FEES },
  })),
]

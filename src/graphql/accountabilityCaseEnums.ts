import type {
  CaseConclusion,
  CaseOriginKind,
  ClosingReason,
  MeasureKind,
  Responsibility,
  ReviewOutcome,
} from '../domain/accountabilityCase/vocabulary.js'
import type { CaseStage } from '../projections/accountabilityCases.js'
import { enumType } from './fields.js'

export const CaseOriginEnum = enumType<CaseOriginKind>('CaseOrigin', 'What a case is opened from (线索来源).', {
  finding: '监督检查发现的问题',
  complaint: '投诉举报',
  inspection: '监督检查',
  incident: '安全、泄密等事件',
  order: '上级交办',
})
export const CaseStageEnum = enumType<CaseStage>('CaseStage', 'Where a case stands (案件阶段).', {
  investigation: '调查中',
  decision: '待决定',
  execution: '落实中',
  closed: '已结案',
})
export const MeasureKindEnum = enumType<MeasureKind>(
  'CaseMeasureKind',
  'Measure, from the mildest to the most severe, LS-15.2, 711-47, 711-52, 711-53 (责任追究措施).',
  {
    interview: '约谈',
    orderCorrection: '责令改正',
    criticism: '通报批评',
    sanctionRecommendation: '提出处分建议',
    transferToSupervision: '移送监察机关',
  },
)
export const ResponsibilityEnum = enumType<Responsibility>(
  'CaseResponsibility',
  'In which way somebody is responsible (责任类型).',
  { unit: '责任单位', leading: '负有责任的领导人员', direct: '直接责任人员' },
)
export const CaseConclusionEnum = enumType<CaseConclusion>(
  'CaseConclusion',
  'What the investigation comes to (调查结论).',
  { established: '应当追究责任', notEstablished: '不予追究' },
)
export const CaseReviewOutcomeEnum = enumType<ReviewOutcome>(
  'CaseReviewOutcome',
  'What the review comes to (复核结论).',
  { upheld: '维持', changed: '变更', revoked: '撤销' },
)
export const CaseClosingReasonEnum = enumType<ClosingReason>(
  'CaseClosingReason',
  'How a case came to its end (结案方式).',
  { carriedOut: '措施落实完毕', notEstablished: '不予追究', revoked: '复核撤销' },
)

import type {
  CancellationReason,
  DeadlineKind,
  DeadlineStatus,
  MoveCause,
  WarningLevel,
} from '../domain/deadline/vocabulary.js'
import { enumType } from './fields.js'

export const DeadlineKindEnum = enumType<DeadlineKind>('DeadlineKind', 'What has to be done by a date (期限类型).', {
  publication: '主动公开期限',
  catalogueEntry: '依申请公开信息目录编制期限',
  opinion: '协商意见期限',
  meeting: '会商期限',
  jointMakerOpinion: '共同制作机关意见期限',
  dispute: '争议决定期限',
  reviewLevel: '保密审查期限',
  reviewReferral: '送审期限',
  thirdPartyOpinion: '征求第三方意见期限',
  reply: '答复期限',
  amendmentNotice: '告知补正期限',
  amendment: '补正期限',
  recordCorrection: '更正期限',
  feePayment: '缴费期限',
  reportSubmission: '年度报告报送期限',
  reportPublication: '年度报告公布期限',
  districtReportPublication: '本级政府年度报告公布期限',
  complaintAcceptance: '投诉举报受理期限',
  complaintAnswer: '投诉举报答复期限',
  rectification: '整改期限',
  caseStatement: '陈述申辩',
  caseReview: '责任追究复核',
  websiteError: '网站纠错期限',
})

export const DeadlineStatusEnum = enumType<DeadlineStatus>(
  'DeadlineStatus',
  'What is on record about a deadline; see `overdue` for one that is over and not noticed yet (期限状态).',
  { running: '计算中', met: '按期办结', missed: '逾期', lifted: '逾期已撤销', cancelled: '已取消' },
)

export const WarningLevelEnum = enumType<WarningLevel>('WarningLevel', 'How near a due date is (预警级别).', {
  first: '首次预警',
  second: '再次预警',
  lastDay: '到期当日',
})

export const MoveCauseEnum = enumType<MoveCause>('MoveCause', 'Why a due date is another one (期限变动原因).', {
  extended: '延期',
  paused: '中止计算',
  resumed: '恢复计算',
  calendar: '放假安排变更',
  policy: '期限规定变更',
})

export const CancellationReasonEnum = enumType<CancellationReason>(
  'CancellationReason',
  'Why nothing is due any more (取消原因).',
  {
    matterClosed: '事项办结',
    matterWithdrawn: '事项撤回',
    attributeChanged: '公开属性变更',
    superseded: '重新起算',
    enteredInError: '录入错误',
  },
)

import type {
  CompetenceRight,
  ComplaintAboutKind,
  ComplaintChannel,
  ComplaintKind,
  ComplaintMeasureKind,
  ComplaintOutcome,
  ComplaintReplyWay,
  DeclineGround,
  InvestigationKind,
} from '../domain/complaint/vocabulary.js'
import type { ComplaintLetterKind } from '../domain/letter/vocabulary.js'
import type { ComplaintOrder } from '../projections/complaints/queries.js'
import type { ComplaintStage } from '../projections/complaints/tables.js'
import { enumType } from './fields.js'

export const ComplaintKindEnum = enumType<ComplaintKind>('ComplaintKind', 'Complaint or report (投诉、举报).', {
  complaint: '投诉',
  report: '举报',
})
export const ComplaintChannelEnum = enumType<ComplaintChannel>('ComplaintChannel', 'How it came in (提出渠道).', {
  portal: '本平台',
  letter: '来信',
  visit: '来访',
  phone: '来电',
  email: '电子邮件',
})
export const ComplaintAboutKindEnum = enumType<ComplaintAboutKind>(
  'ComplaintAboutKind',
  'What a complaint is about besides the agency (所涉事项).',
  { application: '依申请公开申请', item: '政府信息', finding: '问题' },
)
export const CompetenceRightEnum = enumType<CompetenceRight>(
  'CompetenceRight',
  'Why a body may judge a complaint (处理权限).',
  {
    disclosureDepartment: '政府信息公开工作主管部门',
    governmentSuperior: '本级政府',
    businessSuperior: '业务上级',
    supervisoryOrgan: '监察机关',
  },
)
export const ComplaintDeclineGroundEnum = enumType<DeclineGround>(
  'ComplaintDeclineGround',
  'Why a complaint is not accepted (不予受理情形).',
  {
    notDisclosure: '不属于政府信息公开工作',
    otherBody: '应当向其他机关提出',
    underReview: '已经或者应当通过行政复议、行政诉讼解决',
    answeredBefore: '已经答复，又以同一事实和理由提出',
    noFacts: '没有具体事实，无法核查',
  },
)
export const InvestigationKindEnum = enumType<InvestigationKind>(
  'InvestigationKind',
  'How something was looked into (核查方式).',
  {
    records: '调阅案卷和系统记录',
    interview: '询问有关人员',
    siteVisit: '现场核查',
    expertOpinion: '征询专业意见',
    other: '其他',
  },
)
export const ComplaintOutcomeEnum = enumType<ComplaintOutcome>(
  'ComplaintOutcome',
  'What a complaint came to (核查结论).',
  { upheld: '属实', partlyUpheld: '部分属实', notUpheld: '不属实' },
)
export const ComplaintMeasureKindEnum = enumType<ComplaintMeasureKind>(
  'ComplaintMeasureKind',
  'What follows for the agency (处理措施).',
  { rectification: '责令改正', inspection: '开展监督检查', accountability: '移送责任追究', criticism: '通报批评' },
)
export const ComplaintReplyWayEnum = enumType<ComplaintReplyWay>(
  'ComplaintReplyWay',
  'How whoever complains is told (送达方式).',
  {
    handover: '当面领取',
    post: '邮寄',
    email: '电子邮件',
    fax: '传真',
    portal: '本平台',
    phone: '电话',
    nobodyToReach: '无法联系',
  },
)
export const ComplaintLetterKindEnum = enumType<ComplaintLetterKind>(
  'ComplaintLetterKind',
  'Letters about a complaint (投诉举报文书).',
  {
    complaintReceipt: '受理告知书',
    complaintDeclined: '不予受理告知书',
    complaintTransfer: '转送函',
    complaintTransferNotice: '转送告知书',
    complaintStatementRequest: '情况说明通知书',
    complaintReply: '答复书',
  },
)
export const ComplaintStageEnum = enumType<ComplaintStage>('ComplaintStage', 'Where a complaint stands (办理阶段).', {
  acceptance: '待受理',
  investigation: '核查中',
  approval: '待审定',
  reply: '待答复',
  answered: '已答复',
  declined: '不予受理',
  withdrawn: '已撤回',
})
export const ComplaintOrderEnum = enumType<ComplaintOrder>('ComplaintOrder', 'Order of complaints (排序).', {
  newestFirst: '由近及远',
  dueFirst: '按期限先后',
})

import { DELIVERY_WAYS } from '../application/vocabulary.js'

// Stored for ever in events; new ones may be added.

/** 投诉 by whoever is concerned, 举报 by anybody (711-51). */
export const COMPLAINT_KINDS = ['complaint', 'report'] as const
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number]

/** How it came in. */
export const COMPLAINT_CHANNELS = [
  'portal', // 本平台
  'letter', // 来信
  'visit', // 来访
  'phone', // 来电
  'email', // 电子邮件
] as const
export type ComplaintChannel = (typeof COMPLAINT_CHANNELS)[number]

/** What it is about besides the agency: an application, an item, a finding of the program. */
export const COMPLAINT_ABOUT_KINDS = ['application', 'item', 'finding'] as const
export type ComplaintAboutKind = (typeof COMPLAINT_ABOUT_KINDS)[number]

/** Why a body may judge a complaint against an agency. */
export const COMPETENCE_RIGHTS = [
  'disclosureDepartment', // 政府信息公开工作主管部门
  'governmentSuperior', // 本级政府
  'businessSuperior', // 业务上级
  'supervisoryOrgan', // 监察机关, where the disclosure department would judge itself or its own superior
] as const
export type CompetenceRight = (typeof COMPETENCE_RIGHTS)[number]

/** 不予受理的情形 */
export const DECLINE_GROUNDS = [
  'notDisclosure', // 不属于政府信息公开工作
  'otherBody', // 应当向其他机关提出
  'underReview', // 已经或者依法应当通过行政复议、行政诉讼解决
  'answeredBefore', // 已经答复，又以同一事实和理由提出
  'noFacts', // 没有具体事实，无法核查
] as const
export type DeclineGround = (typeof DECLINE_GROUNDS)[number]

/** 核查方式 */
export const INVESTIGATION_KINDS = [
  'records', // 调阅案卷和系统记录
  'interview', // 询问有关人员
  'siteVisit', // 现场核查
  'expertOpinion', // 征询专业意见
  'other', // 其他
] as const
export type InvestigationKind = (typeof INVESTIGATION_KINDS)[number]

/** 属实、部分属实、不属实 */
export const COMPLAINT_OUTCOMES = ['upheld', 'partlyUpheld', 'notUpheld'] as const
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number]

/** 处理措施: what follows for the agency. */
export const COMPLAINT_MEASURES = [
  'rectification', // 责令改正
  'inspection', // 开展监督检查
  'accountability', // 移送责任追究
  'criticism', // 通报批评
] as const
export type ComplaintMeasureKind = (typeof COMPLAINT_MEASURES)[number]

/** How the complainant is answered. Where nobody can be reached, that is recorded instead. */
export const COMPLAINT_REPLY_WAYS = [...DELIVERY_WAYS, 'phone', 'nobodyToReach'] as const
export type ComplaintReplyWay = (typeof COMPLAINT_REPLY_WAYS)[number]

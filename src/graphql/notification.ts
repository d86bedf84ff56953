import './metadataShim.js'
import { ID, ObjectType } from 'type-graphql'
import type { NoticeKind, NoticeSubject } from '../domain/notification/vocabulary.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { NoticeRow } from '../projections/notifications.js'
import { enumType, field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

export const NoticeKindEnum = enumType<NoticeKind>('NoticeKind', 'What somebody is told (通知类型).', {
  opinionAsked: '征求意见',
  opinionReminder: '催办意见',
  opinionReceived: '收到书面意见',
  objectionReceived: '收到不同意见',
  silenceEscalated: '逾期未答复',
  consentDeemed: '视为同意',
  seatTakenOver: '承接协商',
  askingTakenOver: '承接征求意见',
  sessionCalled: '会商通知',
  disputeReferred: '报请决定',
  disputeReturned: '争议退回补正',
  disputeCompleted: '争议已补正',
  disputeDecided: '争议已决定',
  disputeDeciderLost: '决定机关不再决定',
  contradictionFound: '发现公开信息不一致',
  consultationConcluded: '协商办结',
  consultationCancelled: '协商终止',
  deadlineWarned: '期限将至',
  deadlineMissed: '期限已过',
  newDateProposed: '拟调整期限',
  dutyArose: '产生公开义务',
  dutyTakenOver: '承接公开义务',
  returnedForRework: '退回修改',
  itemApproved: '审批通过',
  matterHandedOver: '工作移交',
  applicationReceived: '收到依申请公开申请',
  applicationTakenOver: '承接申请',
  receiptUnconfirmed: '申请未及时确认收到',
  applicantAnswered: '申请人已补正、说明理由或者缴费',
  applicantTimeOver: '申请人逾期未补正或者未缴费',
  applicationWithdrawn: '申请已撤回',
  thirdPartyAnswered: '收到第三方意见',
  thirdPartySilent: '第三方逾期未提出意见',
  replyToApprove: '答复待审核',
  replyReturned: '答复退回修改',
  replyApproved: '答复审核通过',
  replySigned: '答复已签发，待发出',
  remedyFiled: '提起行政复议或者行政诉讼',
  redoOrdered: '责令重新答复',
  proactiveDisclosureProposed: '建议转为主动公开',
  proactiveDisclosureAccepted: '同意转为主动公开，请重新评估',
  correctionAsked: '收到更正申请',
  complaintReceived: '收到投诉举报',
  complaintTransferred: '收到转送的投诉举报',
  complaintStatementAsked: '请就有关反映说明情况',
  complaintStatementReceived: '收到被投诉机关的情况说明',
  complaintToApprove: '投诉举报处理意见待审定',
  complaintReturned: '投诉举报处理意见退回',
  complaintApproved: '投诉举报处理意见已审定，待答复',
  complaintWithdrawn: '投诉举报已撤回',
  caseStatementInvited: '告知陈述申辩',
  caseStatementReceived: '收到陈述申辩',
  caseToDecide: '责任追究处理意见待决定',
  caseReturned: '责任追究处理意见退回',
  caseDecided: '已作出责任追究处理决定',
  caseDecisionServed: '送达责任追究处理决定',
  caseReviewRequested: '申请复核',
  caseReviewDecided: '已作出复核决定',
  caseRecordObjected: '个人信息异议',
})

@ObjectType({
  implements: Node,
  description: 'What the caller was told of one event; nobody else sees it (通知).',
  simpleResolvers: true,
})
export class Notification extends Node {
  @field(() => NoticeKindEnum, 'What it is (通知类型).') readonly kind!: NoticeKind
  @field(() => String, 'Month of the inbox, YYYYMM, for `markNotificationsRead` (月份).') readonly month!: string
  @field(() => ID, 'The event that is told of (事件编号).') readonly eventId!: string
  @field(() => String, 'Its type (事件类型).') readonly eventType!: string
  @field(() => ID, 'Global id of what it is about (对象编号).') readonly aboutId!: string
  @maybe(() => LocalDateScalar, 'By when something is to be done, or when it takes place (日期).')
  readonly due!: Maybe<LocalDate>
  @field(() => String, 'The clause it rests on (条款).') readonly clause!: string
  @field(() => InstantScalar, 'When the caller was told (通知时间).') readonly raisedAt!: Instant
  @maybe(() => InstantScalar, 'When the caller marked it as read; null: not yet (已读时间).')
  readonly readAt!: Maybe<Instant>

  readonly row!: NoticeRow
}

export const NotificationConnection = connectionType(Notification, 'Notification')

/** GraphQL types of what a notice can be about. */
const TYPES: Readonly<Record<NoticeSubject, string>> = {
  informationItem: 'InformationItem',
  consultation: 'Consultation',
  deadline: 'Deadline',
  duty: 'Duty',
  application: 'Application',
  recordCorrection: 'RecordCorrection',
  complaint: 'Complaint',
  complaintStatement: 'ComplaintStatementRequest',
  accountabilityCase: 'AccountabilityCase',
  myCase: 'MyCase',
}

export const notificationOf = (row: NoticeRow): Notification => ({
  id: toGlobalId('Notification', row.key),
  kind: row.kind,
  month: row.month,
  eventId: row.event,
  eventType: row.eventType,
  aboutId: toGlobalId(TYPES[row.aboutKind], row.aboutId),
  due: row.due as LocalDate | null,
  clause: row.clause,
  raisedAt: row.raisedAt as Instant,
  readAt: row.readAt as Instant | null,
  row,
})

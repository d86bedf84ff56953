import type { NoticeKind, NoticeSubject } from '../../domain/notification/vocabulary.js'
import type { Message, Messages } from '../messages/message.js'

/** What a notice says, without anything of the matter itself. */
export const NOTICE_TEXTS = {
  opinionAsked: { zh: '收到征求意见函，请提出书面意见', en: 'Your opinion is asked for' },
  opinionReminder: { zh: '催办：请提出书面意见', en: 'Reminder: your opinion is still missing' },
  opinionReceived: { zh: '收到书面意见', en: 'An opinion came in' },
  objectionReceived: { zh: '收到不同意见', en: 'An objection came in' },
  silenceEscalated: { zh: '有机关逾期未答复', en: 'An agency did not answer in time' },
  consentDeemed: { zh: '逾期未提出意见，视为同意', en: 'No opinion in time: consent is deemed' },
  seatTakenOver: { zh: '承接职责后，协商由本机关答复', en: 'A consultation is yours to answer after a reorganisation' },
  askingTakenOver: {
    zh: '承接职责后，征求意见由本机关办理',
    en: 'A consultation is yours to lead after a reorganisation',
  },
  sessionCalled: { zh: '会商通知', en: 'A session is called' },
  disputeReferred: { zh: '争议报请本机关决定', en: 'A dispute is referred to you for decision' },
  disputeReturned: { zh: '争议材料退回补正', en: 'A dispute file was returned for completion' },
  disputeCompleted: { zh: '争议材料已补正', en: 'A dispute file was completed' },
  disputeDecided: { zh: '争议已作出决定', en: 'A dispute was decided' },
  disputeDeciderLost: { zh: '原决定机关不再决定该争议', en: 'The decider of a dispute can no longer decide it' },
  contradictionFound: { zh: '发现与已公开信息不一致', en: 'Something published contradicts your text' },
  consultationConcluded: { zh: '协商办结', en: 'A consultation was concluded' },
  consultationCancelled: { zh: '协商终止', en: 'A consultation was cancelled' },
  deadlineWarned: { zh: '期限将至', en: 'A deadline comes near' },
  deadlineMissed: { zh: '期限已过', en: 'A deadline was missed' },
  newDateProposed: { zh: '放假安排变更，请确认新的期限', en: 'A new due date awaits your confirmation' },
  dutyArose: { zh: '产生公开义务', en: 'A duty to publish arose' },
  dutyTakenOver: { zh: '承接公开义务', en: 'A duty to publish is yours after a reorganisation' },
  returnedForRework: { zh: '审查退回，请修改', en: 'Returned for rework' },
  itemApproved: { zh: '审批通过', en: 'Approved' },
  matterHandedOver: { zh: '事项移交给您办理', en: 'A matter was handed over to you' },
  applicationReceived: { zh: '收到依申请公开申请', en: 'An application was received' },
  applicationTakenOver: { zh: '承接申请', en: 'An application is your agency’s after a reorganisation' },
  receiptUnconfirmed: { zh: '申请未及时确认收到', en: 'Receipt was not confirmed with the applicant in time' },
  applicantAnswered: { zh: '申请人已补正、说明理由或者缴费', en: 'The applicant has corrected, explained or paid' },
  applicantTimeOver: { zh: '申请人逾期未补正或者未缴费', en: 'The applicant let the time to correct or to pay pass' },
  applicationWithdrawn: { zh: '申请已撤回', en: 'The application was withdrawn' },
  thirdPartyAnswered: { zh: '收到第三方意见', en: 'A third party has answered' },
  thirdPartySilent: { zh: '第三方逾期未提出意见', en: 'A third party let its time pass: the agency decides' },
  replyToApprove: { zh: '答复待审核', en: 'A reply awaits approval' },
  replyReturned: { zh: '答复退回修改', en: 'A reply was returned' },
  replyApproved: { zh: '答复审核通过', en: 'A reply was approved' },
  replySigned: { zh: '答复已签发，待发出', en: 'A reply was signed and is to be dispatched' },
  remedyFiled: { zh: '提起行政复议或者行政诉讼', en: 'A review or a lawsuit was filed' },
  redoOrdered: { zh: '责令重新答复', en: 'The reply is to be given anew' },
  proactiveDisclosureProposed: { zh: '建议转为主动公开', en: 'Proactive disclosure is proposed' },
  proactiveDisclosureAccepted: {
    zh: '同意转为主动公开，请重新评估',
    en: 'Proactive disclosure was accepted: look at the attribute again',
  },
  correctionAsked: { zh: '收到更正申请', en: 'Correction of a record was asked for' },
} as const satisfies Messages<NoticeKind>

/** How a matter is named where its title must not stand. */
export const SUBJECT_TEXTS: Readonly<Record<NoticeSubject, Message>> = {
  informationItem: { zh: '政府信息', en: 'item' },
  consultation: { zh: '协商', en: 'consultation' },
  deadline: { zh: '期限', en: 'deadline' },
  duty: { zh: '公开义务', en: 'duty' },
  application: { zh: '依申请公开申请', en: 'application' },
  recordCorrection: { zh: '更正申请', en: 'request for correction' },
}

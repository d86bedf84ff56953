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
} as const satisfies Messages<NoticeKind>

/** How a matter is named where its title must not stand. */
export const SUBJECT_TEXTS: Readonly<Record<NoticeSubject, Message>> = {
  informationItem: { zh: '政府信息', en: 'item' },
  consultation: { zh: '协商', en: 'consultation' },
  deadline: { zh: '期限', en: 'deadline' },
  duty: { zh: '公开义务', en: 'duty' },
}

// Stored for ever in events; new ones may be added.

/** What somebody is told. */
export const NOTICE_KINDS = [
  'opinionAsked', // 征求意见
  'opinionReminder', // 催办意见
  'opinionReceived', // 收到书面意见
  'objectionReceived', // 收到不同意见
  'silenceEscalated', // 逾期未答复
  'consentDeemed', // 视为同意
  'seatTakenOver', // 承接协商
  'askingTakenOver', // 承接征求意见
  'sessionCalled', // 会商通知
  'disputeReferred', // 报请决定
  'disputeReturned', // 争议退回补正
  'disputeCompleted', // 争议已补正
  'disputeDecided', // 争议已决定
  'disputeDeciderLost', // 决定机关不再决定
  'contradictionFound', // 发现公开信息不一致
  'consultationConcluded', // 协商办结
  'consultationCancelled', // 协商终止
  'deadlineWarned', // 期限将至
  'deadlineMissed', // 期限已过
  'newDateProposed', // 拟调整期限
  'dutyArose', // 产生公开义务
  'dutyTakenOver', // 承接公开义务
  'returnedForRework', // 退回修改
  'itemApproved', // 审批通过
  'matterHandedOver', // 工作移交
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** What a notice is about. */
export const NOTICE_SUBJECTS = ['informationItem', 'consultation', 'deadline', 'duty'] as const
export type NoticeSubject = (typeof NOTICE_SUBJECTS)[number]

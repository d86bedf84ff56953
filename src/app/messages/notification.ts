import type { Messages } from './message.js'

/** 通知 */
export const notificationMessages = {
  INBOX_OF_ANOTHER: { zh: '只能处理本人的通知。', en: 'Only a person’s own notices can be marked as read.' },
  NOTICE_UNKNOWN: { zh: '该月没有这条通知。', en: 'There is no such notice in that month.' },
} as const satisfies Messages

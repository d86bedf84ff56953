import type { Messages } from './message.js'

/** Refusals of the program itself: identity, concurrency, form of input. */
export const systemMessages = {
  ROLE_MISSING: {
    zh: '您没有办理此事所需的职责（需要：{missing}）。',
    en: 'You do not hold a role that may do this (needed: {missing}).',
  },
  WRONG_AGENCY: {
    zh: '您担任所需的职责，但不在有权办理此事的机关。',
    en: 'You hold the role that is needed, but not in an agency that may do this.',
  },
  REVISION_CONFLICT: {
    zh: '此记录已被他人更改，请刷新后重试。',
    en: 'Someone else changed this first. Reload and try again.',
  },
  COMMAND_ID_REUSED: {
    zh: '该请求编号已用于不同的内容，请换一个编号。',
    en: 'This command id was used before with another input; choose a new one.',
  },
  CONTEXT_STALE: {
    zh: '系统的参照数据尚未跟上，请稍后重试。',
    en: 'The reference facts have not caught up yet; try again shortly.',
  },
  SIGN_IN_REQUIRED: { zh: '请先登录。', en: 'Sign in first.' },
  BAD_ID: { zh: '标识无效。', en: 'The id is not valid.' },
  BAD_COMMAND_ID: { zh: '请求编号必须是 UUID。', en: 'The command id must be a UUID.' },
} as const satisfies Messages

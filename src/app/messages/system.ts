import type { Messages } from './message.js'
import { ROLE_WORDS } from '../stableWords.js'

/** Refusals of the program itself: identity, concurrency, form of input. */
export const systemMessages = {
  ROLE_MISSING: {
    zh: '您没有办理此事所需的职责（需要：{missing}）。',
    en: 'You do not hold a role that may do this (needed: {missing}).',
    words: ROLE_WORDS,
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
  ID_INVALID: { zh: '标识的格式不正确。', en: 'The id does not have the right form.' },
  COMMAND_ID_INVALID: { zh: '请求编号必须是 UUID。', en: 'The command id must be a UUID.' },
  COMMAND_ID_RESERVED: {
    zh: '第 8 版 UUID 由系统自行使用，请换用随机（第 4 版）的请求编号。',
    en: 'UUIDs of version 8 are for the program itself; choose a random one (version 4).',
  },
  INPUT_TOO_LARGE: {
    zh: '内容加密后超过 {megabytes} MB，请将正文改为附件上传。',
    en: 'Sealed, the input is larger than {megabytes} MB; upload the text as a file instead.',
  },
  INPUT_NOT_WRITABLE: {
    zh: '内容含有不完整的字符或者控制字符，无法保存。',
    en: 'The input holds halves of characters or control characters and cannot be stored.',
  },
  ID_MISMATCH: {
    zh: '操作所指的对象与其内容所写的对象不一致。',
    en: 'The command names another subject than the one it is addressed to.',
  },
  KEY_DESTROYED: {
    zh: '该主体的密钥已销毁，不能再为其保存任何受保护的内容。',
    en: 'The key of this subject has been destroyed; nothing protected can be stored for it any more.',
  },
  EXPECTED_REVISION_INVALID: {
    zh: '预期版本号必须是不小于 -1 的整数。',
    en: 'The expected revision must be a whole number from -1.',
  },
  UPLOAD_HEADERS_MISSING: {
    zh: '上传时必须说明：{missing}。',
    en: 'An upload must say: {missing}.',
  },
  FILE_NOT_FOUND: { zh: '没有此文件，或者您无权查看。', en: 'There is no such file, or you may not see it.' },
  FILE_ERASED: { zh: '此文件已依法销毁。', en: 'This file was erased for good.' },
  ROLE_NOT_HELD: {
    zh: '您今日不担任所选的职责。',
    en: 'You do not hold the capacity you chose today.',
  },
  REASON_CODE_INVALID: {
    zh: '理由代码须以字母开头，只含字母、数字、点、横线和下划线，最多 64 个字符。',
    en: 'A reason code begins with a letter and has letters, digits, dots, dashes and underscores only, at most 64.',
  },
  UNKNOWN_COMMAND: { zh: '没有这种操作。', en: 'There is no such command.' },
  STREAM_BUSY: {
    zh: '此记录正被频繁更改，请稍后重试。',
    en: 'This is being changed too often at the moment; try again shortly.',
  },
} as const satisfies Messages

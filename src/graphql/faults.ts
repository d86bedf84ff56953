import { GraphQLError } from 'graphql'
import type { Locale } from './locale.js'

/** Faults of a request that the caller may see and can do something about. Anything else is masked. */
export const FAULTS = {
  BAD_CURSOR: {
    zh: '游标无效：请使用本连接返回的游标，不要修改。',
    en: 'The cursor is not valid here: use one that this connection returned, unchanged.',
  },
  BAD_PAGE: {
    zh: 'first 和 last 只能给出一个，且须在 1 到 100 之间。',
    en: 'Give either first or last, between 1 and 100.',
  },
  BAD_SPAN: {
    zh: '截止日期不得早于起始日期，所跨天数不得超过上限。',
    en: 'The last day must not lie before the first, and the span must not be longer than allowed.',
  },
  BAD_COUNT: { zh: '数量须为正整数，且不得超过上限。', en: 'A whole number from 1, not more than allowed.' },
  BAD_ORIGIN: {
    zh: 'made 只能为 true；从他人处获取的，请填写来源。',
    en: 'made can only be true; for what was obtained, give whom it came from.',
  },
  BAD_ID: { zh: '标识无效。', en: 'The id is not valid.' },
  BAD_SEARCH: { zh: '检索文字须为2至100个字符。', en: 'Look for 2 to 100 characters.' },
  BAD_TEXT: { zh: '文字含有控制字符。', en: 'The text holds control characters.' },
  NOT_YET_VISIBLE: {
    zh: '所要求的位置尚未进入查询视图，请稍后重试。',
    en: 'The read models have not reached the position asked for yet; try again shortly.',
  },
  SIGN_IN_REQUIRED: { zh: '请先登录。', en: 'Sign in first.' },
  FORBIDDEN: { zh: '无权查看。', en: 'You may not see this.' },
  ONE_AT_A_TIME: {
    zh: '个人信息和案卷内容须逐件查阅：请按编号查询该事项。',
    en: 'Who is in a matter and what was written in it is read one matter at a time: ask for it by its id.',
  },
  TIMED_OUT: {
    zh: '查询超过时间上限，请缩小范围。',
    en: 'The query took longer than allowed; narrow it down.',
  },
} as const

export type FaultCode = keyof typeof FAULTS

/** A fault whose message is meant for the caller; the caller's language is chosen on the way out, by its code. */
export class UserFault extends GraphQLError {
  constructor(code: FaultCode, details: Readonly<Record<string, unknown>> = {}) {
    super(FAULTS[code].en, { extensions: { code, ...details } })
  }
}

/** Undefined for a code that is not ours. */
export const faultText = (code: unknown, locale: Locale): string | undefined =>
  typeof code === 'string' && Object.hasOwn(FAULTS, code) ? FAULTS[code as FaultCode][locale] : undefined

/** Codes of the read models and of PostgreSQL (statement timeout) that the caller can do something about. */
const FOREIGN_CODES: Readonly<Record<string, FaultCode>> = {
  INVALID_CURSOR: 'BAD_CURSOR',
  INVALID_PAGE_SIZE: 'BAD_PAGE',
  '57014': 'TIMED_OUT',
  // What PostgreSQL cannot hold in a text or in JSON: NUL. Wherever it stood in the request, nothing was found or done.
  '22021': 'BAD_TEXT',
  '22P05': 'BAD_TEXT',
}

/** The fault of the caller that an error stands for; undefined when it is ours. */
export function faultOf(error: unknown): UserFault | undefined {
  if (error instanceof UserFault) return error
  const code = (error as { code?: unknown } | undefined)?.code
  if ((error as { name?: unknown } | undefined)?.name === 'ReadModelNotReadyError')
    return new UserFault('NOT_YET_VISIBLE')
  const known = typeof code === 'string' && Object.hasOwn(FOREIGN_CODES, code) ? FOREIGN_CODES[code] : undefined
  return known === undefined ? undefined : new UserFault(known)
}

import type { Messages } from './message.js'

export const accountMessages = {
  ACCOUNT_ABSENT: { zh: '此人没有账号。', en: 'This person has no account.' },
  ACCOUNT_DISABLED: { zh: '此账号已停用。', en: 'This account is disabled.' },
  PASSWORD_TOO_SHORT: {
    zh: '密码至少需要 {shortest} 个字符。',
    en: 'A password needs at least {shortest} characters.',
  },
  PASSWORD_TOO_LONG: {
    zh: '密码最多 {longest} 个字符。',
    en: 'A password may have at most {longest} characters.',
  },
  PASSWORD_TOO_COMMON: {
    zh: '此密码容易被猜到，请换一个。',
    en: 'This password is easy to guess; choose another one.',
  },
  PASSWORD_WRONG: { zh: '原密码不正确。', en: 'The old password is not right.' },
  ACCOUNTS_KEPT_ELSEWHERE: {
    zh: '账号由统一身份认证系统管理，请在该系统办理。',
    en: 'Accounts are kept by the organisation’s own sign-in service; go there.',
  },
} as const satisfies Messages

import type { Messages } from './message.js'

/** 申请人在平台上的办理 */
export const applicantMessages = {
  APPLICANT_ACCESS_ABSENT: { zh: '没有这个查询凭据。', en: 'There is no such access.' },
  APPLICANT_ACCESS_CLOSED: { zh: '该查询凭据已注销。', en: 'This access is closed.' },
  APPLICANT_ACCOUNT_NEEDED: {
    zh: '只有以邮箱或者手机号登录的账号可以设置密码。',
    en: 'Only an account that was opened with an e-mail address or a telephone number has a password.',
  },
  APPLICANT_SIGN_IN_WRONG: {
    zh: '所填内容不正确，或者尝试次数过多。请核对后稍候再试。',
    en: 'Something is not right, or there were too many attempts. Check what you typed and try again later.',
  },
  APPLICANTS_ONLY: {
    zh: '此操作由申请人本人在平台上办理；工作人员请使用登记、办理功能。',
    en: 'This is done by applicants themselves; officers register and handle applications instead.',
  },
  APPLICANT_EMAIL_INVALID: { zh: '电子邮件地址的格式不正确。', en: 'This is not an e-mail address.' },
  APPLICANT_PHONE_INVALID: { zh: '电话号码的格式不正确。', en: 'This is not a telephone number.' },
  WAY_NEEDS_ADDRESS: {
    zh: '所选的获取途径需要填写：{missing}。',
    en: 'The way chosen needs an address: {missing}.',
  },
  THIRD_PARTY_LETTER_NOT_FOUND: {
    zh: '没有需要您答复的征求意见书。',
    en: 'There is no letter for you to answer.',
  },
  TOO_MANY_FILINGS: {
    zh: '该网络地址短时间内提交的申请过多，请稍后再试，或者登录后提交。',
    en: 'Too many applications came from this address in a short time; try again later, or sign in first.',
  },
} as const satisfies Messages

import type { Messages } from './message.js'

/** 更正与自身相关的政府信息记录 */
export const recordCorrectionMessages = {
  CORRECTION_NOT_FOUND: { zh: '没有这件更正请求。', en: 'There is no such request for correction.' },
  CORRECTION_EXISTS: {
    zh: '该编号的更正请求已经登记。',
    en: 'A request for correction with this id was registered before.',
  },
  CORRECTION_STILL_OPEN: {
    zh: '该更正请求尚未办结，不能归档。',
    en: 'The request for correction is not closed yet, and so not archived.',
  },
  CORRECTION_CLOSED: { zh: '该更正请求已经办结。', en: 'The request for correction is closed.' },
  NOT_IN_CHARGE_OF_CORRECTION: {
    zh: '您不是该更正请求的承办人。',
    en: 'You are not the officer in charge of this request.',
  },
  CORRECTION_HANDLER_DECIDES: {
    zh: '审核人不得自行决定是否更正。',
    en: 'Whoever verified the record does not decide on its correction too.',
  },
  CORRECTION_DECIDED: { zh: '已经作出决定。', en: 'It was decided before.' },
  CORRECTION_NOT_DECIDED: { zh: '尚未作出决定。', en: 'It has not been decided yet.' },
  NOTHING_FORWARDED: {
    zh: '决定不是转送，没有转送函。',
    en: 'The decision forwards nothing, so that there is no letter to another agency.',
  },
  RECORD_NOT_VERIFIED: { zh: '请先审核记录是否准确。', en: 'Verify the record first.' },
  DECISION_AGAINST_FINDING: {
    zh: '决定与审核结果不符：属实的应当更正，不属实的不予更正。',
    en: 'The decision contradicts the finding: what is confirmed is corrected, what is not is refused.',
  },
  FORWARDED_TO_OURSELVES: { zh: '不能转送给本机关。', en: 'It cannot be forwarded to ourselves.' },
  NOTHING_TO_CORRECT: {
    zh: '更正后的内容与现有记录相同。',
    en: 'What is said to be right is what is said to be wrong.',
  },
  LETTER_SEALED_BEFORE: {
    zh: '该文书已经用印；内容有变动的，请重新制作文书。',
    en: 'This letter bears a seal already; should it say something else, make it anew.',
  },
} as const satisfies Messages

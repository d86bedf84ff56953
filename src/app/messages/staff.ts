import type { Messages } from './message.js'

/** 人员 */
export const staffMessages = {
  AGENCY_NOT_ACTIVE: {
    zh: '该机构当日尚未设立或者已经撤销。',
    en: 'The agency does not exist on that day: not yet, or no longer.',
  },
  STAFF_OF_ANOTHER_AGENCY: {
    zh: '此处登记的是另一机构的人员。',
    en: 'This is the staff of another agency.',
  },
  PERSON_ID_INVALID: {
    zh: '人员标识只能使用字母、数字、点、下划线和连字符，且不得使用证件号码或者电话号码。',
    en: 'A person id has letters, digits, dots, underscores and hyphens, and is no identity or telephone number.',
  },
  PERSON_NAME_INVALID: {
    zh: '姓名不能为空，首尾不能有空格。',
    en: 'A name is not empty and has no space at either end.',
  },
  CONTACT_EMAIL_INVALID: {
    zh: '电子邮箱地址无效。',
    en: 'This is not an e-mail address.',
  },
  CONTACT_OF_ANOTHER: {
    zh: '只能填写本人的联系邮箱；他人的由机构和人员登记员填写。',
    en: 'Only one’s own address; that of somebody else is set by the registrar.',
  },
  ALREADY_ON_STAFF: {
    zh: '此人自 {appointedOn} 起已是该机构人员。',
    en: 'This person has been on the staff since {appointedOn}.',
  },
  NOT_ON_STAFF: { zh: '此人不是该机构人员。', en: 'This person is not on the staff of the agency.' },
  NOT_ON_STAFF_THAT_DAY: {
    zh: '此人在 {on} 不是该机构人员。',
    en: 'This person is not on the staff of the agency on {on}.',
  },
  LEFT_BEFORE_FIRST_DAY_ENDED: {
    zh: '离岗日期不能与到岗日期相同。',
    en: 'Nobody leaves on the day of their appointment.',
  },
  ROLE_HELD_ALREADY: {
    zh: '此人在该期间内已担任此项职责。',
    en: 'This person holds this role already for some of that period.',
  },
  ROLE_NOT_GRANTED: { zh: '此人没有担任此项职责。', en: 'This person does not hold this role.' },
  PERIOD_ENDS_BEFORE_IT_BEGINS: { zh: '截止日期早于起始日期。', en: 'The period ends before it begins.' },
  ENTRUSTS_ONESELF: {
    zh: '不能授予自己职责，也不能通过本人所代理的人或者自行代理取得职责。',
    en: 'Nobody entrusts themselves with a role: neither directly, nor through someone they stand in for.',
  },
  DEPUTY_OF_ONESELF: { zh: '代理人必须是另一人。', en: 'A deputy is another person.' },
  DEPUTY_APPOINTED_ALREADY: {
    zh: '该期间内已有代理人。',
    en: 'Somebody stands in for this person already for some of that period.',
  },
  DEPUTY_IS_ABSENT: {
    zh: '代理人在该期间内本人也由他人代理。',
    en: 'The deputy is absent too for some of that period.',
  },
  ABSENT_IS_A_DEPUTY: {
    zh: '此人在该期间内正代理他人，请先解除代理。',
    en: 'This person stands in for someone else in that period; end that first.',
  },
  NOT_A_DEPUTY: { zh: '自该日起没有这项代理。', en: 'There is no such standing-in from that day on.' },
  HANDOVER_TO_ONESELF: { zh: '工作必须移交给另一人。', en: 'Matters are handed over to another person.' },
  HANDOVER_IN_FUTURE: {
    zh: '移交自登记之时起生效，请在生效当日（今天是 {today}）登记。',
    en: 'Matters move when the handover is recorded; record it on the day it takes effect (today is {today}).',
  },
  HANDOVER_EMPTY: { zh: '没有列出要移交的事项。', en: 'The handover names no matter.' },
} as const satisfies Messages

import type { Messages } from './message.js'

/** 主动公开义务 */
export const dutyMessages = {
  DUTY_NOT_FOUND: { zh: '没有这项公开义务。', en: 'There is no such duty to publish.' },
  DUTY_BEFORE_REGULATION: {
    zh: '制度自 {from} 起施行，此前的信息不计入。',
    en: 'The regulation is in force from {from}; what began before raises no duty.',
  },
  CLAUSE_NOT_IN_FORCE: {
    zh: '该条款在当日不具有效力。',
    en: 'The clause was not in force on that day.',
  },
  DUTY_BEFORE_PROGRAM: {
    zh: '本系统自 {from} 起使用，此前的信息不计入。',
    en: 'The program is in use from {from}; what began before raises no duty.',
  },
  DUTY_OF_ANOTHER_AGENCY: {
    zh: '公开义务由 {agency} 承担，其他机关的公开不能代替。',
    en: 'The duty is that of {agency}; a publication by another agency does not meet it.',
  },
  DUTY_CONTENT_OPEN: { zh: '应公开的内容尚未确定。', en: 'What exactly has to be published is not settled yet.' },
  DUTY_CONTENT_DIFFERS: {
    zh: '公开的内容与应公开的不一致。',
    en: 'What was published is not the content that has to be.',
  },
  DUTY_IS_CATALOGUE_ENTRY: {
    zh: '应履行的是编入依申请公开目录。',
    en: 'What is due is an entry in the catalogue of on-request information.',
  },
  DUTY_IS_PUBLICATION: { zh: '应履行的是主动公开。', en: 'What is due is publication.' },
  DUTY_NEEDS_NEW_ROUND: {
    zh: '主动公开与目录义务之间的变更须重新起算。',
    en: 'Between publication and catalogue entry a new round has to begin.',
  },
  DUTY_ROUND_OTHER: { zh: '当前是第 {round} 轮。', en: 'The current round is number {round}.' },
  DUTY_NOT_MISSED: { zh: '该义务没有逾期记录。', en: 'The duty is not on record as missed.' },
} as const satisfies Messages

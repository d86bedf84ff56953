import type { Messages } from './message.js'

/** 期限 */
export const deadlineMessages = {
  DEADLINE_NOT_FOUND: { zh: '没有这项期限。', en: 'There is no such deadline.' },
  DEADLINE_EXISTS: { zh: '该期限已经起算。', en: 'The deadline was started before.' },
  DEADLINE_CLOSED: {
    zh: '该期限已经办结、逾期或者取消，不再变动。',
    en: 'The deadline was met, missed or cancelled and does not change any more.',
  },
  DEADLINE_OVER: { zh: '期限已于 {due} 届满。', en: 'The time was over at the end of {due}.' },
  DEADLINE_NOT_PAUSABLE: {
    zh: '此类期限不因征求意见而中止计算。',
    en: 'Nothing pauses a deadline of this kind.',
  },
  DEADLINE_NOT_EXTENDABLE: { zh: '此类期限不能延长。', en: 'A deadline of this kind cannot be extended.' },
  DEADLINE_EXTENDED_BEFORE: {
    zh: '期限已延长至 {due}，只能延长一次。',
    en: 'It was extended before, to {due}; the law allows it once.',
  },
  EXTENSION_TOO_LONG: {
    zh: '延长须为 1 至 {most} 个工作日。',
    en: 'It can be extended by 1 to {most} working days.',
  },
  DEADLINE_NOT_MISSED: { zh: '该期限没有逾期记录。', en: 'The deadline is not on record as missed.' },
  ACT_NOT_IN_TIME: {
    zh: '办理日期晚于到期日 {due}，不能撤销逾期。',
    en: 'The act is later than the due date {due}; the miss stands.',
  },
  OWN_MISS: { zh: '不得撤销本人承办事项的逾期。', en: 'Nobody lifts a miss of a matter in their own hands.' },
  LETTER_KNOWN: { zh: '该函件已经用于中止计算。', en: 'This letter has paused the deadline before.' },
  PAUSE_AFTER_DUE: { zh: '函件在到期日 {due} 之后发出。', en: 'The letter was sent after the due date {due}.' },
  EXTENDED_ON_THE_MATTER: {
    zh: '该期限随申请计算，请在申请上办理延期并告知申请人。',
    en: 'This date is reckoned by the application: extend it there, with the notice to the applicant.',
  },
  RECEIPT_OF_ANOTHER_PERIOD: {
    zh: '这是另一段期限的计算；本期限自 {start} 起算。',
    en: 'This is another period; the deadline runs from {start}.',
  },
  NO_DATE_PROPOSED: { zh: '没有待确认的新日期。', en: 'No new date waits to be confirmed.' },
  PROPOSAL_CHANGED: {
    zh: '拟定的日期已变为 {due}，请刷新后重试。',
    en: 'The proposed date is {due} by now. Reload and try again.',
  },
  NEW_DATE_PASSED: {
    zh: '新日期 {due} 已过，不能使人事后逾期。',
    en: 'The new date {due} has passed; nobody is made late in retrospect.',
  },
  POLICY_NOT_THE_ONE_IN_FORCE: {
    zh: '这不是现行的期限规定。',
    en: 'This is not the number that is in force.',
  },
  RUNNING_MATTERS_KEEP_NUMBER: {
    zh: '此前开始的事项仍按原期限办理。',
    en: 'Matters begun before keep the old number.',
  },
} as const satisfies Messages

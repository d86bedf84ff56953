import type { Messages } from './message.js'

/** Refusals about index numbers and the monthly filing lists. */
export const filingMessages = {
  DISCLOSURE_DEPARTMENT_MISSING: {
    zh: '尚未登记政府信息公开主管部门。',
    en: 'No disclosure department is registered.',
  },
  FILING_ALREADY_SUBMITTED: { zh: '本月备案清单已报送。', en: 'The list of this month was handed in before.' },
  FILING_NOT_SUBMITTED: {
    zh: '没有待处理的备案清单。',
    en: 'No list is waiting for a decision.',
  },
  FILING_ROUND_CHANGED: {
    zh: '清单已重新报送（第 {round} 次），请刷新后重试。',
    en: 'The list was handed in again (round {round}). Reload and try again.',
  },
  MONTH_NOT_OVER: { zh: '{month} 尚未结束，不能报送。', en: '{month} is not over yet.' },
  ENTRY_NAMED_TWICE: { zh: '同一信息列了两次。', en: 'An item is listed twice.' },
  ENTRY_NOT_OF_MONTH: { zh: '索引号不属于该月。', en: 'The index number is not of this month.' },
  ENTRY_UNKNOWN: { zh: '清单中没有此信息。', en: 'The list has no such item.' },
  INDEX_NUMBERS_EXHAUSTED: {
    zh: '本月索引号已用完（最多 {highest}）。',
    en: 'The numbers of this month are used up (at most {highest}).',
  },
  WRONG_INDEX_REGISTER: {
    zh: '索引号登记簿的代码或者月份不符。',
    en: 'The register is of another code or month.',
  },
} as const satisfies Messages

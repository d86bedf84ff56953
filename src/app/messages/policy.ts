import type { Messages } from './message.js'

/** 时限和收费标准 */
export const policyMessages = {
  POLICY_UNKNOWN: { zh: '没有这一项时限或者标准。', en: 'There is no such number of law.' },
  POLICY_OF_ANOTHER_JURISDICTION: {
    zh: '此处是另一辖区的时限和标准。',
    en: 'These are the numbers of another jurisdiction.',
  },
  POLICY_UNIT_WRONG: { zh: '单位应为 {unit}。', en: 'The unit of this number is {unit}.' },
  POLICY_VALUE_INVALID: { zh: '数值应为正整数。', en: 'The number is a whole one above zero.' },
  POLICY_ABOVE_LAW: { zh: '法定上限为 {max}，不能放宽。', en: 'The law allows at most {max}; that cannot be widened.' },
  POLICY_BELOW_LAW: { zh: '法定下限为 {min}，不能缩短。', en: 'The law grants at least {min}; that cannot be cut.' },
  POLICY_NOT_RETROACTIVE: {
    zh: '生效日期不能早于今天（{today}）。',
    en: 'A number takes effect from today ({today}) on at the earliest.',
  },
  POLICY_BEFORE_LAST_VERSION: {
    zh: '生效日期必须晚于现有版本的生效日期 {last}。',
    en: 'A version takes effect after the one on record, which does from {last}.',
  },
  CLAUSE_UNKNOWN: {
    zh: '没有这样的条款编号；应如 LS-7.1、711-33，或者整部规定 LS、711。',
    en: 'There is no such clause; give LS-7.1 or 711-33, or a whole text, LS or 711.',
  },
  FEE_SCHEDULE_INVALID: {
    zh: '收费档次必须递增，费率为非负整数。',
    en: 'Bands ascend, and rates are whole numbers from zero.',
  },
  FEE_ABOVE_LAW: {
    zh: '自第 {unit} 件（页）起高于国家规定的标准。',
    en: 'From unit {unit} on this is dearer than the national schedule.',
  },
} as const satisfies Messages

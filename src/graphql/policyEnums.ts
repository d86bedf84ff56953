import type { PolicyUnit } from '../domain/policy/events.js'
import { enumType } from './fields.js'

export const PolicyUnitEnum = enumType<PolicyUnit>('PolicyUnit', 'What a number of law counts (单位).', {
  workingDays: '工作日',
  days: '自然日',
  months: '月',
  years: '年',
  hours: '小时',
  percent: '百分比',
  count: '次、件',
  yuan: '元',
})

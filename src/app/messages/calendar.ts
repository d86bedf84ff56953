import type { Messages } from './message.js'

/** 工作日历 */
export const calendarMessages = {
  CALENDAR_ENDS: {
    zh: '日期超出工作日历的范围（{from} 至 {until}），请先录入放假安排。',
    en: 'The date lies outside the working calendar ({from} to {until}); enter the holiday notice first.',
  },
  CALENDAR_OF_ANOTHER_JURISDICTION: {
    zh: '此处是另一辖区的工作日历。',
    en: 'This is the calendar of another jurisdiction.',
  },
  YEAR_INVALID: { zh: '年份无效。', en: 'This is not a year that can be arranged.' },
  YEAR_LEAVES_GAP: {
    zh: '年份必须与已录入的年份相连（现有 {years}）。',
    en: 'The year has to adjoin those on record ({years}).',
  },
  YEAR_IS_OFFICIAL: {
    zh: '{year} 年已有正式安排，不能改为暂定。',
    en: 'The official arrangement of {year} is on record; a provisional one cannot replace it.',
  },
  DAY_OUTSIDE_YEAR: {
    zh: '下列日期不属于 {year} 年的安排：{days}。',
    en: 'These days do not belong to the arrangement of {year}: {days}.',
  },
  DAY_LISTED_TWICE: { zh: '同一日期出现多次。', en: 'A day is listed more than once.' },
  MAKE_UP_ON_WEEKDAY: {
    zh: '补班日必须是周六或者周日：{days}。',
    en: 'A make-up workday lies on a weekend; these do not: {days}.',
  },
  NO_DAYS_OFF: { zh: '没有列出任何放假日期。', en: 'The arrangement lists no day.' },
  SOURCE_REQUIRED: { zh: '必须填写依据的文件。', en: 'The text or notice this rests on has to be named.' },
} as const satisfies Messages

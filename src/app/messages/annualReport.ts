import { CHAPTER_WORDS, TABLE_ONE_WORDS, TABLE_THREE_WORDS, TABLE_TWO_WORDS } from '../annualReport/formWords.js'
import type { Messages } from './message.js'

/** 政府信息公开工作年度报告 */
export const annualReportMessages = {
  REPORT_NOT_FOUND: { zh: '该年度报告尚未启动。', en: 'The report of that year has not been opened.' },
  REPORT_EXISTS: { zh: '该年度报告已经启动。', en: 'The report was opened before.' },
  REPORT_YEAR_UNUSABLE: {
    zh: '年度应当在 {first} 至 {latest} 之间。',
    en: 'The year has to be from {first} to {latest}.',
  },
  NO_REPORT_OWED: {
    zh: '该机关 {year} 年度不需要编制年度报告。',
    en: 'The agency makes no report of {year}.',
  },
  REPORT_FROZEN: {
    zh: '年度报告已报送，数据已冻结；需要变更的，应当作出更正说明。',
    en: 'The report was submitted and is frozen; what has to change is amended with a reason.',
  },
  REPORT_ROUND_CHANGED: {
    zh: '年度报告已重新报送（第 {round} 次），请刷新后重试。',
    en: 'The report was submitted again (round {round}). Reload and try again.',
  },
  REPORT_FIGURE_UNUSABLE: {
    zh: '应当填写不小于零的整数；收费金额以万元为单位，至多六位小数。',
    en: 'It has to be a whole number from 0; charges are given in 10,000 yuan with at most six decimals.',
  },
  CHAPTER_NOT_OF_REPORT: { zh: '该报告没有这一部分。', en: 'The report has no such part.' },
  REPORT_FIGURES_OUTDATED: {
    zh: '数据已重新采集（第 {request} 次），请刷新后重试。',
    en: 'The figures were collected again (number {request}). Reload and try again.',
  },
  REPORT_FIGURES_MISSING: {
    zh: '应当在年度终了后采集数据，然后报送。',
    en: 'The figures have to be collected after the end of the year first.',
  },
  REPORT_YEAR_NOT_OVER: { zh: '{year} 年度尚未终了，不能报送。', en: '{year} is not over yet.' },
  TABLE_ONE_INCOMPLETE: {
    zh: '表一尚未填写完整：{missing}。',
    en: 'Table 1 is not complete: {missing}.',
    words: TABLE_ONE_WORDS,
  },
  CHAPTERS_MISSING: { zh: '尚未编写：{missing}。', en: 'Not written yet: {missing}.', words: CHAPTER_WORDS },
  CHAPTER_HITS_UNANSWERED: {
    zh: '文字中检出疑似个人信息，应当逐处核实后提交：{missing}（分别自第 {places} 字起）。',
    en: 'The text holds what looks like personal data. Answer each of these: {missing}, from characters {places}.',
  },
  CHAPTERS_HOLD_PERSONAL_DATA: {
    zh: '以下部分含有尚未核实的疑似个人信息，应当修改或者核实：{chapters}。',
    en: 'These parts hold what looks like personal data and nobody has answered: {chapters}.',
    words: CHAPTER_WORDS,
  },
  DEPARTMENT_REPORTS_MISSING: {
    zh: '尚有机关的年度报告未审核通过：{agencies}。',
    en: 'The reports of these agencies have not been cleared: {agencies}.',
  },
  LAST_YEAR_NOT_SUBMITTED: {
    zh: '{year} 年度的报告尚未报送，无法核对上年结转。',
    en: 'The report of {year} has not been submitted; what was carried over cannot be checked.',
  },
  SUM_IN_OUT: {
    zh: '勾稽关系不符（表二，{column} 列）：新收加上年结转为 {left}，总计加结转下年度为 {right}。',
    en: 'Table 2, column {column}: received and carried in are {left}, closed and carried out are {right}.',
    words: TABLE_TWO_WORDS,
  },
  SUM_OF_OUTCOMES: {
    zh: '勾稽关系不符（表二，{column} 列）：总计为 {left}，各项办理结果之和为 {right}。',
    en: 'Table 2, column {column}: the total is {left}, the outcomes add up to {right}.',
    words: TABLE_TWO_WORDS,
  },
  SUM_OF_COLUMNS: {
    zh: '勾稽关系不符（表二，{row} 行）：总计列为 {left}，各列之和为 {right}。',
    en: 'Table 2, row {row}: the total is {left}, the columns add up to {right}.',
    words: TABLE_TWO_WORDS,
  },
  SUM_OF_RESULTS: {
    zh: '勾稽关系不符（表三，{column}）：总计为 {left}，各项结果之和为 {right}。',
    en: 'Table 3, {column}: the total is {left}, the results add up to {right}.',
    words: TABLE_THREE_WORDS,
  },
  REPORT_COUNT_IMPOSSIBLE: {
    zh: '表二 {row} 行 {column} 列的数字 {left} 不是可能的件数。',
    en: 'Table 2, row {row}, column {column}: {left} is no possible count.',
    words: TABLE_TWO_WORDS,
  },
  CARRIED_IN_DIFFERS: {
    zh: '上年结转（{column} 列）为 {left}，而上年度报告的结转下年度（含机构改革划转）为 {right}；应当先更正上年度报告。',
    en: 'Carried in (column {column}) is {left}, but the report of the year before, with what reorganisation moved, says {right}; amend that report first.',
    words: TABLE_TWO_WORDS,
  },
  REPORT_NOT_SUBMITTED: { zh: '没有待审核的年度报告。', en: 'No report is waiting for a decision.' },
  REPORT_NOT_CLEARED: { zh: '年度报告尚未审核通过，或者已经公布。', en: 'The report is not at this step.' },
  OWN_REPORT: { zh: '报送人不得审核本人报送的报告。', en: 'Nobody passes the report they submitted.' },
  LEADER_HAS_TO_PASS: {
    zh: '本级政府的年度报告由分管领导或者主要领导审定。',
    en: 'The report of the government is passed by a leader.',
  },
  FAULTS_MISSING: { zh: '退回应当说明需要修改的内容。', en: 'A return says what has to be put right.' },
  REPORT_CELL_UNKNOWN: { zh: '表格中没有这一格。', en: 'The form has no such cell.' },
  ADDRESS_UNUSABLE: { zh: '公布地址应当是网址。', en: 'The address has to be a web address.' },
  CELLS_MISSING: { zh: '更正应当指明更正的数据。', en: 'An amendment names the cells.' },
  CELL_NAMED_TWICE: { zh: '同一格列了两次。', en: 'A cell is named twice.' },
  CELL_UNCHANGED: { zh: '该格的数字没有变化。', en: 'The cell has this number already.' },
} as const satisfies Messages

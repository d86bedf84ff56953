/**
 * 表二 收到和处理政府信息公开申请情况 (国办公开办函〔2021〕30号): the rows with the numbers that the official form gives them.
 * Rows 1, 2, 24 and 25 are figures of their own; every closed application stands in exactly one of 3 to 23.
 */
export const OUTCOME_ROWS = {
  disclosed: 3, // （一）予以公开
  partlyDisclosed: 4, // （二）部分公开（区分处理的，只计这一情形，不计其他情形）
  stateSecret: 5, // （三）不予公开 1.属于国家秘密
  prohibitedByLaw: 6, // 2.其他法律行政法规禁止公开
  endangersSafety: 7, // 3.危及“三安全一稳定”
  thirdPartyRights: 8, // 4.保护第三方合法权益
  internalAffairs: 9, // 5.属于三类内部事务信息
  processInformation: 10, // 6.属于四类过程性信息
  enforcementFile: 11, // 7.属于行政执法案卷
  administrativeQuery: 12, // 8.属于行政查询事项
  notHeld: 13, // （四）无法提供 1.本机关不掌握相关政府信息
  needsMaking: 14, // 2.没有现成信息需要另行制作
  stillUnclear: 15, // 3.补正后申请内容仍不明确
  petition: 16, // （五）不予处理 1.信访举报投诉类申请
  repeated: 17, // 2.重复申请
  publication: 18, // 3.要求提供公开出版物
  excessive: 19, // 4.无正当理由大量反复申请
  reconfirmation: 20, // 5.要求行政机关确认或重新出具已获取信息
  notAmended: 21, // （六）其他处理 1.申请人无正当理由逾期不补正
  feeUnpaid: 22, // 2.申请人逾期未按收费通知要求缴纳费用
  other: 23, // 3.其他
} as const
export type OutcomeRow = keyof typeof OUTCOME_ROWS

/** The whole table in its order: 1 本年新收, 2 上年结转, 3 to 23, 24 总计, 25 结转下年度继续办理. */
export const TABLE_TWO_ROWS = {
  newlyReceived: 1,
  carriedIn: 2,
  ...OUTCOME_ROWS,
  total: 24,
  carriedOut: 25,
} as const
export type TableTwoRow = keyof typeof TABLE_TWO_ROWS

export const OUTCOME_ROW_NAMES = Object.keys(OUTCOME_ROWS) as readonly OutcomeRow[]
export const TABLE_TWO_ROW_NAMES = Object.keys(TABLE_TWO_ROWS) as readonly TableTwoRow[]

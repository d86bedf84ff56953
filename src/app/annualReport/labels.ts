import type { ReportChapter } from '../../domain/annualReport/chapters.js'
import type { ReportCell } from '../../domain/annualReport/reportTables.js'
import type { ReportStatus } from '../../domain/annualReport/reportStatus.js'
import type { TableOneColumn, TableOneRow } from '../../domain/annualReport/tableOne.js'
import type { TableThreeColumn } from '../../domain/annualReport/tableThree.js'
import type { TableTwoColumn } from '../../domain/annualReport/tableTwo.js'
import type { TableTwoRow } from '../../domain/annualReport/tableTwoRows.js'
import type { RemedyKind } from '../../domain/application/vocabulary.js'

// The words of the official form (国办公开办函〔2021〕30号), to the letter.

export const TABLE_ONE_ROW_LABELS: Readonly<Record<TableOneRow, string>> = {
  regulations: '规章',
  normativeDocuments: '行政规范性文件',
  licences: '行政许可',
  penalties: '行政处罚',
  coercion: '行政强制',
  charges: '行政事业性收费',
}

export const TABLE_ONE_COLUMN_LABELS: Readonly<Record<TableOneColumn, string>> = {
  made: '本年制发件数',
  repealed: '本年废止件数',
  inForce: '现行有效件数',
  decisions: '本年处理决定数量',
  amount: '本年收费金额（单位：万元）',
}

export const TABLE_TWO_ROW_LABELS: Readonly<Record<TableTwoRow, string>> = {
  newlyReceived: '一、本年新收政府信息公开申请数量',
  carriedIn: '二、上年结转政府信息公开申请数量',
  disclosed: '（一）予以公开',
  partlyDisclosed: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
  stateSecret: '1.属于国家秘密',
  prohibitedByLaw: '2.其他法律行政法规禁止公开',
  endangersSafety: '3.危及“三安全一稳定”',
  thirdPartyRights: '4.保护第三方合法权益',
  internalAffairs: '5.属于三类内部事务信息',
  processInformation: '6.属于四类过程性信息',
  enforcementFile: '7.属于行政执法案卷',
  administrativeQuery: '8.属于行政查询事项',
  notHeld: '1.本机关不掌握相关政府信息',
  needsMaking: '2.没有现成信息需要另行制作',
  stillUnclear: '3.补正后申请内容仍不明确',
  petition: '1.信访举报投诉类申请',
  repeated: '2.重复申请',
  publication: '3.要求提供公开出版物',
  excessive: '4.无正当理由大量反复申请',
  reconfirmation: '5.要求行政机关确认或重新出具已获取信息',
  notAmended: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  feeUnpaid: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
  other: '3.其他',
  total: '（七）总计',
  carriedOut: '四、结转下年度继续办理',
}

export const TABLE_TWO_COLUMN_LABELS: Readonly<Record<TableTwoColumn, string>> = {
  naturalPerson: '自然人',
  commercialEnterprise: '商业企业',
  researchInstitution: '科研机构',
  publicInterestOrganisation: '社会公益组织',
  legalServiceInstitution: '法律服务机构',
  otherOrganisation: '其他',
  all: '总计',
}

export const REMEDY_LABELS: Readonly<Record<RemedyKind, string>> = {
  review: '行政复议',
  lawsuit: '未经复议直接起诉',
  lawsuitAfterReview: '复议后起诉',
}

export const TABLE_THREE_COLUMN_LABELS: Readonly<Record<TableThreeColumn, string>> = {
  upheld: '结果维持',
  corrected: '结果纠正',
  other: '其他结果',
  pending: '尚未审结',
  total: '总计',
}

export const CHAPTER_LABELS: Readonly<Record<ReportChapter, string>> = {
  proactiveDisclosure: '（一）主动公开',
  onRequest: '（二）依申请公开',
  management: '（三）政府信息管理',
  platform: '（四）政府信息公开平台建设',
  supervision: '（五）监督保障',
  problems: '五、存在的主要问题及改进情况',
  otherMatters: '六、其他需要报告的事项',
  accountability: '工作考核、社会评议和责任追究结果情况',
}

export const STATUS_LABELS: Readonly<Record<ReportStatus | 'notOpened', string>> = {
  notOpened: '未启动',
  open: '填报中',
  submitted: '已报送',
  returned: '已退回',
  cleared: '审核通过',
  published: '已公布',
}

const CHINESE_NUMBERS = { 1: '表一', 2: '表二', 3: '表三', 6: '第六部分' } as const

/** A cell in words: table, row and column. */
export function cellLabel({ table, row, column }: ReportCell): string {
  const [rows, columns]: readonly Readonly<Record<string, string>>[] =
    table === 1
      ? [TABLE_ONE_ROW_LABELS, TABLE_ONE_COLUMN_LABELS]
      : table === 2
        ? [TABLE_TWO_ROW_LABELS, TABLE_TWO_COLUMN_LABELS]
        : table === 3
          ? [REMEDY_LABELS, TABLE_THREE_COLUMN_LABELS]
          : [{ fees: '信息处理费' }, { collected: '收取金额（元）' }]
  return `${CHINESE_NUMBERS[table]} ${rows?.[row] ?? row} · ${columns?.[column] ?? column}`
}

import type { ReportChapter, ReportScopeKind } from '../domain/annualReport/chapters.js'
import type { ReportStatus } from '../domain/annualReport/reportStatus.js'
import type { TableOneColumn, TableOneRow } from '../domain/annualReport/tableOne.js'
import {
  CHAPTER_LABELS,
  STATUS_LABELS,
  TABLE_ONE_COLUMN_LABELS,
  TABLE_ONE_ROW_LABELS,
} from '../app/annualReport/labels.js'
import { enumType } from './fields.js'

export const AnnualReportStatusEnum = enumType<ReportStatus | 'notOpened'>(
  'AnnualReportStatus',
  'Where an annual report stands (年度报告状态).',
  STATUS_LABELS,
)

export const AnnualReportScopeEnum = enumType<ReportScopeKind>(
  'AnnualReportScope',
  'Whose annual report it is (年度报告范围).',
  { department: '本机关', district: '本级政府（含各部门）' },
)

export const AnnualReportChapterEnum = enumType<ReportChapter>(
  'AnnualReportChapter',
  'A part of an annual report that is written in words (文字部分).',
  CHAPTER_LABELS,
)

export const TableOneRowEnum = enumType<TableOneRow>(
  'AnnualReportTableOneRow',
  'A row of table 1 (表一项目).',
  TABLE_ONE_ROW_LABELS,
)

export const TableOneColumnEnum = enumType<TableOneColumn>(
  'AnnualReportTableOneColumn',
  'A column of table 1 (表一栏目).',
  TABLE_ONE_COLUMN_LABELS,
)

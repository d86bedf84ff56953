import type { PersonalAct } from '../acting.js'
import type { Event } from '../decider.js'
import type { Protected } from '../protected.js'
import type { AgencyId, LocalDate } from '../values.js'
import type { CarriedOver, ColumnFigures } from './carriedOver.js'
import type { ReportChapter, ReportScopeKind } from './chapters.js'
import type { ReportCell, ReportTables } from './reportTables.js'
import type { TableOneColumn, TableOneRow } from './tableOne.js'
import type { TableThree } from './tableThree.js'
import type { TableTwo } from './tableTwo.js'
import type { AnsweredHit } from './textScan.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// 政府信息公开工作年度报告 (711-49, 711-50): stream `report-{agency}-{year}`. Texts stand under `report:{agency}-{year}`.

/** A year's report is to be made: of a department and whoever else may be asked, or of the district government. */
export type AnnualReportOpened = Event<
  'AnnualReportOpened',
  { agency: AgencyId; year: number; scope: ReportScopeKind; openedOn: LocalDate }
>

/** A figure of table 1, signed by whoever entered it, with what it rests on. */
export type ReportFigureEntered = Event<
  'ReportFigureEntered',
  PersonalAct & { row: TableOneRow; column: TableOneColumn; value: number; basis: Protected; enteredOn: LocalDate }
>

/** `hits`: what a program took for personal data in the text, each with the officer's answer; absent where nothing was found. */
export type ReportChapterWritten = Event<
  'ReportChapterWritten',
  PersonalAct & {
    chapter: ReportChapter
    text: Protected
    writtenOn: LocalDate
    hits?: readonly (Pick<AnsweredHit, 'hit' | 'answer'> & { readonly where: number; readonly note?: Protected })[]
  }
>

/** 采集数据: from the log, by the legal dates of the year. */
export type ReportFiguresRequested = Event<
  'ReportFiguresRequested',
  PersonalAct & { agency: AgencyId; year: number; scope: ReportScopeKind; request: number }
>

/** 结转下年度 of the report of the year before, as it stands with its amendments. */
export type LastYear =
  /** From before this program was in use. */
  | { readonly status: 'none' }
  | { readonly status: 'notSubmitted' }
  | { readonly status: 'submitted'; readonly revision: number; readonly carriedOut: ColumnFigures }

/** The reports of the departments that a district's is the sum of, as they stood. */
export interface DepartmentReports {
  readonly parts: readonly { readonly agency: AgencyId; readonly revision: number }[]
  readonly sum: ReportTables
}

/** What the log knew at `position`, counted by legal dates. `own` figures; those of departments beside them. */
export type ReportFiguresRecorded = Event<
  'ReportFiguresRecorded',
  {
    request: number
    position: string
    recordedOn: LocalDate
    tableTwo: TableTwo
    tableThree: TableThree
    feesCollected: number
    carriedOver: CarriedOver
    lastYear: LastYear
    departments?: DepartmentReports
  }
>

/** 报送: the numbers are frozen here. `tables` of a district are the whole sum. */
export type AnnualReportSubmitted = Event<
  'AnnualReportSubmitted',
  PersonalAct & {
    agency: AgencyId
    year: number
    scope: ReportScopeKind
    round: number
    submittedOn: LocalDate
    request: number
    position: string
    tables: ReportTables
  }
>

/** What has to be put right: a chapter, a cell, or the whole. */
export interface ReportFault {
  readonly chapter?: ReportChapter
  readonly cell?: ReportCell
  readonly note: Protected
}
/** 退回修改 */
export type AnnualReportReturned = Event<
  'AnnualReportReturned',
  PersonalAct & { round: number; faults: readonly ReportFault[]; returnedOn: LocalDate }
>

/** 审核通过 */
export type AnnualReportCleared = Event<
  'AnnualReportCleared',
  PersonalAct & { agency: AgencyId; year: number; round: number; clearedOn: LocalDate }
>

/** 向社会公布 */
export type AnnualReportPublished = Event<
  'AnnualReportPublished',
  PersonalAct & { agency: AgencyId; year: number; scope: ReportScopeKind; address: string; publishedOn: LocalDate }
>

/** 更正: a number that was frozen turned out to be another one. Both stay visible. */
export type AnnualReportAmended = Event<
  'AnnualReportAmended',
  PersonalAct & {
    agency: AgencyId
    year: number
    number: number
    cells: readonly (ReportCell & { readonly from: number; readonly to: number })[]
    reason: Protected
    amendedOn: LocalDate
  }
>

export type AnnualReportEvent =
  | AnnualReportOpened
  | ReportFigureEntered
  | ReportChapterWritten
  | ReportFiguresRequested
  | ReportFiguresRecorded
  | AnnualReportSubmitted
  | AnnualReportReturned
  | AnnualReportCleared
  | AnnualReportPublished
  | AnnualReportAmended

const types: Readonly<Record<AnnualReportEvent['type'], true>> = {
  AnnualReportOpened: true,
  ReportFigureEntered: true,
  ReportChapterWritten: true,
  ReportFiguresRequested: true,
  ReportFiguresRecorded: true,
  AnnualReportSubmitted: true,
  AnnualReportReturned: true,
  AnnualReportCleared: true,
  AnnualReportPublished: true,
  AnnualReportAmended: true,
}
export const ANNUAL_REPORT_EVENT_TYPES = Object.keys(types) as readonly AnnualReportEvent['type'][]

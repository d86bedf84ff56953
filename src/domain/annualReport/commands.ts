import type { Command } from '../decider.js'
import type { AgencyId } from '../values.js'
import type { ReportChapter } from './chapters.js'
import type { ReportFiguresRecorded } from './events.js'
import type { ReportCell } from './reportTables.js'
import type { TableOneColumn, TableOneRow } from './tableOne.js'
import type { AnsweredHit } from './textScan.js'

/** By the process that follows the year, or by an officer before it has looked. */
export type OpenAnnualReport = Command<'OpenAnnualReport', { agency: AgencyId; year: number }>
export type EnterReportFigure = Command<
  'EnterReportFigure',
  { row: TableOneRow; column: TableOneColumn; value: number; basis: string }
>
/** `answers`: of what the scan for personal data finds in the text, one each (711-15). */
export type WriteReportChapter = Command<
  'WriteReportChapter',
  { chapter: ReportChapter; body: string; answers?: readonly AnsweredHit[] }
>
export type CollectReportFigures = Command<'CollectReportFigures', Record<string, never>>
/** By the process that counts what the log knows. */
export type RecordReportFigures = Command<'RecordReportFigures', Omit<ReportFiguresRecorded['data'], 'recordedOn'>>
/** `request`: the figures that were looked at. */
export type SubmitAnnualReport = Command<'SubmitAnnualReport', { request: number }>
export type ReturnAnnualReport = Command<
  'ReturnAnnualReport',
  {
    round: number
    faults: readonly { readonly chapter?: ReportChapter; readonly cell?: ReportCell; readonly note: string }[]
  }
>
export type ClearAnnualReport = Command<'ClearAnnualReport', { round: number }>
export type PublishAnnualReport = Command<'PublishAnnualReport', { address: string; publishedOn: string }>
/** Several cells at once, so that the sums come out again. */
export type AmendAnnualReport = Command<
  'AmendAnnualReport',
  { cells: readonly (ReportCell & { readonly value: number })[]; reason: string }
>

export type AnnualReportCommand =
  | OpenAnnualReport
  | EnterReportFigure
  | WriteReportChapter
  | CollectReportFigures
  | RecordReportFigures
  | SubmitAnnualReport
  | ReturnAnnualReport
  | ClearAnnualReport
  | PublishAnnualReport
  | AmendAnnualReport

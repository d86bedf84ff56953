import type { PersonalAct } from '../acting.js'
import { unreachable } from '../decider.js'
import type { Protected } from '../protected.js'
import type { AgencyId, LocalDate, PersonId } from '../values.js'
import type { ReportChapter, ReportScopeKind } from './chapters.js'
import type {
  AnnualReportAmended,
  AnnualReportEvent,
  AnnualReportOpened,
  AnnualReportPublished,
  AnnualReportReturned,
  ReportChapterWritten,
  ReportFiguresRecorded,
} from './events.js'
import type { ReportStatus } from './reportStatus.js'
import { noTables, type ReportTables, sumOfTables, withValue } from './reportTables.js'
import { emptyTableOne, type TableOne, withFigure } from './tableOne.js'

export interface KnownReport {
  readonly status: ReportStatus
  readonly agency: AgencyId
  readonly year: number
  readonly scope: ReportScopeKind
  /** As entered; of a district its own beside those of the departments. */
  readonly entered: TableOne
  readonly chapters: Readonly<Partial<Record<ReportChapter, Protected>>>
  /** Finds of the scan for personal data that an officer answered, of the text that stands. */
  readonly answered: Readonly<Partial<Record<ReportChapter, readonly string[]>>>
  /** How often figures were asked for. */
  readonly requests: number
  readonly figures?: ReportFiguresRecorded['data']
  readonly round: number
  readonly submittedBy: readonly PersonId[]
  readonly submittedOn?: LocalDate
  /** As they were submitted last. */
  readonly frozen?: ReportTables
  /** With every amendment. */
  readonly current?: ReportTables
  readonly returned?: AnnualReportReturned['data']
  readonly amendments: readonly AnnualReportAmended['data'][]
  readonly published?: AnnualReportPublished['data']
}

export type AnnualReport = { readonly status: 'absent' } | KnownReport

export const initial: AnnualReport = { status: 'absent' }

export function evolve(report: AnnualReport, event: AnnualReportEvent): AnnualReport {
  if (event.type === 'AnnualReportOpened') return opened(event)
  return report.status === 'absent' ? report : changed(report, event)
}

function changed(report: KnownReport, event: Exclude<AnnualReportEvent, AnnualReportOpened>): KnownReport {
  switch (event.type) {
    case 'ReportFigureEntered': {
      const { row, column, value } = event.data
      return { ...report, entered: withFigure(report.entered, { row, column }, value) }
    }
    case 'ReportChapterWritten':
      return written(report, event)
    case 'ReportFiguresRequested':
      return { ...report, requests: event.data.request }
    case 'ReportFiguresRecorded':
      return { ...report, figures: event.data }
    case 'AnnualReportSubmitted': {
      const { round, submittedOn, tables } = event.data
      const submittedBy = peopleOf(event.data)
      return { ...report, status: 'submitted', round, submittedOn, submittedBy, frozen: tables, current: tables }
    }
    case 'AnnualReportReturned':
      return { ...report, status: 'returned', returned: event.data }
    case 'AnnualReportCleared':
      return { ...report, status: 'cleared' }
    case 'AnnualReportPublished':
      return { ...report, status: 'published', published: event.data }
    case 'AnnualReportAmended': {
      const current = event.data.cells.reduce(
        (tables, cell) => withValue(tables, cell, cell.to),
        report.current ?? noTables(),
      )
      return { ...report, current, amendments: [...report.amendments, event.data] }
    }
    default:
      return unreachable(event)
  }
}

function written(report: KnownReport, { data: { chapter, text, hits = [] } }: ReportChapterWritten): KnownReport {
  return {
    ...report,
    chapters: { ...report.chapters, [chapter]: text },
    answered: { ...report.answered, [chapter]: hits.map(({ hit }) => hit) },
  }
}

const opened = ({ data: { agency, year, scope } }: AnnualReportOpened): KnownReport => ({
  status: 'open',
  agency,
  year,
  scope,
  entered: emptyTableOne(),
  chapters: {},
  answered: {},
  requests: 0,
  round: 0,
  submittedBy: [],
  amendments: [],
})

const peopleOf = ({ by, deputyFor }: PersonalAct): readonly PersonId[] =>
  deputyFor === undefined ? [by] : [by, deputyFor]

/** What would be submitted now; undefined while no figures were collected. */
export function tablesOf({ figures, entered }: KnownReport): ReportTables | undefined {
  if (figures === undefined) return undefined
  const { tableTwo, tableThree, feesCollected, departments } = figures
  const own = { tableOne: entered, tableTwo, tableThree, feesCollected }
  return departments === undefined ? own : sumOfTables([own, departments.sum])
}

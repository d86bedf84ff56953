import type { ReportScopeKind } from '../domain/annualReport/chapters.js'
import type { AnnualReportEvent } from '../domain/annualReport/events.js'
import type { ReportStatus } from '../domain/annualReport/reportStatus.js'
import { is, isOneOf } from './conditions.js'
import { defineTable, type Rows } from './engine/table.js'
import { byKey, rowsBy } from './lookup.js'
import { type BoundedCount, boundedCount, type Condition, type Page, type PageArgs, selectPage } from './page.js'
import type { LogEvent, Projection } from './projection.js'
import type { ReadSide } from './readSide.js'

/** 年度报告 of one agency and year: how far it is. Numbers and words are read from its stream. */
export interface AnnualReportRow {
  /** `{agency}-{year}` */
  readonly id: string
  readonly agency: string
  readonly year: number
  readonly scope: ReportScopeKind
  readonly status: ReportStatus
  readonly round: number
  readonly submittedOn: string | null
  readonly returnedOn: string | null
  readonly clearedOn: string | null
  readonly publishedOn: string | null
  readonly address: string | null
  readonly amendments: number
  readonly revision: number
}

const tables = {
  reports: defineTable<AnnualReportRow>({
    columns: {
      id: 'text',
      agency: 'text',
      year: 'integer',
      scope: 'text',
      status: 'text',
      round: 'integer',
      submittedOn: 'text',
      returnedOn: 'text',
      clearedOn: 'text',
      publishedOn: 'text',
      address: 'text',
      amendments: 'integer',
      revision: 'bigint',
    },
    key: 'id',
    indexes: ['create index on $table (year, agency)', 'create index on $table (agency, year)'],
  }),
}
type ReportTables = typeof tables

export const ANNUAL_REPORTS = 'annualReports'

export const annualReportsProjection: Projection<AnnualReportEvent, ReportTables> = {
  name: ANNUAL_REPORTS,
  version: 1,
  tables,
  touches: (event) => ({ reports: [idOf(event)] }),
  handlers: {
    AnnualReportOpened: (rows, event) => {
      const { agency, year, scope } = event.data
      rows.reports.put({
        id: idOf(event),
        agency,
        year,
        scope,
        status: 'open',
        round: 0,
        submittedOn: null,
        returnedOn: null,
        clearedOn: null,
        publishedOn: null,
        address: null,
        amendments: 0,
        revision: event.revision,
      })
    },
    ReportFigureEntered: (rows, event) => change(rows, event, {}),
    ReportChapterWritten: (rows, event) => change(rows, event, {}),
    ReportFiguresRequested: (rows, event) => change(rows, event, {}),
    ReportFiguresRecorded: (rows, event) => change(rows, event, {}),
    AnnualReportSubmitted: (rows, event) => {
      const { round, submittedOn } = event.data
      change(rows, event, { status: 'submitted', round, submittedOn, returnedOn: null })
    },
    AnnualReportReturned: (rows, event) =>
      change(rows, event, { status: 'returned', returnedOn: event.data.returnedOn }),
    AnnualReportCleared: (rows, event) => change(rows, event, { status: 'cleared', clearedOn: event.data.clearedOn }),
    AnnualReportPublished: (rows, event) => {
      const { publishedOn, address } = event.data
      change(rows, event, { status: 'published', publishedOn, address })
    },
    AnnualReportAmended: (rows, event) => change(rows, event, { amendments: event.data.number }),
  },
}

const idOf = ({ stream }: LogEvent<AnnualReportEvent>): string => stream.slice('report-'.length)

function change(rows: Rows<ReportTables>, event: LogEvent<AnnualReportEvent>, columns: Partial<AnnualReportRow>): void {
  const row = rows.reports.get(idOf(event))
  if (row === undefined) throw new Error(`${event.stream} was never opened`)
  rows.reports.put({ ...row, ...columns, revision: event.revision })
}

export interface AnnualReportFilter {
  readonly agencies?: readonly string[]
  readonly year?: number
  readonly statuses?: readonly ReportStatus[]
}

const tableOf = async (models: ReadSide): Promise<string> => `${await models.schemaOf(ANNUAL_REPORTS)}.reports`
const NEWEST_FIRST = { list: 'annualReports', columns: ['year', 'agency'], direction: 'desc' } as const

/** Newest year first. */
export const annualReports = async (
  models: ReadSide,
  filter: AnnualReportFilter,
  page: PageArgs,
): Promise<Page<AnnualReportRow>> =>
  selectPage(
    models,
    { table: tables.reports, from: await tableOf(models), where: conditions(filter), order: NEWEST_FIRST },
    page,
  )

export const countAnnualReports = async (models: ReadSide, filter: AnnualReportFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await tableOf(models), where: conditions(filter) })

/** By `{agency}-{year}`. */
export const annualReportsByIds = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AnnualReportRow>> =>
  byKey(await rowsBy(models, tables.reports, await tableOf(models), 'id', ids), 'id')

const conditions = ({ agencies, year, statuses }: AnnualReportFilter): readonly Condition[] => [
  ...isOneOf('agency', agencies),
  ...is('year', year),
  ...isOneOf('status', statuses),
]

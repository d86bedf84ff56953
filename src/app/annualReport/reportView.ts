import type { AgencyDirectory } from '../../domain/agency/directory.js'
import type { ReportChapter, ReportScopeKind } from '../../domain/annualReport/chapters.js'
import type {
  AnnualReportAmended,
  AnnualReportEvent,
  AnnualReportReturned,
  ReportFiguresRecorded,
  ReportFigureEntered,
} from '../../domain/annualReport/events.js'
import { reportId } from '../../domain/annualReport/ids.js'
import { noTables, type ReportTables } from '../../domain/annualReport/reportTables.js'
import type { ReportStatus } from '../../domain/annualReport/reportStatus.js'
import { type KnownReport, tablesOf } from '../../domain/annualReport/state.js'
import { reportScopeOf } from '../../domain/annualReport/whoReports.js'
import type { AgencyId, Instant } from '../../domain/values.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import type { AnnualReports } from './annualReports.js'

/** An event's data with which event it was. */
export type Signed<Data> = Data & { readonly event: string; readonly recordedAt: Instant }

/** A report as it is shown: its numbers, where they come from, and what has happened to it. */
export interface ReportView {
  /** `{agency}-{year}` */
  readonly id: string
  readonly agency: AgencyId
  readonly agencyName: string
  readonly year: number
  readonly scope: ReportScopeKind
  readonly status: ReportStatus | 'notOpened'
  readonly revision: number
  readonly round: number
  /** Frozen with every amendment; before the submission as entered and counted. */
  readonly tables: ReportTables
  /** As submitted last. */
  readonly frozen?: ReportTables
  /** What the log says now; of a district as collected last. */
  readonly now: ReportTables
  readonly figures?: Signed<ReportFiguresRecorded['data']>
  /** By `row.column` of table 1: who entered the number last, and on what it rests. */
  readonly entries: ReadonlyMap<string, Signed<ReportFigureEntered['data']>>
  /** Null where the words were destroyed. */
  readonly chapters: Readonly<Partial<Record<ReportChapter, string | null>>>
  readonly amendments: readonly Signed<AnnualReportAmended['data']>[]
  readonly returned?: AnnualReportReturned['data']
  readonly submittedOn?: string
  readonly publishedOn?: string
  readonly address?: string
}

export interface ReportViewDependencies {
  readonly reports: AnnualReports
  readonly agencies: () => AgencyDirectory
  /** Tables 2 and 3 and the fees of one agency, from the read model as it is. */
  readonly countedNow: (
    agency: AgencyId,
    year: number,
  ) => Promise<Pick<ReportTables, 'tableTwo' | 'tableThree' | 'feesCollected'>>
}

/** Undefined where the agency makes no report of that year. */
export type ShowReport = (agency: AgencyId, year: number) => Promise<ReportView | undefined>

export const createShowReport =
  ({ reports, agencies, countedNow }: ReportViewDependencies): ShowReport =>
  async (agency, year) => {
    const { report, events, revision } = await reports(agency, year)
    const register = agencies()
    const scope = report.status === 'absent' ? reportScopeOf(year, agency, register) : report.scope
    if (scope === undefined) return undefined
    const known = report.status === 'absent' ? undefined : report
    return {
      id: reportId(agency, year),
      agency,
      agencyName: register.agency(agency)?.name ?? agency,
      year,
      scope,
      revision,
      ...numbersOf(scope, known, await countedNow(agency, year)),
      ...(known === undefined ? NOTHING : whatHappened(known, events)),
    }
  }

/** What the log says now is the agency's own; of a district the departments' reports are in it as they were collected. */
function numbersOf(
  scope: ReportScopeKind,
  report: KnownReport | undefined,
  counted: Pick<ReportTables, 'tableTwo' | 'tableThree' | 'feesCollected'>,
): Pick<ReportView, 'tables' | 'now'> {
  const own: ReportTables = { ...counted, tableOne: report?.entered ?? noTables().tableOne }
  const collected = report === undefined ? undefined : tablesOf(report)
  return {
    tables: report?.current ?? collected ?? own,
    now: scope === 'district' ? (collected ?? own) : own,
  }
}

const NOTHING = { status: 'notOpened', round: 0, entries: new Map(), chapters: {}, amendments: [] } as const

type Happened = Omit<ReportView, 'id' | 'agency' | 'agencyName' | 'year' | 'scope' | 'revision' | 'now' | 'tables'>

function whatHappened(report: KnownReport, events: readonly RecordedEvent<AnnualReportEvent>[]): Happened {
  const { status, round, frozen, returned, submittedOn, published, chapters } = report
  const figures = signed(events, 'ReportFiguresRecorded').at(-1)
  return {
    status,
    round,
    entries: new Map(signed(events, 'ReportFigureEntered').map((data) => [`${data.row}.${data.column}`, data])),
    chapters: Object.fromEntries(Object.entries(chapters).map(([chapter, text]) => [chapter, text.value ?? null])),
    amendments: signed(events, 'AnnualReportAmended'),
    ...(figures === undefined ? {} : { figures }),
    ...(frozen === undefined ? {} : { frozen }),
    ...(returned === undefined ? {} : { returned }),
    ...(submittedOn === undefined ? {} : { submittedOn }),
    ...(published === undefined ? {} : { publishedOn: published.publishedOn, address: published.address }),
  }
}

type DataOf<T extends AnnualReportEvent['type']> = Extract<AnnualReportEvent, { type: T }>['data']

const signed = <T extends AnnualReportEvent['type']>(
  events: readonly RecordedEvent<AnnualReportEvent>[],
  type: T,
): readonly Signed<DataOf<T>>[] =>
  events
    .filter((event) => event.type === type)
    .map(
      ({ data, id, metadata }) =>
        ({ ...data, event: id, recordedAt: metadata.recordedAt }) as unknown as Signed<DataOf<T>>,
    )

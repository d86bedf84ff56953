import type { AgencyDirectory } from '../../domain/agency/directory.js'
import type { RecordReportFigures } from '../../domain/annualReport/commands.js'
import type { DepartmentReports, LastYear, ReportFiguresRequested } from '../../domain/annualReport/events.js'
import { sumOfTables } from '../../domain/annualReport/reportTables.js'
import { departmentsOf } from '../../domain/annualReport/whoReports.js'
import type { AgencyId } from '../../domain/values.js'
import type { AnnualReports } from './annualReports.js'

type Computed = Pick<
  RecordReportFigures['data'],
  'position' | 'tableTwo' | 'tableThree' | 'feesCollected' | 'carriedOver'
>

export interface ReportFiguresDependencies {
  readonly reports: AnnualReports
  readonly agencies: () => AgencyDirectory
  /** Counted over the read model in one snapshot. `moving`: what moves among these came and left nobody. */
  readonly computedFigures: (agency: AgencyId, year: number, moving: readonly AgencyId[]) => Promise<Computed>
}

/** Everything that a report's numbers rest on: the log, last year's report and, for the district, the departments' reports. */
export const createReportFigures =
  ({ reports, agencies, computedFigures }: ReportFiguresDependencies) =>
  async ({
    agency,
    year,
    scope,
  }: Pick<ReportFiguresRequested['data'], 'agency' | 'year' | 'scope'>): Promise<
    Omit<RecordReportFigures['data'], 'request'>
  > => {
    const lastYear = await lastYearOf(reports, agency, year)
    if (scope === 'department') return { ...(await computedFigures(agency, year, [agency])), lastYear }
    const owing = departmentsOf(year, agency, agencies())
    const computed = await computedFigures(agency, year, [agency, ...owing])
    return { ...computed, lastYear, departments: await departmentReports(reports, owing, year) }
  }

async function lastYearOf(reports: AnnualReports, agency: AgencyId, year: number): Promise<LastYear> {
  const { report, revision } = await reports(agency, year - 1)
  if (report.status === 'absent') return { status: 'none' }
  return report.current === undefined
    ? { status: 'notSubmitted' }
    : { status: 'submitted', revision, carriedOut: report.current.tableTwo.carriedOut }
}

/** Those that were passed, with their amendments; the others are missing. */
async function departmentReports(
  reports: AnnualReports,
  owing: readonly AgencyId[],
  year: number,
): Promise<DepartmentReports> {
  const found = await Promise.all(owing.map(async (agency) => ({ agency, ...(await reports(agency, year)) })))
  const passed = found.flatMap(({ agency, report, revision }) =>
    (report.status === 'cleared' || report.status === 'published') && report.current !== undefined
      ? [{ agency, revision, tables: report.current }]
      : [],
  )
  return {
    parts: passed.map(({ agency, revision }) => ({ agency, revision })),
    sum: sumOfTables(passed.map(({ tables }) => tables)),
  }
}

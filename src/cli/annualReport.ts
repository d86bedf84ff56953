import { writeFile } from 'node:fs/promises'
import { createAnnualReports } from '../app/annualReport/annualReports.js'
import { cellLabel, STATUS_LABELS } from '../app/annualReport/labels.js'
import { REPORT_FORMATS, reportFile, type ReportFormat } from '../app/annualReport/reportFile.js'
import { createShowReport, type ReportView } from '../app/annualReport/reportView.js'
import { titleOf } from '../app/annualReport/xlsx.js'
import type { Gongkai } from '../app/compose.js'
import { imbalancesOf } from '../domain/annualReport/tableTwo.js'
import { REPORT_CELLS, valueIn } from '../domain/annualReport/reportTables.js'
import type { AgencyId } from '../domain/values.js'
import { computedFigures } from '../projections/annualReportMatters/figures.js'
import { ANNUAL_REPORT_MATTERS } from '../projections/annualReportMatters/tables.js'
import type { CommandIo } from './commandIo.js'
import { type Environment, operate } from './operate.js'

export interface AnnualReportArguments {
  readonly agency: string
  readonly year: string
  readonly json: boolean
  readonly files: Readonly<Partial<Record<ReportFormat, string>>>
}

/**
 * `gongkai annual-report AGENCY YEAR`: the annual report (711-49, 711-50) in the official tables, to read, for programs, or
 * as files. Answers the exit code: 1 where there is no such report or an official sum does not come out.
 */
export async function annualReport(
  environment: Environment,
  args: AnnualReportArguments,
  io: CommandIo,
): Promise<number> {
  if (!/^2\d{3}$/.test(args.year)) {
    io.err(`年度应为四位数字 / a year has four digits: ${args.year}`)
    return 1
  }
  return operate(environment, (app) => caughtUp(app, () => write(app, args, io)))
}

async function write(
  app: Gongkai,
  { agency, year, json, files }: AnnualReportArguments,
  io: CommandIo,
): Promise<number> {
  const view = await showIn(app)(agency as AgencyId, Number(year))
  if (view === undefined) {
    io.err(`该机关该年度没有年度报告 / the agency makes no report of that year: ${agency} ${year}`)
    return 1
  }
  for (const format of REPORT_FORMATS) {
    const path = files[format]
    if (path !== undefined) await writeFile(path, (await reportFile(view, format)).bytes)
  }
  const imbalances = imbalancesOf(view.tables.tableTwo)
  if (json) io.out(JSON.stringify({ ...forPrograms(view), balanced: imbalances.length === 0 }))
  else if (Object.keys(files).length === 0) for (const line of linesOf(view)) io.out(line)
  for (const { check, column, left, right } of imbalances) io.err(`${check} ${column}: ${left} ≠ ${right}`)
  return imbalances.length === 0 ? 0 : 1
}

const showIn = ({ storage, core, models }: Gongkai) =>
  createShowReport({
    reports: createAnnualReports({ store: storage.store, keyRing: storage.keys }),
    agencies: () => core.facts.current().agencies,
    countedNow: (agency, year) => computedFigures(models.readSide, { agencies: [agency], year }),
  })

const forPrograms = ({
  agency,
  agencyName,
  year,
  scope,
  status,
  tables,
  frozen,
  amendments,
  chapters,
}: ReportView) => ({
  agency,
  agencyName,
  year,
  scope,
  status,
  ...tables,
  ...(frozen === undefined ? {} : { submitted: frozen }),
  amendments: amendments.map(({ number, cells, reason, amendedOn, by }) => ({
    number,
    cells,
    reason: reason.value ?? null,
    amendedOn,
    by,
  })),
  chapters,
})

const linesOf = (view: ReportView): readonly string[] => [
  `${titleOf(view)}（${STATUS_LABELS[view.status]}）`,
  ...REPORT_CELLS.flatMap((cell) => {
    const value = valueIn(view.tables, cell)
    return value === undefined || value === 0 ? [] : [`${cellLabel(cell)}：${value}`]
  }),
]

/** The figures are those of the whole log, also where nothing else runs that fills the read model. */
async function caughtUp(app: Gongkai, work: () => Promise<number>): Promise<number> {
  const { engine } = app.models
  await engine.start()
  try {
    await engine.caughtUp([ANNUAL_REPORT_MATTERS])
    return await work()
  } finally {
    await engine.stop()
  }
}

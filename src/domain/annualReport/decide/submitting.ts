import { personalAct } from '../../acting.js'
import { namesOf } from '../../agencyNames.js'
import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import { chaptersOf } from '../chapters.js'
import type { SubmitAnnualReport } from '../commands.js'
import { type KnownReport, tablesOf } from '../state.js'
import { missingFigures } from '../tableOne.js'
import type { TextScan } from '../textScan.js'
import { departmentsOf } from '../whoReports.js'
import { isBeingWritten, ofReporter, onReport, type ReportRule } from './handler.js'
import { chaptersAreAnswered } from './personalData.js'
import { sumFaults } from './sums.js'

/** 数据统计期限 1 January to 31 December: nothing is frozen before the year is over. */
const yearIsOver: ReportRule = {
  code: 'REPORT_YEAR_NOT_OVER',
  clause: '711-49',
  refuse: ({ year }, { today }) => (today > `${year}-12-31` ? undefined : { facts: { year } }),
}

/** Counted after the last day of the year, and nothing asked for since. */
const figuresAreThere: ReportRule = {
  code: 'REPORT_FIGURES_MISSING',
  clause: '711-50',
  refuse: ({ figures, requests, year }) =>
    figures !== undefined && figures.request === requests && figures.recordedOn > `${year}-12-31`
      ? undefined
      : { missing: ['CollectReportFigures'] },
}

const tableOneIsFull: ReportRule = {
  code: 'TABLE_ONE_INCOMPLETE',
  clause: '711-50',
  refuse: ({ entered }) => {
    const missing = missingFigures(entered).map(({ row, column }) => `${row}.${column}`)
    return missing.length === 0 ? undefined : { missing }
  },
}

const chaptersAreWritten: ReportRule = {
  code: 'CHAPTERS_MISSING',
  clause: '711-50',
  refuse: ({ scope, chapters }) => {
    const missing = chaptersOf(scope).filter((chapter) => chapters[chapter] === undefined)
    return missing.length === 0 ? undefined : { missing }
  },
}

/** The district's report is the sum of all: none may be left out. */
const departmentsAreIn: ReportRule = {
  code: 'DEPARTMENT_REPORTS_MISSING',
  clause: '711-49',
  refuse: ({ scope, agency, year, figures }, context) => {
    if (scope !== 'district' || figures === undefined) return undefined
    const there = figures.departments?.parts.map((part) => part.agency) ?? []
    const missing = departmentsOf(year, agency, context.agencies).filter((id) => !there.includes(id))
    return missing.length === 0
      ? undefined
      : { facts: { agencies: namesOf(missing, context) }, missing: ['ClearAnnualReport'] }
  },
}

const lastYearIsIn: ReportRule = {
  code: 'LAST_YEAR_NOT_SUBMITTED',
  clause: '711-50',
  refuse: ({ figures, year }) =>
    figures?.lastYear.status === 'notSubmitted'
      ? { facts: { year: year - 1 }, missing: ['SubmitAnnualReport'] }
      : undefined,
}

/** 勾稽关系 */
const sumsComeOut = (_command: SubmitAnnualReport, report: KnownReport): readonly Refusal[] => {
  const tables = tablesOf(report)
  return tables === undefined ? [] : sumFaults(tables, report)
}

/** 报送 by whoever answers for the disclosure office or leads the agency; the numbers are frozen. */
export const submitAnnualReport = (scan: TextScan) =>
  onReport<SubmitAnnualReport>({
    clause: '711-49',
    by: ofReporter(['disclosureHead', 'deputyLeader', 'principalLeader']),
    rules: [
      isBeingWritten,
      yearIsOver,
      figuresAreThere,
      tableOneIsFull,
      chaptersAreWritten,
      chaptersAreAnswered(scan),
      departmentsAreIn,
      lastYearIsIn,
    ],
    checks: [
      ({ data }, { figures }) =>
        figures === undefined || figures.request === data.request
          ? []
          : [
              {
                code: 'REPORT_FIGURES_OUTDATED',
                clause: '711-50',
                path: 'request',
                facts: { request: figures.request },
              },
            ],
      sumsComeOut,
    ],
    done: ({ data }, { status, figures }) => status === 'submitted' && figures?.request === data.request,
    events: (_command, report, context) => [submitted(report, context)],
  })

function submitted(report: KnownReport, context: DecisionContext) {
  const { agency, year, scope, round, figures } = report
  const tables = tablesOf(report)
  if (figures === undefined || tables === undefined) throw new Error('the rules let a report without figures through')
  return {
    type: 'AnnualReportSubmitted' as const,
    data: {
      agency,
      year,
      scope,
      round: round + 1,
      submittedOn: context.today,
      request: figures.request,
      position: figures.position,
      tables,
      ...personalAct(context),
    },
  }
}

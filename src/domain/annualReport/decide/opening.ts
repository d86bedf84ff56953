import type { DecisionContext } from '../../context.js'
import type { Authority, Refusal } from '../../decider.js'
import type { AgencyId } from '../../values.js'
import type { OpenAnnualReport } from '../commands.js'
import type { AnnualReport } from '../state.js'
import { governmentOf, reportScopeOf } from '../whoReports.js'
import { type ReportHandler, WRITERS } from './handler.js'

/** The first full year of Order 711 in its present wording. */
const FIRST_YEAR = 2019

const ownOrDepartments: Authority<OpenAnnualReport, AnnualReport> = {
  roles: WRITERS,
  agencies: (report, command, { agencies, today }) => {
    const agency = command?.data.agency ?? (report.status === 'absent' ? undefined : report.agency)
    return agency === undefined
      ? 'any'
      : [...agencies.successorsOf(agency, today), ...agencies.withDuty('disclosureDepartment', today)]
  },
  process: true,
  clause: '711-49',
}

function yearFaults({ data: { year } }: OpenAnnualReport, { today }: DecisionContext): readonly Refusal[] {
  const latest = Number(today.slice(0, 4))
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= latest
    ? []
    : [{ code: 'REPORT_YEAR_UNUSABLE', clause: '711-49', path: 'year', facts: { first: FIRST_YEAR, latest } }]
}

/** A government is reported on by the disclosure department that is its own, not by that of another place. */
const isOurs = (agency: AgencyId, { agencies, today }: DecisionContext): boolean =>
  agencies
    .withDuty('disclosureDepartment', today)
    .some((department) => governmentOf(department, agencies, today) === agency)

function agencyFaults({ data: { agency, year } }: OpenAnnualReport, context: DecisionContext): readonly Refusal[] {
  if (context.agencies.agency(agency) === undefined)
    return [{ code: 'AGENCY_UNKNOWN', clause: '711-49', path: 'agency' }]
  const scope = reportScopeOf(year, agency, context.agencies)
  return scope === undefined || (scope === 'district' && !isOurs(agency, context))
    ? [{ code: 'NO_REPORT_OWED', clause: '711-49', path: 'agency', facts: { year } }]
    : []
}

export const openAnnualReport: ReportHandler<OpenAnnualReport> = {
  clause: '711-49',
  by: ownOrDepartments,
  rules: [
    {
      code: 'REPORT_EXISTS',
      clause: '711-49',
      refuse: ({ status }) => (status === 'absent' ? undefined : { facts: { status } }),
    },
  ],
  checks: [
    (command, _report, context) => yearFaults(command, context),
    (command, _report, context) => agencyFaults(command, context),
  ],
  done: ({ data }, report) => report.status !== 'absent' && report.agency === data.agency && report.year === data.year,
  events: ({ data: { agency, year } }, _report, { agencies, today }) => {
    const scope = reportScopeOf(year, agency, agencies)
    if (scope === undefined) throw new Error('the checks let an agency through that owes no report')
    return [{ type: 'AnnualReportOpened', data: { agency, year, scope, openedOn: today } }]
  },
}

import { answerableFor } from '../../answerableFor.js'
import type { ClauseCode } from '../../clauses.js'
import type { DecisionContext } from '../../context.js'
import type { AnyCommand, Authority, CommandHandler, Refusal, RefusalDetail, Rule } from '../../decider.js'
import { protect, type Protected } from '../../protected.js'
import type { Role } from '../../roles.js'
import type { AgencyId } from '../../values.js'
import type { AnnualReportEvent } from '../events.js'
import { keySubjectOfReport, reportId } from '../ids.js'
import type { ReportStatus } from '../reportStatus.js'
import type { AnnualReport, KnownReport } from '../state.js'

export type ReportHandler<C extends AnyCommand> = CommandHandler<C, AnnualReport, AnnualReportEvent>

export interface ReportRule {
  readonly code: string
  readonly clause: ClauseCode
  readonly refuse: (report: KnownReport, context: DecisionContext) => RefusalDetail | undefined
}

interface KnownHandler<C extends AnyCommand> {
  readonly clause: ClauseCode
  readonly by: Authority<C, AnnualReport>
  readonly rules: readonly ReportRule[]
  readonly checks?: readonly ((command: C, report: KnownReport, context: DecisionContext) => readonly Refusal[])[]
  readonly done: (command: C, report: KnownReport, context: DecisionContext) => boolean
  readonly events: (command: C, report: KnownReport, context: DecisionContext) => readonly AnnualReportEvent[]
}

const isThere: Rule<AnnualReport> = {
  code: 'REPORT_NOT_FOUND',
  clause: '711-49',
  refuse: ({ status }) => (status === 'absent' ? { missing: ['OpenAnnualReport'] } : undefined),
}

/** All commands but the first need a report that was opened. */
export const onReport = <C extends AnyCommand>(handler: KnownHandler<C>): ReportHandler<C> => ({
  clause: handler.clause,
  by: handler.by,
  rules: [
    isThere,
    ...handler.rules.map(({ code, clause, refuse }) => ({
      code,
      clause,
      refuse: (report: AnnualReport, context: DecisionContext) =>
        report.status === 'absent' ? undefined : refuse(report, context),
    })),
  ],
  checks: (handler.checks ?? []).map(
    (check) => (command, report, context) => (report.status === 'absent' ? [] : check(command, report, context)),
  ),
  done: (command, report, context) => report.status !== 'absent' && handler.done(command, report, context),
  events: (command, report, context) => {
    if (report.status === 'absent') throw new Error('the rules let a command through on a report never opened')
    return handler.events(command, report, context)
  },
})

/** Figures and texts may change: before the submission, and after a return. */
export const isBeingWritten: ReportRule = {
  code: 'REPORT_FROZEN',
  clause: '711-50',
  refuse: ({ status }) =>
    status === 'open' || status === 'returned' ? undefined : { facts: { status }, missing: ['AmendAnnualReport'] },
}

export const isIn =
  (...wanted: readonly ReportStatus[]) =>
  ({ status }: KnownReport): RefusalDetail | undefined =>
    wanted.includes(status) ? undefined : { facts: { status } }

/** The round that was looked at is the one that is there. */
export const isThisRound = (
  { data }: { readonly data: { readonly round: number } },
  { round }: KnownReport,
): readonly Refusal[] =>
  data.round === round ? [] : [{ code: 'REPORT_ROUND_CHANGED', clause: '711-49', path: 'round', facts: { round } }]

const departments = ({ agencies, today }: DecisionContext): readonly AgencyId[] =>
  agencies.withDuty('disclosureDepartment', today)

/** Whose report it is; that of the district is made by its disclosure department (711-49). */
export const ofReporter = (
  roles: readonly Role[],
  also: { readonly process?: true } = {},
): Authority<unknown, AnnualReport> => ({
  roles,
  agencies: (report, _command, context) => {
    if (report.status === 'absent') return []
    const own = answerableFor(report.agency, context)
    return report.scope === 'district' ? [...own, ...departments(context)] : own
  },
  clause: '711-49',
  ...also,
})

/** 政府信息公开工作主管部门; the district's own report is judged by a leader, of it or of the government. */
export const ofSupervisor = (roles: readonly Role[]): Authority<unknown, AnnualReport> => ({
  roles,
  agencies: (report, _command, context) =>
    report.status !== 'absent' && report.scope === 'district'
      ? [...departments(context), ...answerableFor(report.agency, context)]
      : departments(context),
  clause: '711-49',
})

export const processOnly: Authority<unknown, AnnualReport> = {
  roles: [],
  agencies: () => [],
  process: true,
  clause: 'SYS',
}

export const WRITERS: readonly Role[] = ['disclosureOfficer', 'disclosureHead']

export const sealed = ({ agency, year }: KnownReport, text: string): Protected =>
  protect(keySubjectOfReport(reportId(agency, year)), text)

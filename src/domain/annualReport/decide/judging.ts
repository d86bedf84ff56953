import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal } from '../../decider.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import { chaptersOf } from '../chapters.js'
import type { ClearAnnualReport, PublishAnnualReport, ReturnAnnualReport } from '../commands.js'
import type { ReportFault } from '../events.js'
import { isReportCell } from '../reportTables.js'
import type { KnownReport } from '../state.js'
import type { TextScan } from '../textScan.js'
import { chaptersAreAnswered } from './personalData.js'
import { isIn, isThisRound, ofReporter, ofSupervisor, onReport, type ReportRule, sealed, WRITERS } from './handler.js'

const isSubmitted: ReportRule = { code: 'REPORT_NOT_SUBMITTED', clause: '711-49', refuse: isIn('submitted') }

/** Nobody passes their own report, as a deputy neither. */
const isNotTheSubmitter: ReportRule = {
  code: 'OWN_REPORT',
  clause: '711-49',
  refuse: ({ submittedBy }, { actor }) =>
    actor.kind === 'person' &&
    [actor.person, actor.as?.deputyFor].some((id) => id !== undefined && submittedBy.includes(id))
      ? {}
      : undefined,
}

/** 第一责任人 is whoever leads the work: the district's report is passed by a leader. */
const leaderPassesDistrict: ReportRule = {
  code: 'LEADER_HAS_TO_PASS',
  clause: '711-49',
  refuse: ({ scope }, { actor }) =>
    scope !== 'district' ||
    (actor.kind === 'person' && (actor.as?.role === 'deputyLeader' || actor.as?.role === 'principalLeader'))
      ? undefined
      : { missing: ['deputyLeader', 'principalLeader'] },
}

const MOST_FAULTS = 100

function faultsOfFaults({ data: { faults } }: ReturnAnnualReport, { scope }: KnownReport): readonly Refusal[] {
  if (faults.length === 0) return [{ code: 'FAULTS_MISSING', clause: '711-49', path: 'faults', missing: ['faults'] }]
  if (faults.length > MOST_FAULTS) {
    return [{ code: 'TOO_MANY', clause: 'SYS', path: 'faults', facts: { most: MOST_FAULTS } }]
  }
  return faults.flatMap(({ chapter, cell, note }, index): Refusal[] => [
    ...textFaults(note, `faults.${index}.note`, { longest: 1_000, required: true, multiline: true }),
    ...(chapter === undefined || chaptersOf(scope).includes(chapter)
      ? []
      : [
          {
            code: 'CHAPTER_NOT_OF_REPORT',
            clause: '711-50',
            path: `faults.${index}.chapter`,
            facts: { scope },
          } as const,
        ]),
    ...(cell === undefined || isReportCell(cell)
      ? []
      : [{ code: 'REPORT_CELL_UNKNOWN', clause: '711-50', path: `faults.${index}.cell` } as const]),
  ])
}

const faultsOf = ({ data: { faults } }: ReturnAnnualReport, report: KnownReport): readonly ReportFault[] =>
  faults.map(({ chapter, cell, note }) => ({
    ...(chapter === undefined ? {} : { chapter }),
    ...(cell === undefined ? {} : { cell: { table: cell.table, row: cell.row, column: cell.column } }),
    note: sealed(report, note),
  }))

/** 退回修改, with everything that has to be put right. */
export const returnAnnualReport = onReport<ReturnAnnualReport>({
  clause: '711-49',
  by: ofSupervisor(['disclosureOfficer', 'disclosureHead', 'deputyLeader', 'principalLeader']),
  rules: [isSubmitted],
  checks: [isThisRound, faultsOfFaults],
  done: (command, report) =>
    report.status === 'returned' &&
    report.round === command.data.round &&
    sameJson(report.returned?.faults, faultsOf(command, report)),
  events: (command, report, context) => [
    {
      type: 'AnnualReportReturned',
      data: {
        round: report.round,
        faults: faultsOf(command, report),
        returnedOn: context.today,
        ...personalAct(context),
      },
    },
  ],
})

/** 审核通过 */
export const clearAnnualReport = (scan: TextScan) =>
  onReport<ClearAnnualReport>({
    clause: '711-49',
    by: ofSupervisor(['disclosureHead', 'deputyLeader', 'principalLeader']),
    rules: [isSubmitted, isNotTheSubmitter, leaderPassesDistrict, chaptersAreAnswered(scan)],
    checks: [isThisRound],
    done: ({ data }, { status, round }) => (status === 'cleared' || status === 'published') && round === data.round,
    events: (_command, { agency, year, round }, context) => [
      {
        type: 'AnnualReportCleared',
        data: { agency, year, round, clearedOn: context.today, ...personalAct(context) },
      },
    ],
  })

function addressFaults({ data: { address } }: PublishAnnualReport): readonly Refusal[] {
  const faults = textFaults(address, 'address', { longest: 500, required: true })
  if (faults.length > 0) return faults
  return /^https?:\/\/[^\s/?#]+\.[^\s/?#]+(?:[/?#]\S*)?$/i.test(address)
    ? []
    : [{ code: 'ADDRESS_UNUSABLE', clause: '711-49', path: 'address' }]
}

const publishedOnFaults = (
  { data }: PublishAnnualReport,
  { submittedOn }: KnownReport,
  { today }: DecisionContext,
): readonly Refusal[] => dateFaults(data.publishedOn, 'publishedOn', { notAfter: today, notBefore: submittedOn })

/** 向社会公布, with the address under which anybody finds it. */
export const publishAnnualReport = onReport<PublishAnnualReport>({
  clause: '711-49',
  by: ofReporter(WRITERS),
  rules: [{ code: 'REPORT_NOT_CLEARED', clause: '711-49', refuse: isIn('cleared') }],
  checks: [addressFaults, publishedOnFaults],
  done: ({ data }, { published }) => published?.address === data.address && published.publishedOn === data.publishedOn,
  events: ({ data }, { agency, year, scope }, context) => [
    {
      type: 'AnnualReportPublished',
      data: {
        agency,
        year,
        scope,
        address: data.address,
        publishedOn: checkedDate(data.publishedOn),
        ...personalAct(context),
      },
    },
  ],
})

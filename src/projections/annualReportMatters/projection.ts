import { withHolder } from '../../domain/annualReport/holders.js'
import { countedEnding, type RecordedEnding } from '../../domain/annualReport/reportable.js'
import { endingOf, type ReportableEnding, rowOf } from '../../domain/annualReport/rowOf.js'
import type { ApplicationEvent } from '../../domain/application/events.js'
import type { LocalDate } from '../../domain/values.js'
import type { Rows } from '../engine/table.js'
import { ignored, type LogEvent, type Projection } from '../projection.js'
import { ANNUAL_REPORT_MATTERS, type MatterRow, type MatterTables, matterTables, OPEN_ENDED } from './tables.js'

/** 年度报告: what tables 2 and 3 and the fees of chapter six ask of each application, in whose hands and when. */
export const annualReportMattersProjection: Projection<ApplicationEvent, MatterTables> = {
  name: ANNUAL_REPORT_MATTERS,
  version: 1,
  tables: matterTables,
  touches: (event) => {
    if (!SAYS_SOMETHING.has(event.type)) return {}
    const application = applicationOf(event)
    const remedy = event.type === 'RemedyEnded' ? [`${application}/${event.data.remedy}`] : []
    return { matters: [application], remedies: remedy }
  },
  handlers: {
    ApplicationReceived: (rows, event) => {
      const { agency, body, applicant } = event.data
      const application = applicationOf(event)
      const matter: MatterRow = {
        application,
        applicant: applicant.kind,
        // A public enterprise answers by its own rules and hands in no report (711-55).
        counts: body === 'agency',
        receivedOn: null,
        endings: [],
        holders: [{ agency }],
      }
      keep(rows, matter, 0)
    },
    ReceiptDateFixed: (rows, event) => change(rows, event, { receivedOn: event.data.receivedOn }),
    ReplyDispatched: (rows, event) => ended(rows, event, event.data.dispatchedOn, endingOf(event.data.outcome)),
    ApplicationWithdrawn: (rows, event) => ended(rows, event, event.data.withdrawnOn, { kind: 'withdrawn' }),
    ApplicationMerged: (rows, event) => ended(rows, event, event.data.mergedOn, { kind: 'merged' }),
    ApplicationReopened: (rows, event) => {
      const { endings } = matterOf(rows, event)
      const last = endings.at(-1)
      if (last === undefined) return
      change(rows, event, {
        endings: [...endings.slice(0, -1), { ...last, reopenedOn: event.data.decisionReceivedOn }],
      })
    },
    ApplicationTransferred: (rows, event) => {
      const { to, effectiveOn } = event.data
      change(rows, event, { holders: withHolder(matterOf(rows, event).holders, to, effectiveOn) })
    },
    RemedyFiled: (rows, event) => {
      const { remedy, kind, filedOn, caseNumber, body } = event.data
      const application = applicationOf(event)
      if (!matterOf(rows, event).counts) return
      rows.remedies.put({
        id: `${application}/${remedy}`,
        application,
        remedy,
        kind,
        filedOn,
        caseNumber,
        body,
        endedOn: OPEN_ENDED,
        result: null,
      })
    },
    RemedyEnded: (rows, event) => {
      const filed = rows.remedies.get(`${applicationOf(event)}/${event.data.remedy}`)
      if (filed === undefined) return
      rows.remedies.put({ ...filed, endedOn: event.data.endedOn, result: event.data.result })
    },
    FeePaid: (rows, event) => {
      const { paidOn, amount, period } = event.data
      const application = applicationOf(event)
      if (!matterOf(rows, event).counts) return
      rows.payments.put({ id: `${application}/${period}`, application, paidOn, amount })
    },

    ReceiptUnconfirmed: ignored,
    ContactAttempted: ignored,
    ApplicationSplit: ignored, // each part is received by itself
    AmendmentRequested: ignored,
    AmendmentNoticeServed: ignored,
    ApplicationAmended: ignored, // the kind of applicant and the day of first receipt stay
    InformationIdentified: ignored,
    SearchRecorded: ignored,
    ThirdPartyLetterIssued: ignored,
    ThirdPartyLetterServed: ignored,
    ThirdPartyUnreachable: ignored,
    ThirdPartyOpinionReceived: ignored,
    ThirdPartyOpinionLapsed: ignored,
    ObjectionJudged: ignored,
    ObjectionOverruled: ignored,
    ReplyClockPaused: ignored,
    ReplyClockResumed: ignored,
    ReplyDateAdopted: ignored,
    StepDateAdopted: ignored,
    AgencyConsultationRequired: ignored,
    AgencyConsultationConcluded: ignored,
    ReplyPeriodExtended: ignored,
    ReasonsRequested: ignored,
    ReasonsGiven: ignored,
    ReasonsJudged: ignored,
    ReplyDelayed: ignored,
    FeeNoticeIssued: ignored,
    FeeNoticeServed: ignored,
    FeeNoticeRevoked: ignored,
    ReplyDrafted: ignored,
    ReplyReturned: ignored,
    ReplyApproved: ignored,
    ReplySigned: ignored,
    ReplyDelivered: ignored,
    ProactiveDisclosureProposed: ignored,
    ProactiveProposalDecided: ignored,
    ApplicationArchived: ignored,
    ApplicationFileAttached: ignored,
    LetterPrepared: ignored,
    LetterSealed: ignored,
    ApplicationHandedOver: ignored,
  },
}

const SAYS_SOMETHING: ReadonlySet<string> = new Set([
  'ApplicationReceived',
  'ReceiptDateFixed',
  'ReplyDispatched',
  'ApplicationWithdrawn',
  'ApplicationMerged',
  'ApplicationReopened',
  'ApplicationTransferred',
  'RemedyFiled',
  'RemedyEnded',
  'FeePaid',
] satisfies readonly ApplicationEvent['type'][])

const applicationOf = ({ stream }: LogEvent<ApplicationEvent>): string => stream.slice('application-'.length)

function matterOf(rows: Rows<MatterTables>, event: LogEvent<ApplicationEvent>): MatterRow {
  const row = rows.matters.get(applicationOf(event))
  if (row === undefined) throw new Error(`${event.stream} was never received`)
  return row
}

const change = (rows: Rows<MatterTables>, event: LogEvent<ApplicationEvent>, columns: Partial<MatterRow>): void => {
  const before = matterOf(rows, event)
  keep(rows, { ...before, ...columns }, before.holders.length)
}

function ended(
  rows: Rows<MatterTables>,
  event: LogEvent<ApplicationEvent>,
  on: LocalDate,
  ending: ReportableEnding,
): void {
  const end: RecordedEnding = { on, ending }
  change(rows, event, { endings: [...matterOf(rows, event).endings, end] })
}

/** The application as it stands, and a row for each agency that has or had it; those of annulled transfers go. */
function keep(rows: Rows<MatterTables>, matter: MatterRow, heldBefore: number): void {
  rows.matters.put(matter)
  const { application, applicant, holders } = matter
  const counted = countedEnding(matter.endings)
  holders.forEach(({ agency, from }, index) => {
    rows.holdings.put({
      id: `${application}/${index + 1}`,
      application,
      agency,
      fromOn: from ?? '',
      untilOn: holders[index + 1]?.from ?? OPEN_ENDED,
      applicant,
      receivedOn: (matter.counts ? matter.receivedOn : null) ?? OPEN_ENDED,
      closedOn: counted?.on ?? OPEN_ENDED,
      outcome: counted === undefined ? null : rowOf(counted.ending),
    })
  })
  for (let gone = holders.length + 1; gone <= heldBefore; gone += 1) rows.holdings.remove(`${application}/${gone}`)
}

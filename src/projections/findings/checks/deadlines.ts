import type { ClauseCode } from '../../../domain/clauses.js'
import type { DeadlineEvent } from '../../../domain/deadline/events.js'
import type { DeadlineKind } from '../../../domain/deadline/vocabulary.js'
import type { LogEvent } from '../../projection.js'
import { type Breach, type Check, lift, mend, raise, type Watch } from '../check.js'
import type { CheckCode } from '../codes.js'
import type { FindingRow } from '../tables.js'
import { subjectOfDeadline } from './deadlineSubject.js'

/** Of one date: what the findings have to say beside what the event itself says. */
export interface DeadlineWatch {
  readonly id: string
  readonly kind: string
  readonly matter: string
  readonly unit: FindingRow['unit']
  readonly officer: string | null
  readonly started: string | null
}

/**
 * Which check a missed date of each kind belongs to. `null`: a date of somebody outside, whose silence breaks no rule
 * of the regulation; publication and catalogue are found on the duty, once for each agency (LS-7.1, LS-11).
 */
const CHECK_OF: Readonly<Record<DeadlineKind, CheckCode | null>> = {
  publication: null,
  catalogueEntry: null,
  opinion: 'lateConsultationOpinion',
  meeting: 'lateMeeting',
  jointMakerOpinion: 'lateJointMakerOpinion',
  dispute: 'lateDisputeDecision',
  reviewLevel: 'lateSecrecyReview',
  reviewReferral: 'lateReferralAnswer',
  thirdPartyOpinion: null,
  reply: 'lateReply',
  amendmentNotice: 'lateAmendmentNotice',
  amendment: null,
  recordCorrection: 'lateRecordCorrection',
  feePayment: null,
  reportSubmission: 'lateReport',
  reportPublication: 'lateReport',
  districtReportPublication: 'lateReport',
  complaintAcceptance: 'lateComplaintAcceptance',
  complaintAnswer: 'lateComplaintAnswer',
  rectification: 'lateRectification',
  caseStatement: null,
  caseReview: null,
  websiteError: 'lateWebsiteCorrection',
}

type Ended = Extract<DeadlineEvent, { type: 'DeadlineMissed' | 'DeadlineMet' | 'MissedActDone' | 'MissLifted' }>

const KEY = 'miss'

function breach(watch: DeadlineWatch, { data, metadata }: LogEvent<Ended>): Breach {
  const { subject, item, application } = subjectOfDeadline(watch, 'item' in data ? data.item : undefined)
  const officer = 'officer' in data ? data.officer : undefined
  return {
    agency: data.agency,
    persons: [officer ?? watch.officer ?? undefined, metadata.person],
    subject,
    ...(item === undefined ? {} : { item }),
    ...(application === undefined ? {} : { application }),
    deadline: watch.id,
    unit: watch.unit,
    due: data.due,
    occurredOn: data.due,
    ...(watch.started === null ? {} : { cites: [watch.started] }),
  }
}

/** A date that passed: open until the act is done, and mended late from then on; lifted on proof. */
function late(
  code: CheckCode,
  clauses: readonly [ClauseCode, ...ClauseCode[]],
  label: Check['label'],
): Check<DeadlineEvent, DeadlineWatch> {
  const isAsked = (watch: DeadlineWatch): boolean => CHECK_OF[watch.kind as DeadlineKind] === code
  return {
    code,
    clauses,
    label,
    from: {
      DeadlineMissed: (watch, event) => (isAsked(watch) ? [raise(KEY, breach(watch, event))] : []),
      // Never by this program, which notes the miss first: from a log that was written elsewhere.
      DeadlineMet: (watch, event) =>
        isAsked(watch) && event.data.doneOn > event.data.due
          ? [raise(KEY, breach(watch, event)), mend(KEY, event.data.doneOn)]
          : [],
      MissedActDone: (watch, event) => (isAsked(watch) ? [mend(KEY, event.data.doneOn, event.data.claimsInTime)] : []),
      MissLifted: (watch, event) => (isAsked(watch) ? [lift(KEY, event.data.doneOn)] : []),
    },
  }
}

const STREAM = /^deadline-(.*)-([A-Za-z]+)$/s

export const deadlineWatch: Watch<DeadlineEvent, DeadlineWatch> = {
  initial: (stream) => {
    const [, matter = '', kind = ''] = STREAM.exec(stream) ?? []
    return { id: `${matter}-${kind}`, kind, matter, unit: 'workingDays', officer: null, started: null }
  },
  remember: {
    DeadlineStarted: (watch, { id, data: { receipt, officer } }) => ({
      ...watch,
      unit: receipt.unit,
      officer: officer ?? null,
      started: id,
    }),
    DeadlineWarned: null,
    DeadlineMoved: null,
    NewDateProposed: null,
    ProposedDateDeclined: null,
    DeadlineMet: null,
    DeadlineMissed: null,
    MissedActDone: null,
    MissLifted: null,
    DeadlineCancelled: null,
    DeadlineTransferred: (watch, { data: { officer } }) => ({ ...watch, officer: officer ?? null }),
  },
  checks: [
    late('lateConsultationOpinion', ['LS-6.1'], {
      zh: '逾期未提出协商意见',
      en: 'Opinion in a consultation not given in time',
    }),
    late('lateMeeting', ['LS-8.1'], { zh: '逾期未会商', en: 'Agencies did not meet in time on an application' }),
    late('lateDisputeDecision', ['LS-9.1'], { zh: '争议逾期未决定', en: 'Dispute not decided in time' }),
    late('lateSecrecyReview', ['LS-10.1', '711-17'], { zh: '保密审查逾期', en: 'Secrecy review not done in time' }),
    late('lateReferralAnswer', ['711-17'], { zh: '送审答复逾期', en: 'Referred review not answered in time' }),
    late('lateReply', ['711-33'], { zh: '逾期答复', en: 'Application not answered in time' }),
    late('lateAmendmentNotice', ['711-30'], { zh: '逾期告知补正', en: 'Corrections not asked for in time' }),
    late('lateJointMakerOpinion', ['711-34'], {
      zh: '共同制作机关逾期未提出意见',
      en: 'Joint maker gave no opinion in time',
    }),
    late('lateRecordCorrection', ['711-41'], { zh: '信息更正逾期', en: 'Request for correction not settled in time' }),
    late('lateReport', ['711-49'], { zh: '年度报告逾期', en: 'Annual report not submitted or published in time' }),
    late('lateComplaintAcceptance', ['711-51'], {
      zh: '投诉举报受理逾期',
      en: 'Complaint not accepted or refused in time',
    }),
    late('lateComplaintAnswer', ['711-51'], { zh: '投诉举报答复逾期', en: 'Complaint not answered in time' }),
    late('lateRectification', ['LS-15.1'], { zh: '整改逾期', en: 'Rectification not done in time' }),
    late('lateWebsiteCorrection', ['LS-14.10'], { zh: '网站纠错逾期', en: 'Website error not corrected in time' }),
  ],
}

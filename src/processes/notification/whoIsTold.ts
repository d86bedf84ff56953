import type { ClauseCode } from '../../domain/clauses.js'
import type { ConsultationEvent } from '../../domain/consultation/events.js'
import type { DeadlineEvent } from '../../domain/deadline/events.js'
import { type DeadlineKind, definitionOf } from '../../domain/deadline/vocabulary.js'
import type { DutyEvent } from '../../domain/duty/events.js'
import type { InformationItemEvent } from '../../domain/informationItem/events.js'
import { applicationTold, correctionTold } from './applicationsTold.js'
import { caseTold } from './casesTold.js'
import { complaintTold } from './complaintsTold.js'
import type { AgencyId } from '../../domain/values.js'
import type { Matter } from './matter.js'
import { disclosureOffice, office, officerAndHead, officerOf, type RowsOf, type Told } from './told.js'

const everyParty = (matter: Matter) => [...officerOf(matter), ...disclosureOffice(...matter.seats)]
/** Those of the dispute; for the asking agency its officer. */
const partiesTo = (matter: Matter, dispute: number) =>
  (matter.disputes.get(dispute)?.parties ?? []).flatMap((party) =>
    party === matter.agency ? officerOf(matter) : disclosureOffice(party),
  )
const basis = ({ onApplication }: Matter): ClauseCode => (onApplication ? 'LS-8.1' : 'LS-6.1')

const consultation: RowsOf<ConsultationEvent> = {
  // Nothing to be done before the letter.
  ConsultationOpened: 'nobody',
  TextPutUnderDiscussion: 'nobody',
  ConsultationLetterIssued: 'nobody',
  ConsultationLetterServed: ({ seat, answer, silenceIsConsent }, matter) => ({
    kind: 'opinionAsked',
    clause: silenceIsConsent ? '711-34' : basis(matter),
    due: answer.due,
    to: disclosureOffice(seat),
  }),
  OpinionGiven: ({ points }, matter) => opinion(points, matter),
  OpinionRevised: ({ points }, matter) => opinion(points, matter),
  SeatReminded: ({ seat, answerBy }, matter) => ({
    kind: 'opinionReminder',
    clause: basis(matter),
    due: answerBy,
    to: disclosureOffice(seat),
  }),
  SilenceNoted: ({ escalatedTo }, matter) => ({
    kind: 'silenceEscalated',
    clause: basis(matter),
    to: [...officerOf(matter), ...disclosureOffice(...escalatedTo)],
  }),
  ConsentDeemed: ({ seat }, matter) => ({
    kind: 'consentDeemed',
    clause: '711-34',
    to: [...officerOf(matter), ...disclosureOffice(seat)],
  }),
  // Its own letter follows.
  SeatAdded: 'nobody',
  SeatTransferred: ({ to }) => ({ kind: 'seatTakenOver', clause: 'LS-4.3', to: disclosureOffice(...to) }),
  SeatClosed: 'nobody',
  AskingAgencyChanged: ({ to }) => ({ kind: 'askingTakenOver', clause: 'LS-4.3', to: disclosureOffice(to) }),
  SessionCalled: ({ plannedOn }, matter) => ({
    kind: 'sessionCalled',
    clause: basis(matter),
    due: plannedOn,
    to: everyParty(matter),
  }),
  SessionRecorded: 'nobody',
  MeetingDutyMet: 'nobody',
  DisputeReferred: ({ decider, decideBy }) => ({
    kind: 'disputeReferred',
    clause: 'LS-9.1',
    due: decideBy.due,
    to: office('deciders', decider),
  }),
  DisputeReturned: ({ dispute }, matter) => ({
    kind: 'disputeReturned',
    clause: 'LS-9.1',
    to: partiesTo(matter, dispute),
  }),
  DisputeCompleted: ({ dispute, decideBy }, { disputes }) => ({
    kind: 'disputeCompleted',
    clause: 'LS-9.1',
    due: decideBy.due,
    to: office('deciders', ...[disputes.get(dispute)?.decider].filter((decider) => decider !== undefined)),
  }),
  DisputeDecided: ({ dispute }, matter) => ({
    kind: 'disputeDecided',
    clause: 'LS-9.1',
    to: partiesTo(matter, dispute),
  }),
  DisputeDeciderLost: ({ dispute }, matter) => ({
    kind: 'disputeDeciderLost',
    clause: 'LS-9.1',
    to: partiesTo(matter, dispute),
  }),
  ContradictionsFound: ({ findings }, matter) =>
    findings.length === 0 ? undefined : { kind: 'contradictionFound', clause: 'LS-6.2', to: officerOf(matter) },
  ContradictionAnswered: 'nobody',
  ConsultationClosed: ({ clause }, matter) => ({ kind: 'consultationConcluded', clause, to: everyParty(matter) }),
  ConsultationCancelled: (_data, matter) => ({
    kind: 'consultationCancelled',
    clause: basis(matter),
    to: everyParty(matter),
  }),
}

function opinion(points: readonly { readonly position: string }[], matter: Matter): Told {
  const objects = points.some(({ position }) => position === 'objects')
  return {
    kind: objects ? 'objectionReceived' : 'opinionReceived',
    clause: basis(matter),
    to: officerOf(matter),
  }
}

/** Times of those who asked, or who were asked from outside: nobody in the agency has to keep them. */
const OF_OTHERS: readonly DeadlineKind[] = ['amendment', 'feePayment', 'thirdPartyOpinion']

/** Of the times of a complaint nobody hears but those who judge it. */
const OF_COMPLAINTS: readonly DeadlineKind[] = ['complaintAcceptance', 'complaintAnswer']
/** Of the times of a case nobody hears by themselves: they are shown with the case, to those who may know of it. */
const OF_CASES: readonly DeadlineKind[] = ['caseStatement', 'caseReview']
const inChargeOf = (kind: DeadlineKind, matter: Matter) =>
  OF_COMPLAINTS.includes(kind) && matter.agency !== undefined
    ? [{ handlersOf: matter.agency, officer: matter.officer }]
    : officerOf(matter)

const decidersIn = (agency: AgencyId) => [{ decidersOf: agency }]

const deadline: RowsOf<DeadlineEvent> = {
  DeadlineStarted: 'nobody',
  DeadlineWarned: ({ kind, due }, matter) =>
    OF_OTHERS.includes(kind) || OF_CASES.includes(kind)
      ? undefined
      : {
          kind: 'deadlineWarned',
          clause: definitionOf(kind).clause,
          due,
          to: kind === 'reply' ? officerAndHead(matter) : inChargeOf(kind, matter),
        },
  DeadlineMoved: 'nobody',
  NewDateProposed: ({ kind, receipt }, matter) =>
    OF_CASES.includes(kind)
      ? undefined
      : {
          kind: 'newDateProposed',
          clause: definitionOf(kind).clause,
          due: receipt.due,
          to: inChargeOf(kind, matter),
        },
  ProposedDateDeclined: 'nobody',
  DeadlineMet: 'nobody',
  DeadlineMissed: ({ kind, agency, due }, matter) => {
    const { clause } = definitionOf(kind)
    // A third party's silence is told on the application.
    if (kind === 'thirdPartyOpinion' || OF_CASES.includes(kind)) return undefined
    if (OF_COMPLAINTS.includes(kind))
      return { kind: 'deadlineMissed', clause, due, to: [...inChargeOf(kind, matter), ...decidersIn(agency)] }
    return OF_OTHERS.includes(kind)
      ? { kind: 'applicantTimeOver', clause, due, to: officerOf(matter) }
      : { kind: 'deadlineMissed', clause, due, to: [...officerOf(matter), ...office('disclosureHead', agency)] }
  },
  MissedActDone: 'nobody',
  MissLifted: 'nobody',
  DeadlineCancelled: 'nobody',
  // Told with the matter that was taken over.
  DeadlineTransferred: 'nobody',
}

const duty: RowsOf<DutyEvent> = {
  DutyArose: ({ agency, kind }) => ({
    kind: 'dutyArose',
    clause: kind === 'catalogueEntry' ? 'LS-11.2' : 'LS-7.1',
    to: disclosureOffice(agency),
  }),
  DutyContentFixed: 'nobody',
  DutyKindChanged: 'nobody',
  DutyTransferred: ({ to }) => ({ kind: 'dutyTakenOver', clause: 'LS-4.3', to: disclosureOffice(to) }),
  DutyMet: 'nobody',
  // Told by its deadline.
  DutyMissed: 'nobody',
  DutyMissLifted: 'nobody',
  DutyLifted: 'nobody',
}

/** Of an item's own steps only those that somebody waits for. */
const item: Partial<RowsOf<InformationItemEvent>> = {
  ItemContradictionsFound: ({ findings }, matter) =>
    findings.length === 0 ? undefined : { kind: 'contradictionFound', clause: 'LS-6.2', to: officerOf(matter) },
  ReturnedForRework: (_data, matter) => ({ kind: 'returnedForRework', clause: 'LS-10.1', to: officerOf(matter) }),
  ItemApproved: (_data, matter) => ({ kind: 'itemApproved', clause: 'LS-10.6', to: officerOf(matter) }),
  ItemHandedOver: ({ to }, { agency }) =>
    agency === undefined ? undefined : { kind: 'matterHandedOver', clause: '711-4', to: [{ officer: to, of: agency }] },
}

type AnyRow = (data: unknown, matter: Matter) => Told | undefined

/** Which events concern whom: type of the event → what is told to whom. Types that are not here tell nobody anything. */
export const WHO_IS_TOLD: ReadonlyMap<string, AnyRow> = new Map(
  Object.entries({
    ...consultation,
    ...deadline,
    ...duty,
    ...item,
    ...applicationTold,
    ...correctionTold,
    ...complaintTold,
    ...caseTold,
  }).flatMap(([type, row]) => (row === 'nobody' ? [] : [[type, row as AnyRow] as const])),
)

import { isDeepStrictEqual } from 'node:util'
import type { JsonValue } from '../../domain/values.js'

/** In the place of a protected value: that there is one, never what it says. */
export interface Masked {
  readonly masked: true
}

export type FieldValue = JsonValue | Masked
/** Field → value. A dot leads into what belongs together: `form.attribute`, `files.f1.scan`. */
export type Fields = Readonly<Record<string, FieldValue>>

const MASK: Masked = { masked: true }

// Who acted stands in the columns of the trail; the subject's own id says nothing new.
const LEFT_OUT = new Set(['by', 'deputyFor', 'itemId', 'agencyId'])

type Place = (data: Readonly<Record<string, unknown>>) => string

const named =
  (group: string, ...fields: readonly string[]): Place =>
  (data) =>
    [group, ...fields.map((field) => String(data[field]))].join('.')

const within =
  (place: Place, part: string): Place =>
  (data) =>
    `${place(data)}.${part}`

/** Of a seat that is named together with its grounds. */
const ofSeat: Place = ({ seat }) => `seats.${String((seat as { readonly agency?: unknown } | undefined)?.agency)}`

// The same word means different things in different events, and some events are about one of many. Without a place of
// its own the second file would read as a change of the first.
const PLACES: Readonly<Record<string, Place>> = {
  LegacyPublicationRecorded: named('legacy'),
  FileAttached: named('files', 'fileId'),
  FileScanned: named('files', 'fileId'),
  PublisherFixedByLaw: named('publisherByLaw'),
  SpecialPublicationLawRecorded: named('specialLaw'),
  StatutoryApprovalRecorded: named('statutoryApproval'),
  RedactionPrepared: named('redaction'),
  RedactionChecked: named('redactionCheck'),
  RedactionConfirmed: named('redactionConfirmed', 'fileId'),
  PersonalDataScanned: named('personalData'),
  PersonalDataHitAnswered: named('personalData', 'hit'),
  SecrecyReviewSubmitted: named('review.submitted'),
  SectionReviewPassed: named('review.section'),
  SecrecyReviewReferred: named('review.referral'),
  ReferralAnswered: named('review.referralAnswer'),
  SecrecyReviewConcluded: named('review.secrecy'),
  ReturnedForRework: named('review.returned'),
  ItemApproved: named('review.approved'),
  AttributeConfirmed: named('disclosure'),
  ItemRegistered: named('registration'),
  ItemFiled: named('filing', 'month'),
  ReportFigureEntered: named('figures', 'row', 'column'),
  ReportChapterWritten: named('chapters', 'chapter'),
  ReportFiguresRecorded: named('counted'),
  AnnualReportAmended: named('amendments', 'number'),
  ThirdPartyAsked: named('thirdParties', 'thirdParty'),
  ThirdPartyAnswered: named('thirdParties', 'thirdParty'),
  ThirdPartySilent: named('thirdParties', 'thirdParty'),
  PublicInterestDecided: named('publicInterest', 'interest'),
  ImpactAssessed: named('assessment'),
  PublicationAuthorized: named('authorization'),
  NewVersionStarted: named('newVersion'),
  DraftDiscarded: named('discarded'),
  ItemWithdrawn: named('withdrawal'),
  ValidityEnded: named('validity'),
  DisclosureReevaluated: named('reevaluation'),
  ItemHandedOver: named('handover'),
  PurgeOrdered: named('purge'),
  ItemPublished: named('channels', 'channel'),
  ItemTakenDown: named('channels', 'channel'),
  TakedownOrdered: named('takedown'),
  IndexNumberAssigned: named('numbers', 'number'),
  FilingListSubmitted: named('submitted'),
  FilingListAccepted: named('accepted'),
  FilingListReturned: named('returned'),
  AgencySuperiorChanged: named('superior', 'axis'),
  AgencyDutyAssigned: named('duties', 'duty'),
  AgencyDutyRevoked: named('duties', 'duty'),
  AgencyFunctionsTransferred: named('functions', 'to'),
  AgencyAbolished: named('abolition'),
  AgencyReorganisationAnnulled: named('annulled'),
  StaffRoleGranted: named('roles', 'agency', 'role'),
  StaffRoleRevoked: named('roles', 'agency', 'role'),
  StaffMemberLeft: named('left', 'agency'),
  DeputyAppointed: named('deputies', 'deputy'),
  DeputyDismissed: named('deputies', 'deputy'),
  MattersHandedOver: named('handover'),
  YearArranged: named('years', 'year'),
  ItemContradictionsFound: named('contradictions'),
  ItemContradictionAnswered: named('contradictions', 'finding'),
  ConsultationRequired: named('consultations', 'consultation'),
  ConsultationConcluded: within(named('consultations', 'consultation'), 'conclusion'),
  ConsultationLetterIssued: named('letters', 'text'),
  ConsultationLetterServed: named('letters', 'text', 'seat'),
  OpinionGiven: named('opinions', 'text', 'seat'),
  OpinionRevised: named('opinions', 'text', 'seat'),
  SeatReminded: named('reminders', 'text', 'seat'),
  SilenceNoted: named('silence', 'text', 'seat'),
  ConsentDeemed: named('deemedConsent', 'text', 'seat'),
  SeatAdded: ofSeat,
  SeatTransferred: named('seats', 'from'),
  SeatClosed: named('seats', 'seat'),
  AskingAgencyChanged: named('askingAgency'),
  SessionCalled: within(named('sessions', 'session'), 'called'),
  SessionRecorded: named('sessions', 'session'),
  MeetingDutyMet: named('meetingDuty'),
  DisputeReferred: named('disputes', 'dispute'),
  DisputeReturned: within(named('disputes', 'dispute'), 'returned'),
  DisputeCompleted: within(named('disputes', 'dispute'), 'completed'),
  DisputeDecided: within(named('disputes', 'dispute'), 'decision'),
  DisputeDeciderLost: within(named('disputes', 'dispute'), 'deciderLost'),
  ContradictionsFound: named('contradictions', 'text'),
  ContradictionAnswered: named('contradictions', 'text', 'finding'),
  ConsultationClosed: named('conclusion'),
  ConsultationCancelled: named('cancellation'),
  DeadlineWarned: named('warnings', 'due', 'level'),
  NewDateProposed: named('proposal'),
  ProposedDateDeclined: named('declined', 'calendarVersion'),
  DeadlineMet: named('met'),
  DeadlineMissed: named('missed'),
  MissedActDone: named('madeGood'),
  MissLifted: named('lifted'),
  DeadlineCancelled: named('cancelled'),
  DeadlineTransferred: named('transfer'),
  DutyArose: named('rounds', 'round'),
  DutyContentFixed: named('rounds', 'round'),
  DutyKindChanged: named('rounds', 'round'),
  DutyTransferred: named('rounds', 'round'),
  DutyMet: within(named('rounds', 'round'), 'met'),
  DutyMissed: within(named('rounds', 'round'), 'missed'),
  DutyMissLifted: within(named('rounds', 'round'), 'missLifted'),
  DutyLifted: within(named('rounds', 'round'), 'lifted'),
  ReceiptDateFixed: named('receipt'),
  ReceiptUnconfirmed: named('receiptUnconfirmed'),
  ContactAttempted: named('contacts', 'on', 'means'),
  ApplicationSplit: named('split'),
  AmendmentRequested: named('amendment'),
  AmendmentNoticeServed: within(named('amendment'), 'served'),
  ApplicationAmended: within(named('amendment'), 'amended'),
  InformationIdentified: named('information'),
  SearchRecorded: named('searches', 'search'),
  ThirdPartyLetterIssued: named('thirdParties', 'thirdParty'),
  ThirdPartyLetterServed: within(named('thirdParties', 'thirdParty'), 'served'),
  ThirdPartyUnreachable: within(named('thirdParties', 'thirdParty'), 'unreachable'),
  ThirdPartyOpinionReceived: within(named('thirdParties', 'thirdParty'), 'opinion'),
  ThirdPartyOpinionLapsed: within(named('thirdParties', 'thirdParty'), 'lapsed'),
  ObjectionJudged: within(named('thirdParties', 'thirdParty'), 'judgement'),
  ObjectionOverruled: within(named('thirdParties', 'thirdParty'), 'overruled'),
  ReplyClockPaused: named('pauses', 'letter'),
  ReplyClockResumed: named('pauses', 'letter'),
  ReplyDateAdopted: named('adopted'),
  StepDateAdopted: named('adopted', 'step'),
  AgencyConsultationRequired: named('consultations', 'consultation'),
  AgencyConsultationConcluded: within(named('consultations', 'consultation'), 'conclusion'),
  ReplyPeriodExtended: named('extension'),
  ReasonsRequested: named('reasons'),
  ReasonsGiven: within(named('reasons'), 'given'),
  ReasonsJudged: within(named('reasons'), 'judged'),
  ReplyDelayed: named('delay'),
  FeeNoticeIssued: named('fee'),
  FeeNoticeServed: within(named('fee'), 'served'),
  FeePaid: within(named('fee'), 'paid'),
  FeeNoticeRevoked: within(named('fee'), 'revoked'),
  ReplyDrafted: named('drafts', 'draft'),
  ReplyReturned: within(named('drafts', 'draft'), 'returned'),
  ReplyApproved: within(named('drafts', 'draft'), 'approved'),
  ReplySigned: within(named('drafts', 'draft'), 'signed'),
  ReplyDispatched: within(named('drafts', 'draft'), 'dispatched'),
  ReplyDelivered: named('delivery'),
  ApplicationWithdrawn: named('withdrawal'),
  ApplicationMerged: named('merger'),
  ProactiveDisclosureProposed: named('proposals', 'proposal'),
  ProactiveProposalDecided: within(named('proposals', 'proposal'), 'decision'),
  RemedyFiled: named('remedies', 'remedy'),
  RemedyEnded: within(named('remedies', 'remedy'), 'end'),
  ApplicationReopened: named('reopened', 'remedy'),
  ApplicationFileAttached: ({ file }) => `files.${String((file as { readonly fileId?: unknown } | undefined)?.fileId)}`,
  LetterPrepared: named('letters', 'letter'),
  LetterSealed: within(named('letters', 'letter'), 'seal'),
  ApplicationArchived: named('archive'),
  ApplicationHandedOver: named('handover'),
  ApplicationTransferred: named('transfer'),
  RecordVerified: named('verification'),
  CorrectionDecided: named('decision'),
  CorrectionLetterPrepared: named('letters', 'letter'),
  CorrectionLetterSealed: within(named('letters', 'letter'), 'sealed'),
  CorrectionNoticeDispatched: named('notice'),
  CorrectionWithdrawn: named('withdrawal'),
  CorrectionDateAdopted: named('adopted'),
  CorrectionHandedOver: named('handover'),
  CorrectionTransferred: named('transfer'),
  ConcernedOfficersNoted: named('concerned', 'source'),
  ComplaintAccepted: named('acceptance'),
  ComplaintDateAdopted: named('adopted'),
  ComplaintDeclined: named('declined'),
  ComplaintTransferred: named('transfer', 'round'),
  AgencyAskedForStatement: named('requests', 'request'),
  AgencyStatementRecorded: within(named('requests', 'request'), 'answer'),
  InvestigationStepRecorded: named('steps', 'step'),
  ComplaintConclusionProposed: named('proposals', 'proposal'),
  ComplaintConclusionReturned: within(named('proposals', 'proposal'), 'returned'),
  ComplaintConclusionApproved: within(named('proposals', 'proposal'), 'approved'),
  ComplaintLetterPrepared: named('letters', 'letter'),
  ComplaintNoticeDispatched: named('notices', 'kind', 'number'),
  ComplainantReplied: named('reply'),
  ComplaintWithdrawn: named('withdrawal'),
  ComplaintArchived: named('archive'),
  ComplaintHandedOver: named('handover'),
  CaseHandedOver: named('handover'),
  ConcernedChanged: named('concernedChanged'),
  EvidenceFrozen: named('exhibits', 'exhibit'),
  StatementInvited: within(named('concerned', 'concerned'), 'invited'),
  StatementRecorded: within(named('concerned', 'concerned'), 'stated'),
  MeasuresProposed: named('proposals', 'proposal'),
  ProposalReturned: within(named('proposals', 'proposal'), 'returned'),
  CaseDecided: named('decision'),
  CaseDecisionServed: within(named('concerned', 'concerned'), 'served'),
  CaseReviewRequested: within(named('concerned', 'concerned'), 'reviewRequested'),
  CaseReviewDecided: within(named('concerned', 'concerned'), 'reviewed'),
  MeasureCarriedOut: named('carriedOut', 'measure'),
  CaseRecordObjected: named('objections', 'objection'),
  RecordObjectionAnswered: within(named('objections', 'objection'), 'answered'),
  CaseClosed: named('closed'),
  ArchivePackageMade: named('packages', 'number'),
  ArchivePackageChecked: within(named('packages', 'number'), 'check'),
  ArchiveTransferred: within(named('packages', 'number'), 'transferred'),
  ArchiveReturned: within(named('packages', 'number'), 'returned'),
  MatterNoted: named('matters', 'matter'),
  MatterChanged: within(named('matters', 'matter'), 'change'),
  LegalHoldPlaced: named('holds', 'hold'),
  LegalHoldLifted: within(named('holds', 'hold'), 'lifted'),
  ErasureRequested: named('requests', 'request'),
  ErasureDeclined: within(named('requests', 'request'), 'declined'),
  ErasureApproved: within(named('requests', 'request'), 'approved'),
  ErasureHeldBack: within(named('requests', 'request'), 'heldBack'),
  ErasureBegun: within(named('requests', 'request'), 'begun'),
  KeyDestroyed: named('destroyed', 'request', 'subject'),
  SubjectExamined: named('examined', 'subject'),
  FindingRecorded: named('findings', 'finding'),
  InspectionFileAttached: ({ file }) => `files.${String((file as { readonly fileId?: unknown } | undefined)?.fileId)}`,
  RectificationNoticeIssued: named('notices', 'notice'),
  RectificationStated: within(named('findings', 'finding'), 'statement'),
  RectificationVerified: within(named('findings', 'finding'), 'verification'),
  RectificationMissed: within(named('notices', 'notice'), 'missed'),
  SuperiorNotified: within(named('notices', 'notice'), 'superior'),
  AccountabilityCaseProposed: named('proposals', 'proposal'),
  InspectionConcluded: named('conclusion'),
  BulletinDrafted: named('bulletin.drafts', 'draft'),
  BulletinReturned: within(named('bulletin.drafts', 'draft'), 'returned'),
  BulletinApproved: within(named('bulletin.drafts', 'draft'), 'approved'),
  BulletinIssued: named('bulletin.issued'),
  BulletinPublished: named('bulletin.published'),
  ApplicantMatterLinked: named('matters', 'kind', 'matter'),
}

/** What several events of an application set anew, whatever else they say: their history reads as one field. */
const AT_THE_TOP: ReadonlySet<string> = new Set(['replyDue', 'period', 'applicant', 'request'])

const DEEPEST = 3

/** The fields that an event sets, by their place in its subject. */
export function fieldsSetBy(
  type: string,
  data: Readonly<Record<string, unknown>>,
): Readonly<Record<string, FieldValue>> {
  const fields: Record<string, FieldValue> = {}
  const place = Object.hasOwn(PLACES, type) ? PLACES[type]!(data) : ''
  for (const key in data) {
    if (LEFT_OUT.has(key)) continue
    collect(fields, place === '' || AT_THE_TOP.has(key) ? key : `${place}.${key}`, data[key], 1)
  }
  return fields
}

function collect(fields: Record<string, FieldValue>, path: string, value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) {
    fields[path] = value as FieldValue
    return
  }
  if ('$protected' in value) fields[path] = MASK
  else if (Array.isArray(value) || depth >= DEEPEST) fields[path] = masked(value)
  else for (const key in value) collect(fields, `${path}.${key}`, (value as Record<string, unknown>)[key], depth + 1)
}

/** A list or a deep value with its protected parts masked; itself where there are none. */
function masked(value: unknown): FieldValue {
  if (typeof value !== 'object' || value === null) return value as FieldValue
  if ('$protected' in value) return MASK
  if (Array.isArray(value)) return value.length === 0 ? [] : (value.map(masked) as FieldValue)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, masked(member)])) as FieldValue
}

export interface FieldChange {
  readonly field: string
  /** Null when nothing was recorded before. */
  readonly before: FieldValue | null
  readonly after: FieldValue
}

/** What the event says that was not so before. A protected value that is set again counts as a change. */
export function changesBetween(before: Fields, set: Fields): readonly FieldChange[] {
  const changes: FieldChange[] = []
  for (const field in set) {
    const after = set[field]!
    const known = before[field]
    if (known === undefined) changes.push({ field, before: null, after })
    else if (after === MASK || !same(known, after)) changes.push({ field, before: known, after })
  }
  return changes
}

/** Whatever the order of keys: what comes back from the database has another one. */
const same = (a: FieldValue, b: FieldValue): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && isDeepStrictEqual(a, b))

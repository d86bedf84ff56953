import type { PersonalAct } from '../acting.js'
import type { SuperiorAxis } from '../agency/events.js'
import type { ClauseCode } from '../clauses.js'
import type { Event } from '../decider.js'
import type { Channel, DisclosureAttribute } from '../informationItem/vocabulary.js'
import type { KeySubject, Protected } from '../protected.js'
import type { DeadlineReceipt } from '../receipt.js'
import type { AgencyId, ItemId, LocalDate, PersonId, Sha256 } from '../values.js'
import type {
  Cancellation,
  ContradictionAnswer,
  ContradictionKind,
  DeciderRight,
  Outcome,
  Point,
  Position,
  ProposedReply,
  Ruling,
  SeatGround,
  SessionForm,
  SessionPosition,
  SessionResult,
} from './vocabulary.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// One stream per consultation; when it is concluded it is over, and reopening begins a new one, on the item.
// `text` counts the versions of the text under discussion from 1; an opinion belongs to exactly one of them.
// Words that people wrote are sealed under `key` of the opening: the item's, or the one the application gives.

export interface Seat {
  readonly agency: AgencyId
  readonly grounds: readonly SeatGround[]
}

/** Exactly what the others are asked to confirm. */
export type Proposal =
  | {
      readonly kind: 'publication'
      readonly contentHash: Sha256
      readonly attribute: DisclosureAttribute
      readonly publisher: AgencyId
      readonly channels: readonly Channel[]
    }
  | {
      readonly kind: 'reply'
      /** Of what would be given; absent where no text exists yet. */
      readonly contentHash?: Sha256
      readonly reply: ProposedReply
      readonly answering: AgencyId
      /** 提供形式 */
      readonly form?: string
    }

/** Before an item is published (LS-6.1), or on an application (LS-8.1, 711-34). */
export type Purpose =
  | { readonly kind: 'publication'; readonly item: ItemId; readonly version: number }
  | {
      readonly kind: 'application'
      readonly application: string
      readonly item?: ItemId
      /** Receipt of the (corrected) application, or the event that revealed a second agency: 3 working days from here. */
      readonly startsOn: LocalDate
      /** The asking agency led the making: only then is silence of a joint maker consent (711-34). */
      readonly askedByLead: boolean
    }

export type ConsultationOpened = Event<
  'ConsultationOpened',
  {
    consultation: string
    purpose: Purpose
    asking: AgencyId
    officer?: PersonId
    seats: readonly Seat[]
    proposal: Proposal
    /** For an application: until when the agencies have to have met (LS-8.1). */
    meetingDue?: DeadlineReceipt
    key: KeySubject
    /** The concluded consultation that this one takes up again. */
    follows?: string
    /** Id of the event that asked for it. */
    cause: string
  }
>

/** Another text or another proposal: whatever was said about the one before no longer counts. */
export type TextPutUnderDiscussion = Event<
  'TextPutUnderDiscussion',
  { text: number; proposal: Proposal; cause: string }
>

/** 征求意见函: the information, and the asking agency's own opinion and its basis. */
export type ConsultationLetterIssued = Event<
  'ConsultationLetterIssued',
  PersonalAct & {
    text: number
    letterNumber: string
    issuedOn: LocalDate
    /** 拟公开机关的意见 */
    opinion: Protected
    /** 依据 */
    basis: Protected
  }
>

/** The letter reached an agency: its time to answer runs. */
export type ConsultationLetterServed = Event<
  'ConsultationLetterServed',
  {
    text: number
    seat: AgencyId
    letterNumber: string
    servedOn: LocalDate
    /** Post number, signature on handover, delivery here. */
    proof: string
    answer: DeadlineReceipt
    /** The day on which the service was entered, where that is a later one. */
    enteredOn?: LocalDate
    /** Silence is consent (711-34): joint maker, asked by the lead, on an application. */
    silenceIsConsent: boolean
  }
>

/** What an agency says about one point. An objection has a ground and a basis. */
export interface PointOpinion {
  readonly point: Point
  readonly position: Position
  /** 理由 */
  readonly ground?: Protected
  /** 依据 */
  readonly basis?: Protected
}

/** 书面意见 */
export type OpinionGiven = Event<
  'OpinionGiven',
  PersonalAct & {
    text: number
    seat: AgencyId
    points: readonly PointOpinion[]
    documentNumber?: string
    givenOn: LocalDate
  }
>

/** The agency changed its mind on points that it had spoken to. */
export type OpinionRevised = Event<
  'OpinionRevised',
  PersonalAct & {
    text: number
    seat: AgencyId
    points: readonly PointOpinion[]
    reason: Protected
    documentNumber?: string
    givenOn: LocalDate
  }
>

/** 催办 */
export type SeatReminded = Event<
  'SeatReminded',
  { text: number; seat: AgencyId; reminder: number; answerBy: LocalDate; remindedOn: LocalDate }
>

/** No answer in time: noted and brought before the agency that coordinates. Never taken for consent. */
export type SilenceNoted = Event<
  'SilenceNoted',
  { text: number; seat: AgencyId; answerBy: LocalDate; escalatedTo: readonly AgencyId[] }
>

/** 逾期未提出意见的，视为同意公开 (711-34) */
export type ConsentDeemed = Event<
  'ConsentDeemed',
  { text: number; seat: AgencyId; servedOn: LocalDate; lapsedOn: LocalDate; policy: string }
>

/** `revealedOn`: on an application the 3 working days begin anew for it. */
export type SeatAdded = Event<'SeatAdded', { seat: Seat; revealedOn: LocalDate; cause: string }>

/** 机构改革: whoever took over speaks for the seat; what was said for it goes on to hold until they say otherwise. */
export type SeatTransferred = Event<
  'SeatTransferred',
  { from: AgencyId; to: readonly AgencyId[]; effectiveOn: LocalDate; cause: string }
>

/** Nobody else answers for it any more: it merged into the asking agency, or turned out not to be concerned. */
export type SeatClosed = Event<
  'SeatClosed',
  { seat: AgencyId; because: 'mergedIntoAsking' | 'notInvolved'; cause: string }
>

/** The asking agency's matters are another's from now on. */
export type AskingAgencyChanged = Event<
  'AskingAgencyChanged',
  { from: AgencyId; to: AgencyId; effectiveOn: LocalDate; cause: string }
>

/** 召集会商. Meeting is more than having called one. */
export type SessionCalled = Event<
  'SessionCalled',
  PersonalAct & { session: string; form: SessionForm; plannedOn: LocalDate }
>

export interface SessionAttendance {
  readonly agency: AgencyId
  readonly position: SessionPosition
  /** Names of those who took part; empty for whoever was absent. */
  readonly people: readonly Protected[]
  readonly statement?: Protected
}

/** 会商记录: who took part, where each stood, and what came of it. */
export type SessionRecorded = Event<
  'SessionRecorded',
  PersonalAct & {
    session: string
    form: SessionForm
    text: number
    heldOn: LocalDate
    /** The agency that recorded it. */
    recordedFor: AgencyId
    attendance: readonly SessionAttendance[]
    result: SessionResult
    summary: Protected
  }
>

/** Every agency was served and has met: the duty of LS-8.1 is done on this day. */
export type MeetingDutyMet = Event<'MeetingDutyMet', { session: string; metOn: LocalDate }>

/** One possible decider with the way that leads to it. */
export interface CompetentDecider {
  readonly agency: AgencyId
  readonly rights: readonly DeciderRight[]
  /** From each party up to the decider; empty for the disclosure department as such. */
  readonly ways: readonly {
    readonly party: AgencyId
    readonly steps: readonly { readonly to: AgencyId; readonly axis: SuperiorAxis }[]
  }[]
}

/** 申请协调的事项、自行协调的情况、主要争议和理由、其他 */
export interface DisputeFile {
  readonly matter: Protected
  readonly ownCoordination: Protected
  readonly mainDispute: Protected
  readonly reasons: Protected
  readonly other?: Protected
}

/** 报请决定 (LS-9.1): to whom, out of whom, on what file, after which attempt of their own. */
export type DisputeReferred = Event<
  'DisputeReferred',
  PersonalAct & {
    dispute: number
    text: number
    party: AgencyId
    parties: readonly AgencyId[]
    points: readonly Point[]
    offered: readonly CompetentDecider[]
    decider: AgencyId
    right: DeciderRight
    /** Sessions in which they had tried by themselves. */
    attempts: readonly string[]
    file: DisputeFile
    documentNumber: string
    referredOn: LocalDate
    decideBy: DeadlineReceipt
  }
>

/** 退回补正, once. */
export type DisputeReturned = Event<
  'DisputeReturned',
  PersonalAct & { dispute: number; lacking: Protected; returnedOn: LocalDate }
>

export type DisputeCompleted = Event<
  'DisputeCompleted',
  PersonalAct & {
    dispute: number
    party: AgencyId
    file: DisputeFile
    completedOn: LocalDate
    decideBy: DeadlineReceipt
  }
>

export interface PointRuling {
  readonly point: Point
  readonly ruling: Ruling
  /** Agencies whose view on the point did not prevail. */
  readonly overruled: readonly AgencyId[]
}

/** 决定. Binding on all parties. */
export type DisputeDecided = Event<
  'DisputeDecided',
  PersonalAct & {
    dispute: number
    text: number
    decider: AgencyId
    rulings: readonly PointRuling[]
    ground: Protected
    basis: Protected
    documentNumber: string
    decidedOn: LocalDate
  }
>

/** The decider was abolished, became a party, or is the disclosure department no more on which its right rested: the dispute is open to another referral. */
export type DisputeDeciderLost = Event<
  'DisputeDeciderLost',
  { dispute: number; decider: AgencyId; because: 'abolished' | 'becameParty' | 'rightLost'; cause: string }
>

export interface Contradiction {
  readonly finding: string
  readonly kind: ContradictionKind
  readonly otherItem: ItemId
  readonly otherAgency: AgencyId
  readonly otherContentHash: Sha256
}

/** 已公开信息不一致 (LS-6.2): what others have published and what looks like the same with another content. */
export type ContradictionsFound = Event<
  'ContradictionsFound',
  { text: number; contentHash: Sha256; findings: readonly Contradiction[] }
>

export type ContradictionAnswered = Event<
  'ContradictionAnswered',
  PersonalAct & { text: number; finding: string; answer: ContradictionAnswer; explanation: Protected }
>

/** What a decider ruled against. */
export interface OverruledProposal {
  readonly point: Point
  readonly proposal: Proposal
}

/** How each seat ended: its own agreement, a deemed one, or a decision above it. */
export interface SeatOutcome {
  readonly agency: AgencyId
  readonly how: 'agreed' | 'deemedConsent' | 'decided' | 'objects' | 'silent' | 'open'
}

/** 协商结论. `clause` under which the seats were asked. */
export type ConsultationClosed = Event<
  'ConsultationClosed',
  PersonalAct & {
    consultation: string
    purpose: Purpose
    outcome: Outcome
    text: number
    proposal: Proposal
    seats: readonly SeatOutcome[]
    clause: ClauseCode
    note?: Protected
    /** What deciders ruled against: it cannot be proposed again, in no consultation that follows (LS-9.1). */
    overruled?: readonly OverruledProposal[]
    concludedOn: LocalDate
  }
>

export type ConsultationCancelled = Event<
  'ConsultationCancelled',
  { consultation: string; reason: Cancellation; cause: string }
>

export type ConsultationEvent =
  | ConsultationOpened
  | TextPutUnderDiscussion
  | ConsultationLetterIssued
  | ConsultationLetterServed
  | OpinionGiven
  | OpinionRevised
  | SeatReminded
  | SilenceNoted
  | ConsentDeemed
  | SeatAdded
  | SeatTransferred
  | SeatClosed
  | AskingAgencyChanged
  | SessionCalled
  | SessionRecorded
  | MeetingDutyMet
  | DisputeReferred
  | DisputeReturned
  | DisputeCompleted
  | DisputeDecided
  | DisputeDeciderLost
  | ContradictionsFound
  | ContradictionAnswered
  | ConsultationClosed
  | ConsultationCancelled

const types: Readonly<Record<ConsultationEvent['type'], true>> = {
  ConsultationOpened: true,
  TextPutUnderDiscussion: true,
  ConsultationLetterIssued: true,
  ConsultationLetterServed: true,
  OpinionGiven: true,
  OpinionRevised: true,
  SeatReminded: true,
  SilenceNoted: true,
  ConsentDeemed: true,
  SeatAdded: true,
  SeatTransferred: true,
  SeatClosed: true,
  AskingAgencyChanged: true,
  SessionCalled: true,
  SessionRecorded: true,
  MeetingDutyMet: true,
  DisputeReferred: true,
  DisputeReturned: true,
  DisputeCompleted: true,
  DisputeDecided: true,
  DisputeDeciderLost: true,
  ContradictionsFound: true,
  ContradictionAnswered: true,
  ConsultationClosed: true,
  ConsultationCancelled: true,
}
export const CONSULTATION_EVENT_TYPES = Object.keys(types) as readonly ConsultationEvent['type'][]

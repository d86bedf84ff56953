import type * as events from '../../domain/consultation/events.js'
import type {
  Cancellation,
  ContradictionAnswer,
  DeciderRight,
  Outcome,
  Point,
  Position,
  Ruling,
  SeatGround,
} from '../../domain/consultation/vocabulary.js'
import type { DeadlineReceipt } from '../../domain/receipt.js'
import { defineTable } from '../engine/table.js'

export type ConsultationStatus = 'open' | Outcome | 'cancelled'

/** `referred` covers a file that was completed and handed in again. */
export type DisputeState = 'none' | 'referred' | 'returned' | 'decided' | 'deciderLost'

/** What a running consultation waits for, and of whom. */
export const CONSULTATION_STEPS = [
  'issueLetter',
  'serveLetter',
  'giveOpinion',
  'answerContradiction',
  'settleDispute',
  'decideDispute',
  'completeDispute',
  'followDecision',
  'conclude',
] as const
export type ConsultationStep = (typeof CONSULTATION_STEPS)[number]

/** One agency that is asked. What it said is that on the current text; words stand in the stream only. */
export interface ConsultationSeatRow {
  readonly agency: string
  readonly grounds: readonly SeatGround[]
  readonly letterNumber: string | null
  readonly servedOn: string | null
  /** Until when it is to answer, day by day. */
  readonly answer: DeadlineReceipt | null
  readonly silenceIsConsent: boolean
  readonly said: readonly { readonly point: Point; readonly position: Position }[]
  /** Of its last opinion. */
  readonly givenOn: string | null
  readonly silence: 'noted' | 'deemedConsent' | null
  /** It stood against an earlier text, and nobody has overruled it. */
  readonly objectedBefore: boolean
  readonly reminders: number
  readonly lastRemindedOn: string | null
  readonly outcome: events.SeatOutcome['how']
}

export interface DisputeRow {
  readonly number: number
  readonly party: string
  readonly decider: string
  readonly right: DeciderRight
  readonly points: readonly Point[]
  readonly documentNumber: string
  readonly referredOn: string
  readonly decideBy: DeadlineReceipt
  readonly decision: string | null
}

export interface ContradictionRow extends events.Contradiction {
  readonly answer: ContradictionAnswer | null
}

/** One consultation (协商). Figures and positions only: letters, opinions and minutes are read from its stream. */
export interface ConsultationRow {
  readonly id: string
  readonly purpose: events.Purpose['kind']
  readonly item: string | null
  readonly application: string | null
  /** Of the item, before publication. */
  readonly version: number | null
  /** On an application: the day from which the 3 working days count. */
  readonly startsOn: string | null
  readonly askedByLead: boolean
  readonly asking: string
  readonly officer: string | null
  readonly status: ConsultationStatus
  readonly cancellation: Cancellation | null
  /** Number of the text under discussion, from 1. */
  readonly text: number
  readonly proposal: events.Proposal
  readonly letterNumber: string | null
  readonly letterIssuedOn: string | null
  readonly seats: readonly ConsultationSeatRow[]
  /** Agencies with a seat. */
  readonly seated: readonly string[]
  /** The asking agency and everyone with a seat. */
  readonly parties: readonly string[]
  /** LS-8.1, as known when it was opened; null before publication, and when a later seat began another period. */
  readonly meetingDue: string | null
  readonly meetingReceipt: DeadlineReceipt | null
  /** Which period of LS-8.1 runs: its deadline's matter is `{consultation}.m{round}`. */
  readonly meetingRound: number
  readonly meetingMetOn: string | null
  readonly sessions: number
  readonly disputeState: DisputeState
  /** The last one about the current text. */
  readonly dispute: DisputeRow | null
  /** Of a dispute that is pending. */
  readonly decider: string | null
  readonly decideBy: string | null
  /** Everyone who was ever asked to decide. */
  readonly deciders: readonly string[]
  readonly rulings: readonly { readonly point: Point; readonly ruling: Ruling }[]
  readonly contradictions: readonly ContradictionRow[]
  readonly contradictionsLookedFor: boolean
  readonly contradictionsOpen: number
  readonly awaits: readonly { readonly agency: string; readonly step: ConsultationStep }[]
  /** The same as `{step}@{agency}`, for those who look for what they may do. */
  readonly awaited: readonly string[]
  readonly waitingFor: readonly string[]
  /** The first date on which something is due; `NO_DUE` when nothing is. */
  readonly due: string
  readonly follows: string | null
  /** Id of the event that asked for it. */
  readonly cause: string
  readonly openedAt: string
  readonly openedOrdinal: number
  readonly closedOn: string | null
  readonly changedAt: string
  readonly revision: number
}

/** Sorts behind every date, so that a list by due date has no gaps. */
export const NO_DUE = '9999-12-31'

export const tables = {
  consultations: defineTable<ConsultationRow>({
    columns: {
      id: 'text',
      purpose: 'text',
      item: 'text',
      application: 'text',
      version: 'integer',
      startsOn: 'text',
      askedByLead: 'boolean',
      asking: 'text',
      officer: 'text',
      status: 'text',
      cancellation: 'text',
      text: 'integer',
      proposal: 'json',
      letterNumber: 'text',
      letterIssuedOn: 'text',
      seats: 'jsonb',
      seated: 'text[]',
      parties: 'text[]',
      meetingDue: 'text',
      meetingReceipt: 'json',
      meetingRound: 'integer',
      meetingMetOn: 'text',
      sessions: 'integer',
      disputeState: 'text',
      dispute: 'json',
      decider: 'text',
      decideBy: 'text',
      deciders: 'text[]',
      rulings: 'json',
      contradictions: 'json',
      contradictionsLookedFor: 'boolean',
      contradictionsOpen: 'integer',
      awaits: 'json',
      awaited: 'text[]',
      waitingFor: 'text[]',
      due: 'text',
      follows: 'text',
      cause: 'text',
      openedAt: 'text',
      openedOrdinal: 'bigint',
      closedOn: 'text',
      changedAt: 'text',
      revision: 'bigint',
    },
    key: 'id',
    indexes: [
      'create index on $table (opened_ordinal)',
      'create index on $table (due, id)',
      'create index on $table (asking, opened_ordinal)',
      'create index on $table (item) where item is not null',
      'create index on $table (application) where application is not null',
      'create index on $table (status, opened_ordinal)',
      'create index on $table using gin (parties)',
      'create index on $table using gin (seated)',
      'create index on $table using gin (deciders)',
      'create index on $table using gin (awaited)',
      'create index on $table using gin (waiting_for)',
    ],
  }),
}
export type ConsultationTables = typeof tables

import type { KeySubject } from '../protected.js'
import type { AgencyId, LocalDate, PersonId } from '../values.js'
import type {
  ConsultationLetterIssued,
  ConsultationLetterServed,
  ConsultationClosed,
  Contradiction,
  PointOpinion,
  Proposal,
  Purpose,
  Seat,
  SessionCalled,
  SessionRecorded,
} from './events.js'
import type { DeciderRight, Point, Ruling } from './vocabulary.js'

// Only what the rules ask about. Letters, opinions, silences, rulings and findings are those of the current text.

export interface SeatState extends Seat {
  readonly served?: Pick<
    ConsultationLetterServed['data'],
    'letterNumber' | 'servedOn' | 'answer' | 'enteredOn' | 'silenceIsConsent'
  >
  readonly opinions: ReadonlyMap<Point, PointOpinion>
  /** Points on which its predecessor spoke; the agency may speak for itself once. */
  readonly inherited: readonly Point[]
  readonly silence?: 'noted' | 'deemedConsent'
  readonly reminders: number
  readonly lastRemindedOn?: LocalDate
  /** It stood against an earlier text, and nobody has overruled it. */
  readonly objectedBefore?: true
}

export type CalledSession = Pick<SessionCalled['data'], 'form' | 'plannedOn'>

export interface Session {
  readonly session: string
  readonly text: number
  readonly heldOn: LocalDate
  /** Agencies that took part. */
  readonly present: readonly AgencyId[]
  /** Agencies that were put down with a position, absent ones included. */
  readonly named: readonly AgencyId[]
  readonly result: SessionRecorded['data']['result']
}

export interface Dispute {
  readonly number: number
  readonly party: AgencyId
  readonly decider: AgencyId
  readonly right: DeciderRight
  readonly points: readonly Point[]
  readonly referredOn: LocalDate
  readonly status: 'referred' | 'returned' | 'completed' | 'decided' | 'deciderLost'
  readonly returnedBefore: boolean
  readonly documentNumber: string
  readonly decision?: string
}

export interface OpenConsultation {
  readonly status: 'open'
  readonly id: string
  readonly cause: string
  readonly purpose: Purpose
  readonly asking: AgencyId
  readonly key: KeySubject
  readonly text: number
  readonly proposal: Proposal
  readonly letter?: Pick<ConsultationLetterIssued['data'], 'letterNumber' | 'issuedOn'>
  readonly seats: ReadonlyMap<AgencyId, SeatState>
  readonly called: ReadonlyMap<string, CalledSession>
  readonly sessions: readonly Session[]
  readonly meetingMet: boolean
  readonly disputes: number
  readonly dispute?: Dispute
  readonly rulings: ReadonlyMap<Point, Ruling>
  /** What deciders ruled against; it cannot be proposed again. */
  readonly overruled: readonly { readonly point: Point; readonly proposal: Proposal }[]
  /** Absent until the current text was compared with what others have published. */
  readonly contradictions?: ReadonlyMap<string, Contradiction & { readonly answer?: string }>
  /** Everyone who acted for the asking agency, or for an agency with a seat; absent persons included. */
  readonly askers: readonly PersonId[]
  readonly speakers: readonly PersonId[]
}

/** 不存在 · 协商中 · 已办结 · 已终止 */
export type Consultation =
  | { readonly status: 'absent' }
  | OpenConsultation
  | {
      readonly status: 'closed'
      readonly cause: string
      readonly asking: AgencyId
      readonly closed: ConsultationClosed['data']
    }
  | { readonly status: 'cancelled'; readonly cause: string }

export const initial: Consultation = { status: 'absent' }

export const emptySeat = ({ agency, grounds }: Seat): SeatState => ({
  agency,
  grounds,
  opinions: new Map(),
  inherited: [],
  reminders: 0,
})

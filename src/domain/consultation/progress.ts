import type { KeySubject } from '../protected.js'
import type { AgencyId, LocalDate, PersonId } from '../values.js'
import type { ConsultationEvent, ConsultationLetterIssued, Proposal, Purpose } from './events.js'
import { evolve } from './evolve.js'
import { positionOn } from './positions.js'
import { type Dispute, initial, type OpenConsultation, type SeatState } from './state.js'
import { POINTS } from './vocabulary.js'

/** An agency that is asked, as far as those want to know who follow the consultation. */
export interface SeatProgress {
  readonly agency: AgencyId
  /** Day on which the letter of the current text reached it. */
  readonly servedOn?: LocalDate
  /** The last day for its answer, with the number of the letter. */
  readonly answerBy?: LocalDate
  readonly letterNumber?: string
  /** It has spoken to every point of the current text, or a decision or the law stands in for it. */
  readonly isAnswered: boolean
}

/** Where a consultation stands after some of its events; for processes, which decide nothing themselves. */
export type ConsultationProgress =
  | { readonly status: 'absent' | 'closed' | 'cancelled' }
  | {
      readonly status: 'open'
      /** Id of the event that it was opened on. */
      readonly cause: string
      readonly purpose: Purpose
      readonly asking: AgencyId
      readonly officer?: PersonId
      readonly key: KeySubject
      readonly text: number
      readonly proposal: Proposal
      /** Of the current text. */
      readonly letter?: Pick<ConsultationLetterIssued['data'], 'letterNumber' | 'issuedOn'>
      readonly seats: readonly SeatProgress[]
      /** How often the time to meet has begun: for the opening, and for each agency revealed later (LS-8.1). */
      readonly meetings: number
      readonly meetingMet: boolean
      readonly dispute?: Pick<Dispute, 'number' | 'status' | 'decider'>
    }

export type OpenProgress = Extract<ConsultationProgress, { status: 'open' }>

/** Folds the events of one consultation, from its first. */
export function progressOf(events: readonly ConsultationEvent[]): ConsultationProgress {
  const state = events.reduce(evolve, initial)
  const [opening] = events
  if (state.status !== 'open' || opening?.type !== 'ConsultationOpened') {
    return { status: state.status === 'open' ? 'absent' : state.status }
  }
  const { officer } = opening.data
  const { cause, purpose, asking, key, text, proposal, letter, seats, meetingMet, dispute } = state
  return {
    status: 'open',
    cause,
    purpose,
    asking,
    ...(officer === undefined ? {} : { officer }),
    key,
    text,
    proposal,
    ...(letter === undefined ? {} : { letter }),
    seats: [...seats.values()].map((seat) => seatProgress(seat, state)),
    meetings: purpose.kind === 'application' ? 1 + events.filter(({ type }) => type === 'SeatAdded').length : 0,
    meetingMet,
    ...(dispute === undefined ? {} : { dispute }),
  }
}

const seatProgress = (seat: SeatState, consultation: OpenConsultation): SeatProgress => ({
  agency: seat.agency,
  ...(seat.served === undefined
    ? {}
    : {
        servedOn: seat.served.servedOn,
        answerBy: seat.served.answer.due,
        letterNumber: seat.served.letterNumber,
      }),
  isAnswered: POINTS.every((point) => !['open', 'silent'].includes(positionOn(point, seat, consultation))),
})

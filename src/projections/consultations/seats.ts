import type * as events from '../../domain/consultation/events.js'
import { outcomeOf, type Ruled, type SpokenSeat } from '../../domain/consultation/positions.js'
import { POINTS, type Point, type Position } from '../../domain/consultation/vocabulary.js'
import type { AgencyId } from '../../domain/values.js'
import type { ConsultationRow, ConsultationSeatRow } from './tables.js'

type Seats = readonly ConsultationSeatRow[]
type Said = ConsultationSeatRow['said']

export const newSeat = ({ agency, grounds }: events.Seat): ConsultationSeatRow => ({
  agency,
  grounds,
  letterNumber: null,
  servedOn: null,
  answer: null,
  silenceIsConsent: false,
  said: [],
  givenOn: null,
  silence: null,
  objectedBefore: false,
  reminders: 0,
  lastRemindedOn: null,
  outcome: 'open',
})

export const inSeat = (seats: Seats, agency: string, change: Partial<ConsultationSeatRow>): Seats =>
  seats.map((seat) => (seat.agency === agency ? { ...seat, ...change } : seat))

export function spoken(seats: Seats, { seat, points, givenOn }: events.OpinionGiven['data']): Seats {
  const before = seats.find(({ agency }) => agency === seat)?.said ?? []
  const now = points.map(({ point, position }) => ({ point, position }))
  const said = [...before.filter(({ point }) => now.every((one) => one.point !== point)), ...now]
  return inSeat(seats, seat, { said, givenOn })
}

/** 机构改革: what was said for a seat goes with it; of two seats that become one an objection of either stands. */
export function transferred(seats: Seats, { from, to }: events.SeatTransferred['data']): Seats {
  const seat = seats.find(({ agency }) => agency === from)
  if (seat === undefined) return seats
  const after = to.includes(from) ? [...seats] : seats.filter(({ agency }) => agency !== from)
  for (const agency of to.filter((heir) => heir !== from)) {
    const index = after.findIndex((held) => held.agency === agency)
    if (index === -1) {
      after.push({ ...seat, agency, grounds: [...new Set([...seat.grounds, 'successor' as const])] })
    } else {
      after[index] = merged(after[index]!, seat)
    }
  }
  return after
}

const merged = (own: ConsultationSeatRow, other: ConsultationSeatRow): ConsultationSeatRow => ({
  ...own,
  silence: own.silence === other.silence ? own.silence : null,
  objectedBefore: own.objectedBefore || other.objectedBefore,
  grounds: [...new Set([...own.grounds, ...other.grounds])],
  said: POINTS.flatMap((point): Said => {
    const both = [positionIn(own.said, point), positionIn(other.said, point)]
    if (both.includes('objects')) return [{ point, position: 'objects' }]
    return both.includes(undefined) ? [] : [{ point, position: 'agrees' }]
  }),
})

const positionIn = (said: Said, point: Point): Position | undefined => said.find((one) => one.point === point)?.position

/** Another text: what was said belonged to the one before; that somebody stood against it is not forgotten (LS-9.1). */
export const askedAgain = ({ agency, grounds, outcome, objectedBefore }: ConsultationSeatRow): ConsultationSeatRow => ({
  ...newSeat({ agency: agency as AgencyId, grounds }),
  objectedBefore: outcome === 'objects' || (objectedBefore && outcome !== 'agreed' && outcome !== 'decided'),
})

/** As the rules about positions want a seat. */
export const spokenSeat = ({ agency, said, silence }: ConsultationSeatRow): SpokenSeat => ({
  agency: agency as AgencyId,
  opinions: new Map(said.map(({ point, position }) => [point, { position }])),
  ...(silence === null ? {} : { silence }),
})

export const ruledIn = ({ rulings }: Pick<ConsultationRow, 'rulings'>): Ruled => ({
  rulings: new Map(rulings.map(({ point, ruling }) => [point, ruling])),
})

export const outcomeIn = (
  seat: ConsultationSeatRow,
  row: Pick<ConsultationRow, 'rulings'>,
): events.SeatOutcome['how'] => outcomeOf(spokenSeat(seat), ruledIn(row)).how

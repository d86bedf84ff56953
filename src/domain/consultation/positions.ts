import type { AgencyId } from '../values.js'
import type { Proposal, SeatOutcome } from './events.js'
import type { OpenConsultation, SeatState } from './state.js'
import { type Point, POINTS, type Position, type Ruling } from './vocabulary.js'

/** What is asked of a seat here: whose it is, what it said, and what became of its silence. */
export interface SpokenSeat {
  readonly agency: AgencyId
  readonly opinions: ReadonlyMap<Point, { readonly position: Position }>
  readonly silence?: 'noted' | 'deemedConsent'
}
export interface Ruled {
  readonly rulings: ReadonlyMap<Point, Ruling>
}

export type PointPosition = 'agrees' | 'objects' | 'decided' | 'deemedConsent' | 'silent' | 'open'

/** Where a seat stands on a point of the current text. */
export function positionOn(point: Point, seat: SpokenSeat, { rulings }: Ruled): PointPosition {
  const ruling = rulings.get(point)
  const opinion = seat.opinions.get(point)?.position
  if (ruling === 'objectionStands') return 'objects'
  if (ruling === 'proposalStands' && opinion !== 'agrees') return 'decided'
  if (opinion !== undefined) return opinion
  if (seat.silence === 'deemedConsent') return 'deemedConsent'
  return seat.silence === 'noted' ? 'silent' : 'open'
}

/** What became of a seat over all four points: the worst of them. */
export function outcomeOf(seat: SpokenSeat, consultation: Ruled): SeatOutcome {
  const positions = POINTS.map((point) => positionOn(point, seat, consultation))
  const how = (['objects', 'silent', 'open'] as const).find((worst) => positions.includes(worst))
  if (how !== undefined) return { agency: seat.agency, how }
  if (positions.includes('decided')) return { agency: seat.agency, how: 'decided' }
  return { agency: seat.agency, how: positions.includes('deemedConsent') ? 'deemedConsent' : 'agreed' }
}

/**
 * Who objected goes on standing against it until they agree or are overruled, also when another text has been put in
 * place of the one that they objected to: a dispute is not settled by leaving them out (LS-9.1).
 */
export function standsAgainst(seat: SeatState, consultation: OpenConsultation): boolean {
  const { how } = outcomeOf(seat, consultation)
  return how === 'objects' || (seat.objectedBefore === true && how !== 'agreed' && how !== 'decided')
}

export const outcomesOf = (consultation: OpenConsultation): readonly SeatOutcome[] =>
  [...consultation.seats.values()].map((seat) => outcomeOf(seat, consultation))

/** The asking agency and everyone with a seat. */
export const partiesOf = ({ asking, seats }: OpenConsultation): readonly AgencyId[] => [asking, ...seats.keys()]

/** Points to which somebody objects, or on which somebody stayed silent, and which nobody has decided. */
export const pointsInDispute = (consultation: OpenConsultation): readonly Point[] =>
  POINTS.filter(
    (point) =>
      consultation.rulings.get(point) === undefined &&
      [...consultation.seats.values()].some((seat) =>
        ['objects', 'silent'].includes(positionOn(point, seat, consultation)),
      ),
  )

/** What a proposal says on a point, as text that can be compared. */
export function valueOf(proposal: Proposal, point: Point): string {
  switch (point) {
    case 'content':
      return proposal.contentHash ?? ''
    case 'attribute':
      return proposal.kind === 'publication' ? proposal.attribute : proposal.reply
    case 'publisher':
      return proposal.kind === 'publication' ? proposal.publisher : proposal.answering
    case 'channel':
      return proposal.kind === 'publication' ? [...proposal.channels].sort().join() : (proposal.form ?? '')
  }
}

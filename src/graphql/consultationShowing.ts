import { deciderSentence } from '../app/deciderSentence.js'
import { competentDeciders } from '../domain/consultation/competentDeciders.js'
import type { CompetentDecider, Proposal } from '../domain/consultation/events.js'
import { type PointPosition, positionOn } from '../domain/consultation/positions.js'
import { type Point, POINTS } from '../domain/consultation/vocabulary.js'
import type { AgencyId, LocalDate } from '../domain/values.js'
import { ruledIn, spokenSeat } from '../projections/consultations/seats.js'
import type { ConsultationRow, ConsultationSeatRow } from '../projections/consultations/tables.js'
import { type AgencyFinder, agencyFinder } from './agencyLoading.js'
import type {
  AwaitedStep,
  CompetentDeciderType,
  ConsultationDispute,
  ConsultationPointState,
  ConsultationProposal,
  ConsultationSeat,
} from './consultationParts.js'
import type { GraphqlContext } from './context.js'
import { receiptOf } from './deadlineReceipt.js'
import { ifGiven } from './fields.js'
import type { Locale } from './locale.js'
import { factsAt } from './referenceFacts.js'
import { toGlobalId } from './relay.js'

// How the parts of a consultation's row are shown. No words stand in a row.

export const proposalOf = (proposal: Proposal, agency: AgencyFinder): ConsultationProposal => {
  const none = { attribute: null, publisher: null, channels: [], reply: null, answering: null, form: null }
  return proposal.kind === 'publication'
    ? {
        ...none,
        kind: 'publication',
        contentHash: proposal.contentHash,
        attribute: proposal.attribute,
        publisher: agency(proposal.publisher),
        channels: proposal.channels,
      }
    : {
        ...none,
        kind: 'application',
        contentHash: proposal.contentHash ?? null,
        reply: proposal.reply,
        answering: agency(proposal.answering),
        form: proposal.form ?? null,
      }
}

const positionIn = (row: ConsultationRow, seat: ConsultationSeatRow, point: Point): PointPosition =>
  positionOn(point, spokenSeat(seat), ruledIn(row))

export const seatsOf = (row: ConsultationRow, agency: AgencyFinder): readonly ConsultationSeat[] =>
  row.seats.map((seat) => ({
    agencyId: toGlobalId('Agency', seat.agency),
    agency: agency(seat.agency),
    grounds: seat.grounds,
    letterNumber: seat.letterNumber,
    servedOn: seat.servedOn as LocalDate | null,
    answerBy: seat.answer?.due ?? null,
    receipt: ifGiven(seat.answer, receiptOf) ?? null,
    silenceIsConsent: seat.silenceIsConsent,
    objectedBefore: seat.objectedBefore,
    givenOn: seat.givenOn as LocalDate | null,
    reminders: seat.reminders,
    lastRemindedOn: seat.lastRemindedOn as LocalDate | null,
    outcome: seat.outcome,
    positions: POINTS.map((point) => ({ point, position: positionIn(row, seat, point) })),
  }))

const DISPUTED: readonly PointPosition[] = ['objects', 'silent']

export const pointsOf = (row: ConsultationRow, agency: AgencyFinder): readonly ConsultationPointState[] =>
  POINTS.map((point) => {
    const ruling = row.rulings.find((ruled) => ruled.point === point)?.ruling ?? null
    const positions = row.seats.map((seat) => ({
      agency: agency(seat.agency),
      position: positionIn(row, seat, point),
    }))
    const inDispute = ruling === null && positions.some(({ position }) => DISPUTED.includes(position))
    return { point, ruling, inDispute, positions }
  })

export const awaitsOf = ({ awaits }: ConsultationRow, agency: AgencyFinder): readonly AwaitedStep[] =>
  awaits.map((awaited) => ({ step: awaited.step, agency: agency(awaited.agency) }))

export function disputeOf(
  { dispute, disputeState }: ConsultationRow,
  agency: AgencyFinder,
): ConsultationDispute | null {
  if (dispute === null) return null
  return {
    number: dispute.number,
    state: disputeState,
    party: agency(dispute.party),
    decider: agency(dispute.decider),
    right: dispute.right,
    points: dispute.points,
    documentNumber: dispute.documentNumber,
    referredOn: dispute.referredOn as LocalDate,
    decideBy: dispute.decideBy.due,
    receipt: receiptOf(dispute.decideBy),
    decision: dispute.decision,
  }
}

export const deciderOf = (decider: CompetentDecider, agency: AgencyFinder, locale: Locale): CompetentDeciderType => ({
  agencyId: toGlobalId('Agency', decider.agency),
  agency: agency(decider.agency),
  rights: decider.rights,
  ways: decider.ways.map(({ party, steps }) => ({
    party: agency(party),
    steps: steps.map(({ to, axis }) => ({ to: agency(to), axis })),
  })),
  reason: deciderSentence(decider, (id) => agency(id)?.name ?? id, locale),
})

/** Who may decide between the parties today; nobody once it is over. */
export async function offeredDeciders(
  context: GraphqlContext,
  { status, parties }: ConsultationRow,
): Promise<readonly CompetentDeciderType[]> {
  if (status !== 'open') return []
  const [{ agencies }, agency] = await Promise.all([factsAt(context), agencyFinder(context)])
  const found = competentDeciders(parties as readonly AgencyId[], agencies, context.services.today())
  return found.map((decider) => deciderOf(decider, agency, context.locale))
}

import { answerableFor } from '../../answerableFor.js'
import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import type { AgencyId } from '../../values.js'
import type { AddSeat, CloseSeat, ReseatConsultation } from '../commands.js'
import type { ConsultationEvent } from '../events.js'
import { standsAgainst } from '../positions.js'
import type { OpenConsultation } from '../state.js'
import { activeFaults, onOpen, processOnly } from './handler.js'

/** Another agency turned out to be concerned while it ran. After a conclusion it begins anew, on the item. */
export const addSeat = onOpen<AddSeat>({
  clause: 'LS-6.1',
  by: processOnly,
  checks: [
    ({ data }, _consultation, context) => activeFaults(data.seat.agency, 'seat.agency', context),
    ({ data }, { asking }) =>
      data.seat.agency === asking ? [{ code: 'ASKING_HAS_NO_SEAT', clause: 'LS-6.1', path: 'seat.agency' }] : [],
  ],
  done: ({ data }, { seats }) => seats.has(data.seat.agency),
  events: ({ data: { seat, revealedOn, cause } }) => [
    {
      type: 'SeatAdded',
      data: { seat: { agency: seat.agency, grounds: [...seat.grounds] }, revealedOn, cause },
    },
  ],
})

/** Who objected is not left out: that would settle a dispute without deciding it (LS-9.1). */
export const closeSeat = onOpen<CloseSeat>({
  clause: 'LS-6.1',
  by: processOnly,
  checks: [
    ({ data }, consultation) => {
      const seat = consultation.seats.get(data.seat)
      return seat !== undefined && standsAgainst(seat, consultation)
        ? [
            {
              code: 'SEAT_OBJECTS',
              clause: 'LS-9.1',
              path: 'seat',
              missing: ['ReferDispute'],
              facts: { agencies: [data.seat] },
            },
          ]
        : []
    },
  ],
  done: ({ data }, { seats }) => !seats.has(data.seat),
  events: ({ data: { seat, cause } }) => [{ type: 'SeatClosed', data: { seat, because: 'notInvolved', cause } }],
})

/** Where everything goes that belongs to an agency in this consultation; itself when nothing happened to it. */
interface Move {
  readonly from: AgencyId
  readonly to: readonly AgencyId[]
}

/** The seats that other agencies answer for today, or that somebody answers for beside their holder. */
const movesOf = (command: ReseatConsultation, { seats }: OpenConsultation, context: DecisionContext): readonly Move[] =>
  [...seats.keys()]
    .map((from) => ({ from, to: heirsOf(from, command, context) }))
    .filter(({ from, to }) => to.some((agency) => agency !== from))

const heirsOf = (from: AgencyId, { data }: ReseatConsultation, context: DecisionContext): readonly AgencyId[] =>
  data.heirs?.find((heirs) => heirs.from === from)?.to ?? answerableFor(from, context)

/** Whoever handles the asking agency's matters today; unchanged while it exists. */
const askingToday = (
  command: ReseatConsultation,
  { asking }: OpenConsultation,
  context: DecisionContext,
): AgencyId | undefined =>
  context.agencies.isActive(asking, context.today) ? asking : heirsOf(asking, command, context)[0]

function reseated(
  command: ReseatConsultation,
  consultation: OpenConsultation,
  context: DecisionContext,
): readonly ConsultationEvent[] {
  const { effectiveOn, cause } = command.data
  const { asking, seats } = consultation
  const asks = askingToday(command, consultation, context) ?? asking
  const events: ConsultationEvent[] = []
  const after = new Set(seats.keys())
  if (asks !== asking) {
    events.push({ type: 'AskingAgencyChanged', data: { from: asking, to: asks, effectiveOn, cause } })
    if (after.delete(asks)) {
      events.push({ type: 'SeatClosed', data: { seat: asks, because: 'mergedIntoAsking', cause } })
    }
  }
  for (const { from, to } of movesOf(command, consultation, context)) {
    if (!after.has(from)) continue
    const heirs = to.filter((agency) => agency !== asks)
    if (heirs.length === 0) {
      after.delete(from)
      events.push({ type: 'SeatClosed', data: { seat: from, because: 'mergedIntoAsking', cause } })
    } else if (heirs.some((heir) => !after.has(heir)) || !heirs.includes(from)) {
      after.delete(from)
      for (const heir of heirs) after.add(heir)
      events.push({ type: 'SeatTransferred', data: { from, to: heirs, effectiveOn, cause } })
    }
  }
  return [...events, ...deciderLost(consultation, [asks, ...after], cause, context)]
}

/** A decider that is no more, has become a party, or has lost the duty on which its right rested, cannot decide. */
function deciderLost(
  { dispute }: OpenConsultation,
  parties: readonly AgencyId[],
  cause: string,
  { agencies, today }: DecisionContext,
): readonly ConsultationEvent[] {
  if (dispute === undefined || dispute.status === 'decided' || dispute.status === 'deciderLost') return []
  const { number, decider, right } = dispute
  const isParty = parties.includes(decider)
  const isGone = !agencies.isActive(decider, today)
  const hasRight = right !== 'disclosureDepartment' || agencies.withDuty(right, today).includes(decider)
  if (!isParty && !isGone && hasRight) return []
  const because = isParty ? 'becameParty' : isGone ? 'abolished' : 'rightLost'
  return [{ type: 'DisputeDeciderLost', data: { dispute: number, decider, because, cause } }]
}

const nobodyAnswers = (
  command: ReseatConsultation,
  consultation: OpenConsultation,
  context: DecisionContext,
): readonly Refusal[] =>
  askingToday(command, consultation, context) === undefined ||
  [...consultation.seats.keys()].some((seat) => heirsOf(seat, command, context).length === 0)
    ? [{ code: 'NOBODY_ANSWERS_FOR_SEAT', clause: 'LS-4.4' }]
    : []

/** Nobody inherits a seat who did not take over from its holder. */
const heirsAreSuccessors = (
  { data: { heirs = [] } }: ReseatConsultation,
  _consultation: OpenConsultation,
  context: DecisionContext,
): readonly Refusal[] =>
  heirs.every(({ from, to }) => to.every((agency) => answerableFor(from, context).includes(agency)))
    ? []
    : [{ code: 'NOT_A_SUCCESSOR', clause: 'LS-4.3', path: 'heirs' }]

/** 机构改革: every seat to whoever answers for it today, with what was said for it; merged seats become one. */
export const reseatConsultation = onOpen<ReseatConsultation>({
  clause: 'LS-4.3',
  by: processOnly,
  checks: [nobodyAnswers, heirsAreSuccessors],
  done: (command, consultation, context) =>
    nobodyAnswers(command, consultation, context).length === 0 &&
    heirsAreSuccessors(command, consultation, context).length === 0 &&
    reseated(command, consultation, context).length === 0,
  events: reseated,
})

/** Every seat, and the asking agency, is held by an agency that exists today. */
export const seatsAreUpToDate = (consultation: OpenConsultation, { agencies, today }: DecisionContext): boolean =>
  [consultation.asking, ...consultation.seats.keys()].every((agency) => agencies.isActive(agency, today))

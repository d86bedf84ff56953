import type { DisputeFile as File } from '../domain/consultation/events.js'
import type { DisputeMinutes as Source } from '../domain/consultation/minutes.js'
import { deciderOf } from './consultationShowing.js'
import { receiptOf } from './deadlineReceipt.js'
import type { DisputeFile, DisputeMinutes } from './disputeMinutes.js'
import { ifGiven } from './fields.js'
import { agenciesIn, type MinutesParts } from './minutesParts.js'

/** One dispute with its words and the events behind them. */
export function disputeMinutesOf(
  { referred, returned, completed, decided, deciderLost }: Source,
  parts: MinutesParts,
): DisputeMinutes {
  const { agency, eventOf, locale } = parts
  return {
    number: referred.dispute,
    text: referred.text,
    party: agency(referred.party),
    parties: agenciesIn(referred.parties, agency),
    points: referred.points,
    offered: referred.offered.map((decider) => deciderOf(decider, agency, locale)),
    decider: agency(referred.decider),
    right: referred.right,
    attempts: referred.attempts,
    file: fileOf(referred.file),
    documentNumber: referred.documentNumber,
    referredOn: referred.referredOn,
    decideBy: receiptOf(referred.decideBy),
    event: eventOf(referred),
    returned:
      ifGiven(returned, (data) => ({
        lacking: data.lacking.value ?? null,
        returnedOn: data.returnedOn,
        event: eventOf(data),
      })) ?? null,
    completed:
      ifGiven(completed, (data) => ({
        file: fileOf(data.file),
        completedOn: data.completedOn,
        decideBy: receiptOf(data.decideBy),
        event: eventOf(data),
      })) ?? null,
    decision:
      ifGiven(decided, (data) => ({
        decider: agency(data.decider),
        rulings: data.rulings.map(({ point, ruling, overruled }) => ({
          point,
          ruling,
          overruled: agenciesIn(overruled, agency),
        })),
        ground: data.ground.value ?? null,
        basis: data.basis.value ?? null,
        documentNumber: data.documentNumber,
        decidedOn: data.decidedOn,
        event: eventOf(data),
      })) ?? null,
    lost: ifGiven(deciderLost, (data) => ({ because: data.because, event: eventOf(data) })) ?? null,
  }
}

const fileOf = ({ matter, ownCoordination, mainDispute, reasons, other }: File): DisputeFile => ({
  matter: matter.value ?? null,
  ownCoordination: ownCoordination.value ?? null,
  mainDispute: mainDispute.value ?? null,
  reasons: reasons.value ?? null,
  other: other?.value ?? null,
})

import { outcomeIn } from './seats.js'
import { type ConsultationRow, type ConsultationStep, NO_DUE } from './tables.js'

type Awaited = ConsultationRow['awaits'][number]

/** What follows from the other columns: how each seat stands, who is waited for, and until when. */
export function derived(row: ConsultationRow): ConsultationRow {
  const seats =
    row.status === 'open' ? row.seats.map((seat) => ({ ...seat, outcome: outcomeIn(seat, row) })) : row.seats
  const seated = seats.map(({ agency }) => agency)
  const contradictionsOpen = row.contradictions.filter(({ answer }) => answer === null).length
  const now = { ...row, seats, seated, parties: [row.asking, ...seated], contradictionsOpen }
  const awaits = row.status === 'open' ? awaitedIn(now) : []
  return {
    ...now,
    awaits,
    awaited: awaits.map(({ agency, step }) => `${step}@${agency}`),
    waitingFor: [...new Set(awaits.map(({ agency }) => agency))],
    due: dueIn(now),
  }
}

function awaitedIn(row: ConsultationRow): readonly Awaited[] {
  const { asking, seats, dispute, disputeState } = row
  const ofAsking = (step: ConsultationStep, applies: boolean): readonly Awaited[] =>
    applies ? [{ agency: asking, step }] : []
  const unanswered = seats.filter(({ outcome }) => outcome === 'open' || outcome === 'silent')
  const pending = disputeState === 'referred' || disputeState === 'returned'
  const disputed = seats.some(({ outcome }) => outcome === 'objects' || outcome === 'silent')
  const overruled = row.rulings.some(({ ruling }) => ruling === 'objectionStands')
  const settled = unanswered.length === 0 && !disputed && row.contradictionsOpen === 0
  return [
    ...ofAsking('issueLetter', row.letterNumber === null),
    ...ofAsking('serveLetter', row.letterNumber !== null && unanswered.some(({ servedOn }) => servedOn === null)),
    ...(row.letterNumber === null ? [] : unanswered.map(({ agency }) => ({ agency, step: 'giveOpinion' as const }))),
    ...ofAsking('answerContradiction', row.contradictionsOpen > 0),
    ...(dispute !== null && disputeState === 'referred'
      ? [{ agency: dispute.decider, step: 'decideDispute' as const }]
      : []),
    ...(dispute !== null && disputeState === 'returned'
      ? [{ agency: dispute.party, step: 'completeDispute' as const }]
      : []),
    ...ofAsking('followDecision', overruled),
    ...ofAsking('settleDispute', disputed && !pending && !overruled),
    ...ofAsking('conclude', settled),
  ]
}

function dueIn({ status, seats, disputeState, decideBy, meetingDue, meetingMetOn }: ConsultationRow): string {
  if (status !== 'open') return NO_DUE
  const dates = [
    ...seats.flatMap(({ outcome, answer }) => (outcome === 'open' && answer !== null ? [answer.due as string] : [])),
    ...(disputeState === 'referred' && decideBy !== null ? [decideBy] : []),
    ...(meetingDue !== null && meetingMetOn === null ? [meetingDue] : []),
  ]
  return dates.reduce((first, date) => (date < first ? date : first), NO_DUE)
}

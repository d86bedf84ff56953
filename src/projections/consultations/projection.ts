import type { ConsultationEvent, DisputeReferred } from '../../domain/consultation/events.js'
import { localDateOf } from '../../domain/dates.js'
import type { Rows } from '../engine/table.js'
import { ignored, type LogEvent, type Projection } from '../projection.js'
import { derived } from './awaiting.js'
import { askedAgain, inSeat, newSeat, spoken, transferred } from './seats.js'
import { type ConsultationRow, type ConsultationTables, type DisputeRow, NO_DUE, tables } from './tables.js'

export const CONSULTATIONS = 'consultations'

type Change = Partial<ConsultationRow>

export const consultationsProjection: Projection<ConsultationEvent, ConsultationTables> = {
  name: CONSULTATIONS,
  version: 1,
  tables,
  touches: (event) => ({ consultations: [idOf(event)] }),
  handlers: {
    ConsultationOpened: (rows, event) => {
      const { purpose, asking, officer, seats, proposal, meetingDue, follows, cause } = event.data
      rows.consultations.put(
        derived({
          id: idOf(event),
          purpose: purpose.kind,
          item: purpose.item ?? null,
          application: purpose.kind === 'application' ? purpose.application : null,
          version: purpose.kind === 'publication' ? purpose.version : null,
          startsOn: purpose.kind === 'application' ? purpose.startsOn : null,
          askedByLead: purpose.kind === 'application' && purpose.askedByLead,
          asking,
          officer: officer ?? null,
          status: 'open',
          cancellation: null,
          proposal,
          text: 1,
          ...NOTHING_SAID,
          seats: seats.map(newSeat),
          seated: [],
          parties: [],
          meetingDue: meetingDue?.due ?? null,
          meetingReceipt: meetingDue ?? null,
          meetingRound: 1,
          meetingMetOn: null,
          sessions: 0,
          deciders: [],
          awaits: [],
          awaited: [],
          waitingFor: [],
          due: NO_DUE,
          follows: follows ?? null,
          cause,
          openedAt: event.metadata.recordedAt,
          openedOrdinal: event.ordinal,
          closedOn: null,
          changedAt: event.metadata.recordedAt,
          revision: event.revision,
        }),
      )
    },
    /** Whatever was asked, said and decided belonged to the text before. */
    TextPutUnderDiscussion: (rows, event) =>
      change(rows, event, ({ seats }) => ({
        ...NOTHING_SAID,
        text: event.data.text,
        proposal: event.data.proposal,
        seats: seats.map(askedAgain),
      })),
    ConsultationLetterIssued: (rows, event) =>
      change(rows, event, () => ({
        letterNumber: event.data.letterNumber,
        letterIssuedOn: event.data.issuedOn,
      })),
    ConsultationLetterServed: (rows, event) => {
      const { seat, letterNumber, servedOn, answer, silenceIsConsent } = event.data
      change(rows, event, ({ seats }) => ({
        seats: inSeat(seats, seat, { letterNumber, servedOn, answer, silenceIsConsent }),
      }))
    },
    OpinionGiven: (rows, event) => change(rows, event, ({ seats }) => ({ seats: spoken(seats, event.data) })),
    OpinionRevised: (rows, event) => change(rows, event, ({ seats }) => ({ seats: spoken(seats, event.data) })),
    SeatReminded: (rows, event) => {
      const { seat, reminder, remindedOn } = event.data
      change(rows, event, ({ seats }) => ({
        seats: inSeat(seats, seat, { reminders: reminder, lastRemindedOn: remindedOn }),
      }))
    },
    SilenceNoted: (rows, event) =>
      change(rows, event, ({ seats }) => ({ seats: inSeat(seats, event.data.seat, { silence: 'noted' }) })),
    ConsentDeemed: (rows, event) =>
      change(rows, event, ({ seats }) => ({ seats: inSeat(seats, event.data.seat, { silence: 'deemedConsent' }) })),
    /** On an application its 3 working days begin anew (LS-8.1); that date lies with its own deadline. */
    SeatAdded: (rows, event) =>
      change(rows, event, ({ seats, meetingRound, purpose }) => ({
        seats: [...seats, newSeat(event.data.seat)],
        ...(purpose === 'application'
          ? { meetingRound: meetingRound + 1, meetingDue: null, meetingReceipt: null, meetingMetOn: null }
          : {}),
      })),
    SeatTransferred: (rows, event) => change(rows, event, ({ seats }) => ({ seats: transferred(seats, event.data) })),
    SeatClosed: (rows, event) =>
      change(rows, event, ({ seats }) => ({ seats: seats.filter(({ agency }) => agency !== event.data.seat) })),
    AskingAgencyChanged: (rows, event) => change(rows, event, () => ({ asking: event.data.to })),
    SessionCalled: ignored,
    SessionRecorded: (rows, event) => change(rows, event, ({ sessions }) => ({ sessions: sessions + 1 })),
    MeetingDutyMet: (rows, event) => change(rows, event, () => ({ meetingMetOn: event.data.metOn })),
    DisputeReferred: (rows, event) =>
      change(rows, event, ({ deciders }) => ({
        ...pending(disputeOf(event.data)),
        deciders: [...new Set([...deciders, event.data.decider])],
      })),
    DisputeReturned: (rows, event) => change(rows, event, () => ({ disputeState: 'returned', decideBy: null })),
    DisputeCompleted: (rows, event) =>
      change(rows, event, ({ dispute }) =>
        dispute === null ? {} : pending({ ...dispute, decideBy: event.data.decideBy }),
      ),
    DisputeDecided: (rows, event) =>
      change(rows, event, ({ dispute, rulings, deciders }) => ({
        disputeState: 'decided',
        dispute: dispute === null ? null : { ...dispute, decision: event.data.documentNumber },
        decider: null,
        decideBy: null,
        deciders: [...new Set([...deciders, event.data.decider])],
        rulings: [
          ...rulings.filter((earlier) => event.data.rulings.every(({ point }) => point !== earlier.point)),
          ...event.data.rulings.map(({ point, ruling }) => ({ point, ruling })),
        ],
      })),
    DisputeDeciderLost: (rows, event) =>
      change(rows, event, () => ({ disputeState: 'deciderLost', decider: null, decideBy: null })),
    ContradictionsFound: (rows, event) =>
      change(rows, event, ({ contradictions }) => ({
        contradictionsLookedFor: true,
        contradictions: [
          ...contradictions,
          ...event.data.findings
            .filter(({ finding }) => contradictions.every((known) => known.finding !== finding))
            .map((finding) => ({ ...finding, answer: null })),
        ],
      })),
    ContradictionAnswered: (rows, event) =>
      change(rows, event, ({ contradictions }) => ({
        contradictions: contradictions.map((known) =>
          known.finding === event.data.finding ? { ...known, answer: event.data.answer } : known,
        ),
      })),
    ConsultationClosed: (rows, event) => {
      const { outcome, seats: outcomes, concludedOn } = event.data
      change(rows, event, ({ seats }) => ({
        status: outcome,
        closedOn: concludedOn,
        seats: seats.map((seat) => ({
          ...seat,
          outcome: outcomes.find(({ agency }) => agency === seat.agency)?.how ?? seat.outcome,
        })),
      }))
    },
    ConsultationCancelled: (rows, event) =>
      change(rows, event, () => ({
        status: 'cancelled',
        cancellation: event.data.reason,
        closedOn: localDateOf(event.metadata.recordedAt),
        // Nobody decides any more what is over.
        decider: null,
        decideBy: null,
      })),
  },
}

/** What belongs to one text alone. */
const NOTHING_SAID = {
  letterNumber: null,
  letterIssuedOn: null,
  disputeState: 'none',
  dispute: null,
  decider: null,
  decideBy: null,
  rulings: [],
  contradictions: [],
  contradictionsLookedFor: false,
  contradictionsOpen: 0,
} as const satisfies Change

const disputeOf = (data: DisputeReferred['data']): DisputeRow => ({
  number: data.dispute,
  party: data.party,
  decider: data.decider,
  right: data.right,
  points: data.points,
  documentNumber: data.documentNumber,
  referredOn: data.referredOn,
  decideBy: data.decideBy,
  decision: null,
})

const pending = (dispute: DisputeRow): Change => ({
  disputeState: 'referred',
  dispute,
  decider: dispute.decider,
  decideBy: dispute.decideBy.due,
})

const STREAM = 'consultation-'
const idOf = ({ stream }: LogEvent<ConsultationEvent>): string => stream.slice(STREAM.length)

function change(
  rows: Rows<ConsultationTables>,
  event: LogEvent<ConsultationEvent>,
  columns: (row: ConsultationRow) => Change,
): void {
  const row = rows.consultations.get(idOf(event))
  if (row === undefined) throw new Error(`the consultation ${idOf(event)} was never opened`)
  rows.consultations.put(
    derived({ ...row, ...columns(row), revision: event.revision, changedAt: event.metadata.recordedAt }),
  )
}

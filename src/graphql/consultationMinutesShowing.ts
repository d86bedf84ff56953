import type {
  PointOpinion,
  SeatAdded,
  SeatClosed,
  SeatTransferred,
  SessionRecorded,
} from '../domain/consultation/events.js'
import { type Minutes, minutesOf, type TextMinutes as Source } from '../domain/consultation/minutes.js'
import type { ConsultationRow } from '../projections/consultations/tables.js'
import { agencyFinder } from './agencyLoading.js'
import type {
  ConclusionMinutes,
  ConsultationMinutes,
  ContradictionMinutes,
  OpinionMinutes,
  PointOpinionMinutes,
  SeatChangeMinutes,
  SessionMinutes,
  TextMinutes,
} from './consultationMinutes.js'
import { proposalOf } from './consultationShowing.js'
import type { GraphqlContext } from './context.js'
import { receiptOf } from './deadlineReceipt.js'
import { disputeMinutesOf } from './disputeMinutesShowing.js'
import { ifGiven } from './fields.js'
import { agenciesIn, type MinutesParts, minutesParts } from './minutesParts.js'
import { toGlobalId } from './relay.js'

/**
 * 会商纪要 for somebody who may know of the consultation; that they read its words is recorded before they get them.
 * Null when nobody is signed in.
 */
export async function minutesFor(context: GraphqlContext, row: ConsultationRow): Promise<ConsultationMinutes | null> {
  const { actor, services, locale } = context
  if (actor.kind !== 'person') return null
  const subject = `consultation-${row.id}`
  await services.trails.read({ actor, what: 'consultationMinutes', subject, purpose: 'handling' })
  const events = await services.consultationRecords.eventsOf(row.id)
  const minutes = minutesOf(events)
  if (minutes.opened === undefined) return null
  return shown(minutes, minutes.opened, minutesParts(events, await agencyFinder(context), locale))
}

function shown(minutes: Minutes, opened: object, parts: MinutesParts): ConsultationMinutes {
  const { eventOf } = parts
  return {
    opened: eventOf(opened),
    texts: minutes.texts.map((text) => textOf(text, parts)),
    seatChanges: minutes.seats.map((data) => seatChangeOf(data, parts)),
    calledSessions: minutes.called.map((data) => ({
      session: data.session,
      form: data.form,
      plannedOn: data.plannedOn,
      event: eventOf(data),
    })),
    sessions: minutes.sessions.map((data) => sessionOf(data, parts)),
    disputes: minutes.disputes.map((dispute) => disputeMinutesOf(dispute, parts)),
    conclusion: ifGiven(minutes.closed, (data) => conclusionOf(data, parts)) ?? null,
    cancellation: ifGiven(minutes.cancelled, (data) => ({ reason: data.reason, event: eventOf(data) })) ?? null,
  }
}

function textOf(text: Source, parts: MinutesParts): TextMinutes {
  const { agency, eventOf } = parts
  return {
    number: text.text,
    proposal: proposalOf(text.proposal, agency),
    letter:
      ifGiven(text.letter, (data) => ({
        letterNumber: data.letterNumber,
        issuedOn: data.issuedOn,
        opinion: data.opinion.value ?? null,
        basis: data.basis.value ?? null,
        event: eventOf(data),
      })) ?? null,
    served: text.served.map((data) => ({
      agency: agency(data.seat),
      servedOn: data.servedOn,
      proof: data.proof,
      answer: receiptOf(data.answer),
      silenceIsConsent: data.silenceIsConsent,
      event: eventOf(data),
    })),
    opinions: text.opinions.map((data) => opinionOf(data, parts)),
    reminders: text.reminders.map((data) => ({
      agency: agency(data.seat),
      number: data.reminder,
      remindedOn: data.remindedOn,
      answerBy: data.answerBy,
      event: eventOf(data),
    })),
    silences: text.silences.map((data) => ({
      agency: agency(data.seat),
      answerBy: data.answerBy,
      escalatedTo: agenciesIn(data.escalatedTo, agency),
      event: eventOf(data),
    })),
    deemedConsents: text.deemedConsents.map((data) => ({
      agency: agency(data.seat),
      servedOn: data.servedOn,
      lapsedOn: data.lapsedOn,
      policy: data.policy,
      event: eventOf(data),
    })),
    contradictions: text.contradictions.map((finding) => contradictionOf(finding, text, parts)),
    event: eventOf(text.proposal),
  }
}

const opinionOf = (data: Source['opinions'][number], { agency, eventOf }: MinutesParts): OpinionMinutes => ({
  agency: agency(data.seat),
  revised: 'reason' in data,
  points: data.points.map(pointOf),
  reason: 'reason' in data ? (data.reason.value ?? null) : null,
  documentNumber: data.documentNumber ?? null,
  givenOn: data.givenOn,
  event: eventOf(data),
})

const pointOf = ({ point, position, ground, basis }: PointOpinion): PointOpinionMinutes => ({
  point,
  position,
  ground: ground?.value ?? null,
  basis: basis?.value ?? null,
})

function contradictionOf(
  finding: Source['contradictions'][number],
  { answers }: Source,
  { agency, eventOf }: MinutesParts,
): ContradictionMinutes {
  const answered = answers.find((answer) => answer.finding === finding.finding)
  return {
    finding: finding.finding,
    kind: finding.kind,
    otherItemId: toGlobalId('InformationItem', finding.otherItem),
    otherAgency: agency(finding.otherAgency),
    otherContentHash: finding.otherContentHash,
    answer:
      ifGiven(answered, (data) => ({
        answer: data.answer,
        explanation: data.explanation.value ?? null,
        event: eventOf(data),
      })) ?? null,
    event: eventOf(finding),
  }
}

function seatChangeOf(
  data: SeatAdded['data'] | SeatTransferred['data'] | SeatClosed['data'],
  { agency, eventOf }: MinutesParts,
): SeatChangeMinutes {
  const none = { grounds: [], successors: [], event: eventOf(data) }
  if ('from' in data) {
    return { ...none, kind: 'transferred', agency: agency(data.from), successors: agenciesIn(data.to, agency) }
  }
  if ('because' in data) return { ...none, kind: data.because, agency: agency(data.seat) }
  return { ...none, kind: 'added', agency: agency(data.seat.agency), grounds: data.seat.grounds }
}

const sessionOf = (data: SessionRecorded['data'], { agency, eventOf }: MinutesParts): SessionMinutes => ({
  session: data.session,
  text: data.text,
  form: data.form,
  heldOn: data.heldOn,
  recordedFor: agency(data.recordedFor),
  attendance: data.attendance.map(({ agency: id, position, people, statement }) => ({
    agency: agency(id),
    position,
    people: people.flatMap(({ value }) => value ?? []),
    statement: statement?.value ?? null,
  })),
  result: data.result,
  summary: data.summary.value ?? null,
  event: eventOf(data),
})

const conclusionOf = (data: NonNullable<Minutes['closed']>, { agency, eventOf }: MinutesParts): ConclusionMinutes => ({
  outcome: data.outcome,
  text: data.text,
  proposal: proposalOf(data.proposal, agency),
  seats: data.seats.map(({ agency: id, how }) => ({ agency: agency(id), outcome: how })),
  clause: data.clause,
  note: data.note?.value ?? null,
  concludedOn: data.concludedOn,
  event: eventOf(data),
})

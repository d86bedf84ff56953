import { personalAct } from '../../acting.js'
import type { ClauseCode } from '../../clauses.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { LocalDate } from '../../values.js'
import { parseLocalDate } from '../../dates.js'
import { reckon, reckonByPolicy } from '../../receipt.js'
import { textFaults } from '../../texts.js'
import type { Refusal } from '../../decider.js'
import type { IssueConsultationLetter, RecordLetterService, RecordSilence, RemindSeat } from '../commands.js'
import { competentDeciders } from '../competentDeciders.js'
import { partiesOf, positionOn } from '../positions.js'
import type { OpenConsultation, SeatState } from '../state.js'
import { POINTS } from '../vocabulary.js'
import { NUMBER, ofAsking, onOpen, sealed, seatIsThere, textIsTheOneSeen, WORDS } from './handler.js'
import { meetingDuty } from './meetingDuty.js'

/** 征求意见函: 拟公开政府信息基本情况, 拟公开机关的意见和依据. One letter for each text. */
export const issueConsultationLetter = onOpen<IssueConsultationLetter>({
  clause: 'LS-6.1',
  by: ofAsking(),
  checks: [
    textIsTheOneSeen,
    (_command, { letter }) =>
      letter === undefined
        ? []
        : [{ code: 'LETTER_ISSUED', clause: 'LS-6.1', path: 'letterNumber', facts: { issuedOn: letter.issuedOn } }],
    ({ data }, _consultation, { today }) => [
      ...textFaults(data.letterNumber, 'letterNumber', NUMBER),
      ...dateFaults(data.issuedOn, 'issuedOn', { notAfter: today }),
      ...textFaults(data.opinion, 'opinion', WORDS),
      ...textFaults(data.basis, 'basis', WORDS),
    ],
  ],
  done: ({ data }, { letter, text }) => data.text === text && letter?.letterNumber === data.letterNumber,
  events: ({ data }, consultation, context) => [
    {
      type: 'ConsultationLetterIssued',
      data: {
        text: data.text,
        letterNumber: data.letterNumber,
        issuedOn: checkedDate(data.issuedOn),
        opinion: sealed(consultation, data.opinion),
        basis: sealed(consultation, data.basis),
        ...personalAct(context),
      },
    },
  ],
})

/** Law knows deemed consent here and nowhere else: a joint maker, asked by the lead, on an application (711-34). */
export const silenceIsConsent = ({ purpose }: OpenConsultation, { grounds }: Pick<SeatState, 'grounds'>): boolean =>
  purpose.kind === 'application' && purpose.askedByLead && grounds.includes('jointMaker')

/** Before publication the district's own number; on an application the outer limit of the law. */
function answerReceipt({ purpose }: OpenConsultation, servedOn: LocalDate, context: DecisionContext) {
  const [key, clause]: readonly [string, ClauseCode] =
    purpose.kind === 'publication' ? ['consultation.opinion', 'LS-6.1'] : ['jointMaker.opinion', '711-34']
  return reckonByPolicy({ key, clause, start: servedOn }, context)
}

function serviceFaults(
  { data }: RecordLetterService,
  consultation: OpenConsultation,
  context: DecisionContext,
): readonly Refusal[] {
  const { letter } = consultation
  const served = consultation.seats.get(data.seat)?.served
  const faults: Refusal[] = []
  if (letter === undefined || letter.letterNumber !== data.letterNumber) {
    const missing = letter === undefined ? ['IssueConsultationLetter'] : []
    faults.push({ code: 'LETTER_UNKNOWN', clause: 'LS-6.1', path: 'letterNumber', missing })
  }
  if (served !== undefined) {
    const facts = { servedOn: served.servedOn }
    faults.push({ code: 'SEAT_SERVED_BEFORE', clause: 'LS-6.1', path: 'seat', facts })
  }
  const servedOn = parseLocalDate(data.servedOn)
  const receipt = servedOn === undefined ? undefined : answerReceipt(consultation, servedOn, context)
  return [
    ...faults,
    ...dateFaults(data.servedOn, 'servedOn', { notAfter: context.today, notBefore: letter?.issuedOn }),
    ...textFaults(data.proof, 'proof', { longest: 200, required: true }),
    ...(receipt === undefined || receipt.ok ? [] : [receipt.refusal]),
  ]
}

/** From service the agency's time to answer runs. */
export const recordLetterService = onOpen<RecordLetterService>({
  clause: 'LS-6.1',
  by: ofAsking({ process: true }),
  checks: [textIsTheOneSeen, seatIsThere, serviceFaults],
  done: ({ data }, { text, seats }) => {
    const served = seats.get(data.seat)?.served
    return data.text === text && served?.letterNumber === data.letterNumber && served.servedOn === data.servedOn
  },
  policies: ['consultation.opinion', 'jointMaker.opinion'],
  events: ({ data }, consultation, context) => {
    const seat = consultation.seats.get(data.seat)
    const servedOn = checkedDate(data.servedOn)
    const answer = answerReceipt(consultation, servedOn, context)
    if (seat === undefined || !answer.ok) throw new Error('the checks let a service through that starts no time')
    const served = {
      letterNumber: data.letterNumber,
      servedOn,
      answer: answer.value,
      ...(servedOn < context.today ? { enteredOn: context.today } : {}),
      silenceIsConsent: silenceIsConsent(consultation, seat),
    }
    const after = { ...consultation, seats: new Map([...consultation.seats, [data.seat, { ...seat, served }]]) }
    return [
      {
        type: 'ConsultationLetterServed',
        data: { text: data.text, seat: data.seat, proof: data.proof, ...served },
      },
      ...meetingDuty(after),
    ]
  },
})

const isAnswered = (seat: SeatState | undefined, consultation: OpenConsultation): boolean =>
  seat !== undefined && POINTS.every((point) => !['open', 'silent'].includes(positionOn(point, seat, consultation)))

const wasServed = ({ data }: RemindSeat | RecordSilence, { seats }: OpenConsultation): readonly Refusal[] =>
  seats.has(data.seat) && seats.get(data.seat)?.served === undefined
    ? [{ code: 'SEAT_NOT_SERVED', clause: 'LS-6.1', path: 'seat', missing: ['RecordLetterService'] }]
    : []

const hasNotAnswered = ({ data }: RemindSeat | RecordSilence, consultation: OpenConsultation): readonly Refusal[] =>
  isAnswered(consultation.seats.get(data.seat), consultation)
    ? [{ code: 'SEAT_ANSWERED', clause: 'LS-6.1', path: 'seat' }]
    : []

/** 催办, at most once a day. */
export const remindSeat = onOpen<RemindSeat>({
  clause: 'LS-6.1',
  by: ofAsking({ process: true }),
  checks: [textIsTheOneSeen, seatIsThere, wasServed, hasNotAnswered],
  done: ({ data }, { text, seats }, { today }) => data.text === text && seats.get(data.seat)?.lastRemindedOn === today,
  events: ({ data }, { seats }, { today }) => {
    const seat = seats.get(data.seat)
    if (seat?.served === undefined) throw new Error('the checks let a reminder through to someone never asked')
    return [
      {
        type: 'SeatReminded',
        data: {
          text: data.text,
          seat: data.seat,
          reminder: seat.reminders + 1,
          answerBy: seat.served.answer.due,
          remindedOn: today,
        },
      },
    ]
  },
})

/**
 * The last day for the answer: that of the letter, or the later one by a holiday notice that came since. Nobody is
 * silent while the law still gives it time (711-26); and nobody’s consent is deemed by entering a service afterwards.
 */
function answerBy(
  { answer, enteredOn, silenceIsConsent }: NonNullable<SeatState['served']>,
  { calendar }: DecisionContext,
): LocalDate {
  const { clause, unit, terms, pauses, due } = answer
  const start = silenceIsConsent ? (enteredOn ?? answer.start) : answer.start
  const anew = reckon({ clause, unit, terms, start, pauses }, calendar)
  return anew.ok && anew.value.due > due ? anew.value.due : due
}

/** Silence on what an agency was asked in time is consent only where 711-34 says so; else it is brought further up. */
export const recordSilence = onOpen<RecordSilence>({
  clause: 'LS-6.1',
  by: ofAsking({ process: true }),
  checks: [
    textIsTheOneSeen,
    seatIsThere,
    wasServed,
    hasNotAnswered,
    ({ data }, { seats }, context) => {
      const served = seats.get(data.seat)?.served
      if (served === undefined) return []
      const until = answerBy(served, context)
      return context.today > until
        ? []
        : [{ code: 'SEAT_STILL_HAS_TIME', clause: 'LS-6.1', path: 'seat', facts: { answerBy: until } }]
    },
  ],
  done: ({ data }, { text, seats }) => data.text === text && seats.get(data.seat)?.silence !== undefined,
  events: ({ data }, consultation, context) => {
    const { agencies, today } = context
    const seat = consultation.seats.get(data.seat)
    if (seat?.served === undefined) throw new Error('the checks let a silence through of someone never asked')
    const { servedOn, answer } = seat.served
    const until = answerBy(seat.served, context)
    if (seat.served.silenceIsConsent && silenceIsConsent(consultation, seat)) {
      const policy = answer.terms[0]?.policy ?? ''
      return [
        {
          type: 'ConsentDeemed',
          data: { text: data.text, seat: data.seat, servedOn, lapsedOn: until, policy },
        },
      ]
    }
    const above = competentDeciders(partiesOf(consultation), agencies, today)
    return [
      {
        type: 'SilenceNoted',
        data: {
          text: data.text,
          seat: data.seat,
          answerBy: until,
          escalatedTo: above.map(({ agency }) => agency),
        },
      },
    ]
  },
})

import type { PersonalAct } from '../acting.js'
import type { AgencyId, PersonId } from '../values.js'
import { without } from '../without.js'
import type { ConsultationEvent, ConsultationOpened, PointOpinion } from './events.js'
import { standsAgainst } from './positions.js'
import { type Consultation, type Dispute, emptySeat, type OpenConsultation, type SeatState } from './state.js'
import { type Point, POINTS } from './vocabulary.js'

type DataOf<T extends ConsultationEvent['type']> = Extract<ConsultationEvent, { type: T }>['data']
type Folds = {
  readonly [T in Exclude<ConsultationEvent['type'], 'ConsultationOpened'>]: (
    consultation: OpenConsultation,
    data: DataOf<T>,
  ) => Consultation
}

export function evolve(consultation: Consultation, event: ConsultationEvent): Consultation {
  if (event.type === 'ConsultationOpened') return opened(event)
  if (consultation.status !== 'open') return consultation
  const fold = (
    folds as Readonly<Record<string, ((state: OpenConsultation, data: never) => Consultation) | undefined>>
  )[event.type]
  // The table is complete for what this program writes; an event of a newer one must not be passed over in silence.
  if (fold === undefined) throw new Error(`no fold for ${event.type}`)
  return fold(consultation, event.data as never)
}

const opened = ({ data }: ConsultationOpened): OpenConsultation => ({
  status: 'open',
  id: data.consultation,
  cause: data.cause,
  purpose: data.purpose,
  asking: data.asking,
  key: data.key,
  text: 1,
  proposal: data.proposal,
  seats: new Map(data.seats.map((seat) => [seat.agency, emptySeat(seat)])),
  called: new Map(),
  sessions: [],
  meetingMet: false,
  disputes: 0,
  rulings: new Map(),
  overruled: [],
  askers: [],
  speakers: [],
})

const folds: Folds = {
  /** Whatever was asked, said and decided belonged to the text before. */
  TextPutUnderDiscussion: (state, { text, proposal }) => ({
    ...without(state, 'letter', 'dispute', 'contradictions'),
    text,
    proposal,
    rulings: new Map(),
    seats: new Map([...state.seats].map(([agency, seat]) => [agency, askedAgain(seat, state)])),
  }),

  ConsultationLetterIssued: (state, data) => ({
    ...withAsker(state, data),
    letter: { letterNumber: data.letterNumber, issuedOn: data.issuedOn },
  }),
  ConsultationLetterServed: (state, { seat, letterNumber, servedOn, answer, enteredOn, silenceIsConsent }) =>
    inSeat(state, seat, (held) => ({
      ...held,
      served: {
        letterNumber,
        servedOn,
        answer,
        silenceIsConsent,
        ...(enteredOn === undefined ? {} : { enteredOn }),
      },
    })),

  OpinionGiven: (state, data) => spoken(state, data),
  OpinionRevised: (state, data) => spoken(state, data),

  SeatReminded: (state, { seat, reminder, remindedOn }) =>
    inSeat(state, seat, (held) => ({ ...held, reminders: reminder, lastRemindedOn: remindedOn })),
  SilenceNoted: (state, { seat }) => inSeat(state, seat, (held) => ({ ...held, silence: 'noted' })),
  ConsentDeemed: (state, { seat }) => inSeat(state, seat, (held) => ({ ...held, silence: 'deemedConsent' })),

  /** 3 working days begin anew for an agency that turned out to be concerned (LS-8.1). */
  SeatAdded: (state, { seat }) => ({
    ...state,
    meetingMet: false,
    seats: new Map([...state.seats, [seat.agency, emptySeat(seat)]]),
  }),
  SeatTransferred: (state, { from, to }) => transferred(state, from, to),
  SeatClosed: (state, { seat }) => ({ ...state, seats: withoutSeat(state, seat) }),
  AskingAgencyChanged: (state, { to }) => ({ ...state, asking: to }),

  SessionCalled: (state, { session, form, plannedOn }) => ({
    ...state,
    called: new Map([...state.called, [session, { form, plannedOn }]]),
  }),
  SessionRecorded: (state, { session, text, heldOn, attendance, result }) => ({
    ...state,
    sessions: [
      ...state.sessions,
      {
        session,
        text,
        heldOn,
        present: attendance.filter(({ position }) => position !== 'absent').map(({ agency }) => agency),
        named: attendance.map(({ agency }) => agency),
        result,
      },
    ],
  }),
  MeetingDutyMet: (state) => ({ ...state, meetingMet: true }),

  DisputeReferred: (state, data) => ({
    ...state,
    disputes: data.dispute,
    speakers: withPeople(state.speakers, data),
    dispute: {
      number: data.dispute,
      party: data.party,
      decider: data.decider,
      right: data.right,
      points: data.points,
      referredOn: data.referredOn,
      status: 'referred',
      returnedBefore: false,
      documentNumber: data.documentNumber,
    },
  }),
  DisputeReturned: (state) => inDispute(state, { status: 'returned', returnedBefore: true }),
  DisputeCompleted: (state) => inDispute(state, { status: 'completed' }),
  DisputeDecided: (state, { rulings, documentNumber }) => ({
    ...inDispute(state, { status: 'decided', decision: documentNumber }),
    rulings: new Map([...state.rulings, ...rulings.map(({ point, ruling }) => [point, ruling] as const)]),
    overruled: [
      ...state.overruled,
      ...rulings
        .filter(({ ruling }) => ruling === 'objectionStands')
        .map(({ point }) => ({ point, proposal: state.proposal })),
    ],
  }),
  DisputeDeciderLost: (state) => inDispute(state, { status: 'deciderLost' }),

  ContradictionsFound: (state, { findings }) => ({
    ...state,
    contradictions: new Map([
      ...findings.map((finding) => [finding.finding, finding] as const),
      ...(state.contradictions ?? []),
    ]),
  }),
  ContradictionAnswered: (state, { finding, answer, ...act }) => {
    const found = state.contradictions?.get(finding)
    if (found === undefined) return state
    return {
      ...withAsker(state, act),
      contradictions: new Map([...(state.contradictions ?? []), [finding, { ...found, answer }]]),
    }
  },

  ConsultationClosed: ({ cause, asking }, data) => ({ status: 'closed', cause, asking, closed: data }),
  ConsultationCancelled: ({ cause }) => ({ status: 'cancelled', cause }),
}

/** What was said belonged to the text before; that somebody stood against it is not forgotten. */
const askedAgain = (seat: SeatState, state: OpenConsultation): SeatState => ({
  ...emptySeat(seat),
  ...(standsAgainst(seat, state) ? { objectedBefore: true } : {}),
})

const withPeople = (people: readonly PersonId[], { by, deputyFor }: PersonalAct): readonly PersonId[] => [
  ...new Set([...people, by, ...(deputyFor === undefined ? [] : [deputyFor])]),
]
const withAsker = (state: OpenConsultation, act: PersonalAct): OpenConsultation => ({
  ...state,
  askers: withPeople(state.askers, act),
})

function inSeat(state: OpenConsultation, agency: AgencyId, change: (seat: SeatState) => SeatState): OpenConsultation {
  const seat = state.seats.get(agency)
  return seat === undefined ? state : { ...state, seats: new Map([...state.seats, [agency, change(seat)]]) }
}

const withoutSeat = ({ seats }: OpenConsultation, agency: AgencyId) =>
  new Map([...seats].filter(([seat]) => seat !== agency))

const inDispute = (state: OpenConsultation, change: Partial<Dispute>): OpenConsultation =>
  state.dispute === undefined ? state : { ...state, dispute: { ...state.dispute, ...change } }

function spoken(
  state: OpenConsultation,
  { seat, points, ...act }: PersonalAct & { seat: AgencyId; points: readonly PointOpinion[] },
): OpenConsultation {
  const said = points.map(({ point }) => point)
  return {
    ...inSeat(state, seat, (held) => ({
      ...held,
      opinions: new Map([...held.opinions, ...points.map((opinion) => [opinion.point, opinion] as const)]),
      inherited: held.inherited.filter((point) => !said.includes(point)),
    })),
    speakers: withPeople(state.speakers, act),
  }
}

function transferred(state: OpenConsultation, from: AgencyId, to: readonly AgencyId[]): OpenConsultation {
  const seat = state.seats.get(from)
  if (seat === undefined) return state
  const seats = to.includes(from) ? new Map(state.seats) : withoutSeat(state, from)
  for (const agency of to.filter((heir) => heir !== from)) {
    const own = seats.get(agency)
    seats.set(agency, own === undefined ? inheritedBy(agency, seat) : merged(own, seat))
  }
  return { ...state, seats }
}

const inheritedBy = (agency: AgencyId, seat: SeatState): SeatState => ({
  ...seat,
  agency,
  grounds: [...new Set([...seat.grounds, 'successor' as const])],
  inherited: [...seat.opinions.keys()],
})

/** Two seats become one: an objection of either stands, and only what both agreed to is agreed. */
function merged(own: SeatState, other: SeatState): SeatState {
  const opinions = new Map<Point, PointOpinion>()
  for (const point of POINTS) {
    const [mine, theirs] = [own.opinions.get(point), other.opinions.get(point)]
    const objection = [mine, theirs].find((opinion) => opinion?.position === 'objects')
    if (objection !== undefined) opinions.set(point, objection)
    else if (mine !== undefined && theirs !== undefined) opinions.set(point, mine)
  }
  return {
    ...without(own, 'silence'),
    ...(own.silence !== undefined && own.silence === other.silence ? { silence: own.silence } : {}),
    ...(own.objectedBefore === true || other.objectedBefore === true ? { objectedBefore: true } : {}),
    grounds: [...new Set([...own.grounds, ...other.grounds])],
    opinions,
    inherited: [...opinions.keys()],
  }
}

import type { ConsultationEvent, Purpose, Seat } from '../../../domain/consultation/events.js'
import { inBoth, peopleOf } from '../acts.js'
import { type Check, raise, type Watch } from '../check.js'

interface ConsultationWatch {
  readonly asking: string
  readonly officer: string | null
  readonly purpose: Purpose | null
  readonly seats: readonly Seat[]
  /** Agencies that stand against one another, by dispute. */
  readonly parties: Readonly<Record<string, readonly string[]>>
}

const about = ({ purpose }: ConsultationWatch) =>
  purpose === null
    ? {}
    : {
        ...(purpose.item === undefined ? {} : { item: purpose.item }),
        ...(purpose.kind === 'application' ? { application: purpose.application } : {}),
      }

/** Only joint makers, asked by the lead, on an application (711-34); nobody else's silence is consent. */
const mayBeDeemed = ({ purpose, seats }: ConsultationWatch, agency: string): boolean =>
  purpose?.kind === 'application' &&
  purpose.askedByLead &&
  seats.some((seat) => seat.agency === agency && seat.grounds.includes('jointMaker'))

const consentDeemedUnlawfully: Check<ConsultationEvent, ConsultationWatch> = {
  code: 'consentDeemedUnlawfully',
  clauses: ['711-34', 'LS-6.1'],
  label: { zh: '违法将未答复视为同意', en: 'Silence taken for consent where the law does not' },
  from: {
    ConsentDeemed: (watch, { data: { seat, lapsedOn, text } }) =>
      mayBeDeemed(watch, seat)
        ? []
        : [
            raise(`${text}.${seat}`, {
              agency: watch.asking,
              persons: [watch.officer ?? undefined],
              occurredOn: lapsedOn,
              ...about(watch),
            }),
          ],
  },
}

const UNHEARD = ['silent', 'open', 'objects'] as const

/** A conclusion of agreement in which a seat had not agreed, and nobody above had decided. */
const concludedUnheard: Check<ConsultationEvent, ConsultationWatch> = {
  code: 'concludedUnheard',
  clauses: ['LS-6.1', 'LS-8.2'],
  label: { zh: '未听取全部意见即作出一致结论', en: 'Concluded as agreed although a seat had not agreed' },
  from: {
    ConsultationClosed: (watch, { data }) => {
      const unheard = data.seats.filter(({ how }) => (UNHEARD as readonly string[]).includes(how))
      return data.outcome !== 'confirmed' || unheard.length === 0
        ? []
        : [
            raise('closed', {
              agency: watch.asking,
              persons: peopleOf(data),
              occurredOn: data.concludedOn,
              ...(data.purpose.kind === 'application' ? { clause: 'LS-8.2' as const } : {}),
              ...about(watch),
            }),
          ]
    },
  },
}

/** 报请共同上一级行政机关或者主管部门决定: never by one that is a party to it. */
const partyDecidedDispute: Check<ConsultationEvent, ConsultationWatch> = {
  code: 'partyDecidedDispute',
  clauses: ['LS-9.1'],
  label: { zh: '争议当事机关自行决定', en: 'Dispute decided by one of its parties' },
  from: {
    DisputeDecided: (watch, { data }) =>
      inBoth([data.decider], watch.parties[String(data.dispute)] ?? []).length === 0
        ? []
        : [
            raise(`d${data.dispute}`, {
              agency: data.decider,
              persons: peopleOf(data),
              occurredOn: data.decidedOn,
              ...about(watch),
            }),
          ],
  },
}

const withSeat = (watch: ConsultationWatch, seat: Seat): ConsultationWatch => ({
  ...watch,
  seats: [...watch.seats.filter(({ agency }) => agency !== seat.agency), seat],
})

export const consultationWatch: Watch<ConsultationEvent, ConsultationWatch> = {
  initial: () => ({ asking: '', officer: null, purpose: null, seats: [], parties: {} }),
  remember: {
    ConsultationOpened: (watch, { data: { asking, officer, purpose, seats } }) => ({
      ...watch,
      asking,
      officer: officer ?? null,
      purpose,
      seats,
    }),
    TextPutUnderDiscussion: null,
    ConsultationLetterIssued: null,
    ConsultationLetterServed: null,
    OpinionGiven: null,
    OpinionRevised: null,
    SeatReminded: null,
    SilenceNoted: null,
    ConsentDeemed: null,
    SeatAdded: (watch, { data: { seat } }) => withSeat(watch, seat),
    SeatTransferred: (watch, { data: { from, to } }) => {
      const grounds = watch.seats.find(({ agency }) => agency === from)?.grounds ?? []
      const others = { ...watch, seats: watch.seats.filter(({ agency }) => agency !== from) }
      return to.reduce<ConsultationWatch>((seated, agency) => withSeat(seated, { agency, grounds }), others)
    },
    SeatClosed: null,
    AskingAgencyChanged: (watch, { data: { to } }) => ({ ...watch, asking: to }),
    SessionCalled: null,
    SessionRecorded: null,
    MeetingDutyMet: null,
    DisputeReferred: (watch, { data: { dispute, parties } }) => ({
      ...watch,
      parties: { ...watch.parties, [String(dispute)]: parties },
    }),
    DisputeReturned: null,
    DisputeCompleted: null,
    DisputeDecided: null,
    DisputeDeciderLost: null,
    ContradictionsFound: null,
    ContradictionAnswered: null,
    ConsultationClosed: null,
    ConsultationCancelled: null,
  },
  checks: [consentDeemedUnlawfully, concludedUnheard, partyDecidedDispute],
}

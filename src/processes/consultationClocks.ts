import type { ConsultationEvent } from '../domain/consultation/events.js'
import type { ConsultationProgress, OpenProgress, SeatProgress } from '../domain/consultation/progress.js'
import type { CancelDeadline, RecordAct, StartDeadline, TransferDeadline } from '../domain/deadline/commands.js'
import type { CancellationReason, DeadlineKind } from '../domain/deadline/vocabulary.js'
import type { AgencyId, LocalDate } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface ClockOptions {
  /** Where the consultation stood after its event of this revision. */
  readonly consultationAt: (consultation: string, revision: number) => Promise<ConsultationProgress>
}

type ClockCommand = ProcessCommand<StartDeadline | RecordAct | CancelDeadline | TransferDeadline>
type Of<T extends ConsultationEvent['type']> = RecordedEvent<Extract<ConsultationEvent, { type: T }>>

/** A clock of a consultation: its matter, and what kind of time runs. */
interface Clock {
  readonly matter: string
  readonly kind: DeadlineKind
}

/**
 * Every time that runs in a consultation: to answer a letter (LS-6.1, 711-34), to meet on an application (LS-8.1), to
 * decide a dispute (LS-9.1). What each event does to them follows from the consultation as it stood at that event, so
 * that a second look finds the same.
 */
export function consultationClocks({ consultationAt }: ClockOptions): Reaction<ConsultationEvent> {
  const openAt = async ({ stream }: RecordedEvent, revision: number): Promise<OpenProgress | undefined> => {
    const progress = await consultationAt(idOf(stream), revision)
    return progress.status === 'open' ? progress : undefined
  }
  /** With the consultation as it stood right after the event. */
  const after =
    <E extends RecordedEvent>(react: (event: E, now: OpenProgress) => readonly ClockCommand[]) =>
    async (event: E) => {
      const now = await openAt(event, event.revision)
      return now === undefined ? [] : react(event, now)
    }
  /** With the consultation as it stood right before the event. */
  const before =
    <E extends RecordedEvent>(react: (event: E, before: OpenProgress) => readonly ClockCommand[]) =>
    async (event: E) => {
      const was = await openAt(event, event.revision - 1)
      return was === undefined ? [] : react(event, was)
    }

  return {
    name: 'consultationClocks',
    version: 1,
    on: {
      ConsultationOpened: after((event: Of<'ConsultationOpened'>, now) => {
        const { purpose } = event.data
        return purpose.kind === 'application' ? [meetingStarted(event, now, purpose.startsOn)] : []
      }),
      SeatAdded: after((event: Of<'SeatAdded'>, now) =>
        now.purpose.kind === 'application' ? [meetingStarted(event, now, event.data.revealedOn)] : [],
      ),
      MeetingDutyMet: after((event: Of<'MeetingDutyMet'>, now) =>
        meetingsOf(idOf(event.stream), now).map((clock) => acted(clock, event.data.metOn, event)),
      ),
      AskingAgencyChanged: after((event: Of<'AskingAgencyChanged'>, now) =>
        now.meetingMet
          ? []
          : meetingsOf(idOf(event.stream), now).map((clock) => transferred(clock, event.data.to, event)),
      ),

      ConsultationLetterServed: after((event: Of<'ConsultationLetterServed'>, now) => {
        const { seat, servedOn } = event.data
        // It spoke before the letter reached it: no time has to run.
        return isAnswered(now, seat) ? [] : [answerStarted(event, now, seat, servedOn)]
      }),
      OpinionGiven: after((event: Of<'OpinionGiven'>, now) =>
        answered(event, now, event.data.seat, event.data.givenOn),
      ),
      OpinionRevised: after((event: Of<'OpinionRevised'>, now) =>
        answered(event, now, event.data.seat, event.data.givenOn),
      ),
      SeatTransferred: after((event: Of<'SeatTransferred'>, now) => [
        ...(event.data.to.includes(event.data.from) ? [] : [answerCancelled(event, now, event.data.from)]),
        ...now.seats
          .filter(({ agency }) => agency !== event.data.from && event.data.to.includes(agency))
          .flatMap((seat) => inherited(event, now, seat)),
      ]),
      SeatClosed: after((event: Of<'SeatClosed'>, now) => [answerCancelled(event, now, event.data.seat)]),
      TextPutUnderDiscussion: before((event: Of<'TextPutUnderDiscussion'>, was) => [
        ...answersOf(idOf(event.stream), was).map((clock) => cancelled(clock, 'superseded', event)),
        ...disputeOf(idOf(event.stream), was).map((clock) => cancelled(clock, 'superseded', event)),
      ]),

      DisputeReferred: after((event: Of<'DisputeReferred'>, now) => [
        disputeStarted(event, now, event.data.decider, event.data.referredOn),
      ]),
      DisputeCompleted: after((event: Of<'DisputeCompleted'>, now) =>
        now.dispute === undefined ? [] : [disputeStarted(event, now, now.dispute.decider, event.data.completedOn)],
      ),
      DisputeReturned: before((event: Of<'DisputeReturned'>, was) =>
        disputeOf(idOf(event.stream), was).map((clock) => cancelled(clock, 'superseded', event)),
      ),
      DisputeDeciderLost: before((event: Of<'DisputeDeciderLost'>, was) =>
        disputeOf(idOf(event.stream), was).map((clock) => cancelled(clock, 'superseded', event)),
      ),
      DisputeDecided: async (event: Of<'DisputeDecided'>) => {
        const [was, now] = [await openAt(event, event.revision - 1), await openAt(event, event.revision)]
        return was === undefined || now === undefined ? [] : decided(event, was, now)
      },

      ConsultationClosed: before((event: Of<'ConsultationClosed'>, was) =>
        allOf(idOf(event.stream), was).map((clock) => cancelled(clock, 'matterClosed', event)),
      ),
      ConsultationCancelled: before((event: Of<'ConsultationCancelled'>, was) =>
        allOf(idOf(event.stream), was).map((clock) => cancelled(clock, 'matterWithdrawn', event)),
      ),
    },
  }
}

const idOf = (stream: string): string => stream.slice('consultation-'.length)

/** Before publication the district's own time; on an application the outer limit of the law, whoever is asked. */
const answerClock = (
  consultation: string,
  { purpose, text }: Pick<OpenProgress, 'purpose' | 'text'>,
  seat: AgencyId,
): Clock => ({
  matter: `${consultation}.${text}.${seat}`,
  kind: purpose.kind === 'publication' ? 'opinion' : 'jointMakerOpinion',
})

const answersOf = (consultation: string, progress: OpenProgress): readonly Clock[] =>
  progress.seats
    .filter(({ servedOn }) => servedOn !== undefined)
    .map(({ agency }) => answerClock(consultation, progress, agency))

const meetingsOf = (consultation: string, { meetings }: OpenProgress): readonly Clock[] =>
  Array.from({ length: meetings }, (_, index) => ({ matter: `${consultation}.m${index + 1}`, kind: 'meeting' }))

/** The one that runs: after a completion the time to decide begins again, under a name of its own. */
const disputeOf = (consultation: string, { dispute }: OpenProgress): readonly Clock[] => {
  if (dispute === undefined) return []
  const suffix = dispute.status === 'completed' ? 'c' : ''
  return [{ matter: `${consultation}.d${dispute.number}${suffix}`, kind: 'dispute' }]
}

const allOf = (consultation: string, progress: OpenProgress): readonly Clock[] => [
  ...answersOf(consultation, progress),
  ...meetingsOf(consultation, progress),
  ...disputeOf(consultation, progress),
]

const deadlineId = ({ matter, kind }: Clock): string => `${matter}-${kind}`

const started = (
  clock: Clock,
  { key, purpose }: OpenProgress,
  who: Pick<StartDeadline['data'], 'agency' | 'officer'>,
  start: LocalDate,
  event: RecordedEvent,
): ClockCommand => ({
  id: deadlineId(clock),
  key: `start:${deadlineId(clock)}`,
  command: {
    type: 'StartDeadline',
    data: {
      ...clock,
      ...who,
      ...(purpose.item === undefined ? {} : { item: purpose.item }),
      key,
      start,
      startEvent: event.id,
    },
  },
})

const acted = (clock: Clock, doneOn: LocalDate, event: RecordedEvent): ClockCommand => ({
  id: deadlineId(clock),
  key: `act:${deadlineId(clock)}`,
  command: { type: 'RecordAct', data: { doneOn, proof: event.id } },
  // It spoke before the letter was served on it: no time ran.
  harmless: ['DEADLINE_NOT_FOUND'],
})

const cancelled = (clock: Clock, reason: CancellationReason, event: RecordedEvent): ClockCommand => ({
  id: deadlineId(clock),
  key: `cancel:${deadlineId(clock)}`,
  command: { type: 'CancelDeadline', data: { reason, cause: event.id } },
  harmless: ['DEADLINE_NOT_FOUND'],
})

/** To no officer: whoever handled it in the agency before need not be in the new one. */
const transferred = (clock: Clock, to: AgencyId, event: RecordedEvent): ClockCommand => ({
  id: deadlineId(clock),
  key: `transfer:${deadlineId(clock)}`,
  command: { type: 'TransferDeadline', data: { to, cause: event.id } },
  harmless: ['DEADLINE_NOT_FOUND', 'AGENCY_NOT_ACTIVE'],
})

/** The time to meet is the asking agency's (LS-8.1); each agency revealed later gives it another one. */
function meetingStarted(event: RecordedEvent, now: OpenProgress, start: LocalDate): ClockCommand {
  const { asking, officer, meetings } = now
  const clock: Clock = { matter: `${idOf(event.stream)}.m${meetings}`, kind: 'meeting' }
  return started(clock, now, { agency: asking, ...(officer === undefined ? {} : { officer }) }, start, event)
}

const answerStarted = (event: RecordedEvent, now: OpenProgress, seat: AgencyId, start: LocalDate): ClockCommand =>
  started(answerClock(idOf(event.stream), now, seat), now, { agency: seat }, start, event)

const answerCancelled = (event: RecordedEvent, now: OpenProgress, seat: AgencyId): ClockCommand =>
  cancelled(answerClock(idOf(event.stream), now, seat), 'superseded', event)

const isAnswered = ({ seats }: OpenProgress, seat: AgencyId): boolean =>
  seats.some((held) => held.agency === seat && held.isAnswered)

/** An opinion on some of the points is no answer yet. */
const answered = (
  event: RecordedEvent,
  now: OpenProgress,
  seat: AgencyId,
  doneOn: LocalDate,
): readonly ClockCommand[] =>
  isAnswered(now, seat) ? [acted(answerClock(idOf(event.stream), now, seat), doneOn, event)] : []

/** Whoever took over answers for what was asked before: the time goes on from the day of service. */
function inherited(event: RecordedEvent, now: OpenProgress, seat: SeatProgress): readonly ClockCommand[] {
  if (seat.servedOn === undefined || seat.isAnswered) return []
  // One who was asked itself too has a clock of its own.
  return [{ ...answerStarted(event, now, seat.agency, seat.servedOn), harmless: ['DEADLINE_EXISTS'] }]
}

/** Whoever has not answered yet has nothing left to say on what was decided. */
const decided = (
  event: RecordedEvent<Extract<ConsultationEvent, { type: 'DisputeDecided' }>>,
  was: OpenProgress,
  now: OpenProgress,
): readonly ClockCommand[] => [
  ...disputeOf(idOf(event.stream), was).map((clock) => acted(clock, event.data.decidedOn, event)),
  ...was.seats
    .filter((seat) => !seat.isAnswered && isAnswered(now, seat.agency))
    .map(({ agency }) => cancelled(answerClock(idOf(event.stream), now, agency), 'matterClosed', event)),
]

const disputeStarted = (event: RecordedEvent, now: OpenProgress, decider: AgencyId, start: LocalDate): ClockCommand => {
  const [clock] = disputeOf(idOf(event.stream), now)
  if (clock === undefined) throw new Error(`${event.stream} has no dispute to be decided`)
  return started(clock, now, { agency: decider }, start, event)
}

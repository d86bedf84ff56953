import type { RecordAgencyConsultationConclusion } from '../domain/application/commands.js'
import type { ApplicationEvent, RequestSeat } from '../domain/application/events.js'
import type { ApplicationProgress } from '../domain/application/progress.js'
import type { ConsultationCommand } from '../domain/consultation/commands.js'
import type { Seat } from '../domain/consultation/events.js'
import type { ConsultationProgress, OpenProgress } from '../domain/consultation/progress.js'
import type { AgencyId } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface ApplicationConsultationOptions {
  /** Where the application stood after its event of this revision, or stands now. */
  readonly applicationAt: (application: string, revision?: number) => Promise<ApplicationProgress>
  /** Where the consultation stands now. */
  readonly consultationNow: (consultation: string) => Promise<ConsultationProgress>
  /** The agency itself while it exists, else whoever answers for it; as the register stood at the position or later. */
  readonly speakingFor: (agency: AgencyId, at: Position) => Promise<readonly AgencyId[]>
}

type Of<T extends ApplicationEvent['type']> = RecordedEvent<Extract<ApplicationEvent, { type: T }>>
type Required = Of<'AgencyConsultationRequired'>
type Commands = readonly ProcessCommand<ConsultationCommand | RecordAgencyConsultationConclusion>[]

/**
 * 会商 on an application (LS-8.1): what the application says of its consultation is brought about in the consultation's
 * own stream. Who is asked, by whom, and whether the lead asks (711-34), is what the application has on record.
 */
export function applicationConsultations(options: ApplicationConsultationOptions): Reaction<ApplicationEvent> {
  const { applicationAt, consultationNow } = options

  async function required(event: Required): Promise<Commands> {
    const now = await consultationNow(event.data.consultation)
    if (now.status === 'absent') return opening(event, options)
    // Concluded in between: its conclusion goes to the application, where the reply sees that it is of another text.
    if (now.status !== 'open' || now.cause === event.id) return []
    const application = await applicationAt(event.data.application)
    // A requirement that was overtaken is not carried out: the later one says what is to be discussed.
    if (application.status === 'absent' || application.consultation?.requiredBy !== event.revision) return []
    return changes(event, now, options)
  }

  const ended = async (
    event: Of<'ReplyDispatched' | 'ApplicationWithdrawn' | 'ApplicationMerged'>,
  ): Promise<Commands> => {
    const was = await applicationAt(event.data.application, event.revision - 1)
    if (was.status === 'absent' || was.consultation?.isRunning !== true) return []
    return [
      {
        id: was.consultation.consultation,
        command: { type: 'CancelConsultation', data: { reason: 'applicationClosed', cause: event.id } },
        // Nobody was left to be asked, or it was concluded in between.
        harmless: ['CONSULTATION_NOT_FOUND', 'CONSULTATION_CLOSED'],
      },
    ]
  }

  return {
    name: 'applicationConsultations',
    version: 1,
    on: {
      AgencyConsultationRequired: required,
      ReplyDispatched: ended,
      ApplicationWithdrawn: ended,
      ApplicationMerged: ended,
    },
  }
}

/** Who is asked today for each agency that was named when it was required: an agency may have been abolished since. */
async function seatsToday(
  { data, position }: Required,
  asking: AgencyId,
  { speakingFor }: ApplicationConsultationOptions,
): Promise<readonly Seat[]> {
  const seats = new Map<AgencyId, Seat>()
  const named: readonly RequestSeat[] = data.seats
  for (const { agency, grounds } of named) {
    for (const heir of await speakingFor(agency, position)) {
      if (heir === asking) continue
      const more = heir === agency ? grounds : [...grounds, 'successor' as const]
      seats.set(heir, { agency: heir, grounds: [...new Set([...(seats.get(heir)?.grounds ?? []), ...more])] })
    }
  }
  return [...seats.values()]
}

async function opening(event: Required, options: ApplicationConsultationOptions): Promise<Commands> {
  const { data } = event
  const [asking = data.asking] = await options.speakingFor(data.asking, event.position)
  const seats = await seatsToday(event, asking, options)
  // All of them have gone into the asking agency meanwhile: nobody else is left to agree to anything.
  if (seats.length === 0) return [nobodyLeft(event)]
  return [
    {
      id: data.consultation,
      key: 'open',
      command: {
        type: 'OpenConsultation',
        data: {
          consultation: data.consultation,
          purpose: {
            kind: 'application',
            application: data.application,
            ...(data.item === undefined ? {} : { item: data.item }),
            startsOn: data.startsOn,
            askedByLead: data.askedByLead,
          },
          asking,
          ...(data.officer === undefined ? {} : { officer: data.officer }),
          seats,
          proposal: data.proposal,
          key: data.key,
          ...(data.follows === undefined ? {} : { follows: data.follows }),
          cause: event.id,
        },
      },
    },
  ]
}

/** There is no event of a consultation that closed it: the requirement itself is named. */
const nobodyLeft = ({ data, revision }: Required): ProcessCommand<RecordAgencyConsultationConclusion> => ({
  id: data.application,
  key: 'nobodyLeft',
  command: {
    type: 'RecordAgencyConsultationConclusion',
    data: {
      consultation: data.consultation,
      revision,
      outcome: 'cancelled',
      agencies: [],
      proposal: data.proposal,
    },
  },
  harmless: ['NOT_THE_RUNNING_CONSULTATION', 'APPLICATION_CLOSED'],
})

/** Seats that are no longer named are closed before the text changes: an objection to the text that stands is seen then. */
async function changes(event: Required, now: OpenProgress, options: ApplicationConsultationOptions): Promise<Commands> {
  const { consultation: id, proposal, startsOn } = event.data
  const seats = await seatsToday(event, now.asking, options)
  const named = new Set(seats.map(({ agency }) => agency))
  const asked = new Set(now.seats.map(({ agency }) => agency))
  const cause = event.id
  return [
    ...[...asked]
      .filter((agency) => !named.has(agency))
      .map((seat) => ({
        id,
        key: `close:${seat}`,
        command: { type: 'CloseSeat', data: { seat, cause } } as const,
        harmless: ['SEAT_OBJECTS', 'CONSULTATION_CLOSED'],
      })),
    {
      id,
      key: 'text',
      command: { type: 'PutTextUnderDiscussion', data: { proposal, cause } },
      // What a decider ruled against is not discussed again (LS-9.1); it cannot be agreed on either.
      harmless: ['DECISION_IGNORED', 'CONSULTATION_CLOSED'],
    },
    ...seats
      .filter(({ agency }) => !asked.has(agency))
      .map((seat) => ({
        id,
        key: `add:${seat.agency}`,
        command: { type: 'AddSeat', data: { seat, revealedOn: startsOn, cause } } as const,
        harmless: ['ASKING_HAS_NO_SEAT', 'CONSULTATION_CLOSED'],
      })),
  ]
}

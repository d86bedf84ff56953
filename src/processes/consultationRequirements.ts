import type { ConsultationCommand } from '../domain/consultation/commands.js'
import type { Seat } from '../domain/consultation/events.js'
import type { ConsultationProgress, OpenProgress } from '../domain/consultation/progress.js'
import type { Cancellation } from '../domain/consultation/vocabulary.js'
import { localDateOf } from '../domain/dates.js'
import type { RecordConsultationConclusion } from '../domain/informationItem/commands.js'
import type { ConsultationRequired, InformationItemEvent } from '../domain/informationItem/events.js'
import type { AgencyId, ItemId } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface RequirementOptions {
  /** Where the consultation stands now. */
  readonly consultationNow: (consultation: string) => Promise<ConsultationProgress>
  /** The consultation that runs on the item now, and the requirement that holds for it: the latest. */
  readonly runningOn: (itemId: ItemId) => Promise<
    | {
        readonly consultation: string
        readonly requiredBy: string
        readonly requiredAt: number
        /** Some agency beside the one that handles the item is named on it. */
        readonly concernsOthers: boolean
      }
    | undefined
  >
  /** The agency itself while it exists, else whoever answers for it; as the register stood at the position or later. */
  readonly speakingFor: (agency: AgencyId, at: Position) => Promise<readonly AgencyId[]>
}

type Required = RecordedEvent<ConsultationRequired>
type Commands = readonly ProcessCommand<ConsultationCommand | RecordConsultationConclusion>[]

/** What the item says of its consultation is brought about in the consultation's own stream (LS-6.1). */
export function consultationRequirements(options: RequirementOptions): Reaction<InformationItemEvent> {
  const { consultationNow, runningOn } = options

  async function required(event: Required): Promise<Commands> {
    const now = await consultationNow(event.data.consultation)
    if (now.status === 'absent') return opening(event, options)
    // Concluded in between: its conclusion goes to the item, where the gate sees that it is of another text.
    if (now.status !== 'open' || now.cause === event.id) return []
    // A requirement that was overtaken is not carried out: the later one says what is to be discussed.
    if ((await runningOn(event.data.itemId))?.requiredBy !== event.id) return []
    return changes(event, now, options)
  }

  /** Only what was required before the item's end ends with it; whoever required it again afterwards meant it. */
  const endedBy =
    (reason: Cancellation) =>
    async ({ id, revision, stream }: RecordedEvent): Promise<Commands> => {
      const running = await runningOn(itemOf(stream))
      if (running === undefined || running.requiredAt > revision) return []
      return [cancellation(running.consultation, reason, id)]
    }

  return {
    name: 'consultationRequirements',
    version: 1,
    on: {
      ConsultationRequired: required,
      ItemWithdrawn: endedBy('itemWithdrawn'),
      DraftDiscarded: endedBy('draftDiscarded'),
      PurgeOrdered: endedBy('purged'),
      InvolvementChanged: async ({ id, revision, stream }) => {
        const running = await runningOn(itemOf(stream))
        if (running === undefined || running.requiredAt > revision || running.concernsOthers) return []
        return [cancellation(running.consultation, 'noLongerInvolved', id)]
      },
    },
  }
}

const itemOf = (stream: string): ItemId => stream.slice('item-'.length) as ItemId

const cancellation = (
  id: string,
  reason: Cancellation,
  cause: string,
): ProcessCommand<Extract<ConsultationCommand, { type: 'CancelConsultation' }>> => ({
  id,
  command: { type: 'CancelConsultation', data: { reason, cause } },
  // Never opened, concluded before, or somebody objects: a dispute is settled, not left out (LS-9.1).
  harmless: ['CONSULTATION_NOT_FOUND', 'CONSULTATION_CLOSED', 'SEAT_OBJECTS'],
})

/** Who is asked today for each agency that was named when it was required: an agency may have been abolished since. */
async function seatsToday(
  { data, position }: Required,
  asking: AgencyId,
  { speakingFor }: RequirementOptions,
): Promise<readonly Seat[]> {
  const seats = new Map<AgencyId, Seat>()
  for (const { agency, grounds } of data.seats) {
    for (const heir of await speakingFor(agency, position)) {
      if (heir === asking) continue
      const more = heir === agency ? grounds : [...grounds, 'successor' as const]
      seats.set(heir, { agency: heir, grounds: [...new Set([...(seats.get(heir)?.grounds ?? []), ...more])] })
    }
  }
  return [...seats.values()]
}

async function opening(event: Required, options: RequirementOptions): Promise<Commands> {
  const { data } = event
  const [asking = data.asking] = await options.speakingFor(data.asking, event.position)
  const seats = await seatsToday(event, asking, options)
  // All of them have gone into the asking agency meanwhile: nobody else is left to confirm anything.
  if (seats.length === 0) return [nobodyLeft(event)]
  return [
    {
      id: data.consultation,
      key: 'open',
      command: {
        type: 'OpenConsultation',
        data: {
          consultation: data.consultation,
          purpose: { kind: 'publication', item: data.itemId, version: data.version },
          asking,
          officer: data.officer,
          seats,
          proposal: data.proposal,
          key: `item:${data.itemId}`,
          ...(data.follows === undefined ? {} : { follows: data.follows }),
          cause: event.id,
        },
      },
    },
  ]
}

/** There is no event of a consultation that closed it: the requirement itself is named. */
const nobodyLeft = ({ data, revision }: Required): ProcessCommand<RecordConsultationConclusion> => ({
  id: data.itemId,
  key: 'nobodyLeft',
  command: {
    type: 'RecordConsultationConclusion',
    data: {
      consultation: data.consultation,
      revision,
      outcome: 'cancelled',
      agencies: [],
      proposal: data.proposal,
    },
  },
  harmless: ['CONSULTATION_NOT_THE_CURRENT', 'ITEM_CLOSED'],
})

/**
 * Seats that are no longer named are closed before the text changes: an objection to the text that stands is seen
 * then, and whoever objected is asked about the new text too.
 */
async function changes(event: Required, now: OpenProgress, options: RequirementOptions): Promise<Commands> {
  const { consultation: id, proposal } = event.data
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
      // What a decider ruled against is not discussed again (LS-9.1); it cannot be confirmed either.
      harmless: ['DECISION_IGNORED', 'CONSULTATION_CLOSED'],
    },
    ...seats
      .filter(({ agency }) => !asked.has(agency))
      .map((seat) => ({
        id,
        key: `add:${seat.agency}`,
        command: {
          type: 'AddSeat',
          data: { seat, revealedOn: localDateOf(event.metadata.recordedAt), cause },
        } as const,
        harmless: ['ASKING_HAS_NO_SEAT', 'CONSULTATION_CLOSED'],
      })),
  ]
}

import type { DeadlineEvent } from '../../domain/deadline/events.js'
import { evolve, initial, type KnownDeadline } from '../../domain/deadline/state.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore, Position } from '../../eventstore/eventStore.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'

/** A due date as it was known at a moment: running, or missed and not made good. */
export interface ClockThen {
  /** `{matter}-{kind}` */
  readonly id: string
  readonly deadline: KnownDeadline
}

/** The deadlines of a subject, to be asked about any moment. */
export type ClocksThen = (position: Position) => readonly ClockThen[]

const PREFIX = 'deadline-'

/** From the streams of the deadlines themselves: what was moved later stands as it was. */
export async function clocksThen(
  store: Pick<EventStore, 'readStreams' | 'comparePositions'>,
  ids: readonly string[],
): Promise<ClocksThen> {
  if (ids.length === 0) return () => []
  const stored = await store.readStreams(ids.map((id) => `${PREFIX}${id}`))
  const histories = await Promise.all(
    [...stored].map(async ([stream, events]) => ({
      id: stream.slice(PREFIX.length),
      events: await openEvents<DeadlineEvent>(events, NO_KEYS),
    })),
  )
  const knownAt = (events: readonly RecordedEvent<DeadlineEvent>[], position: Position) =>
    events.filter((event) => store.comparePositions(event.position, position) <= 0).reduce(evolve, initial)
  return (position) =>
    histories.flatMap(({ id, events }) => {
      const deadline = knownAt(events, position)
      if (deadline.status === 'absent' || !isOpen(deadline)) return []
      return [{ id, deadline }]
    })
}

const isOpen = ({ status, act }: KnownDeadline): boolean =>
  status === 'running' || (status === 'missed' && act === undefined)

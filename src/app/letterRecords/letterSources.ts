import type { ApplicationEvent } from '../../domain/application/events.js'
import { applicationDecider } from '../../domain/application/decide.js'
import type { StaffEvent } from '../../domain/staff/events.js'
import type { AgencyId, LocalDate } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import type { KeyRing } from '../../eventstore/sealing.js'

export interface LetterLog {
  readonly store: Pick<EventStore, 'readStream'>
  readonly keyRing: KeyRing
}

/** What a letter is written of, from the log itself. */
export interface LetterSources {
  readonly events: readonly RecordedEvent<ApplicationEvent>[]
  /** Absent where there is no such application. */
  readonly agency?: AgencyId
  readonly staffNames: ReadonlyMap<string, string>
  readonly repliedOn: (application: string, replyNumber: string) => Promise<LocalDate | undefined>
}

/** The history of an application, opened, with the names of those who handle it. */
export async function letterSources(log: LetterLog, application: string): Promise<LetterSources> {
  const events = await openEvents<ApplicationEvent>(
    await log.store.readStream(`application-${application}`),
    log.keyRing,
  )
  const state = events.reduce(applicationDecider.evolve, applicationDecider.initial)
  const agency = state.status === 'absent' ? undefined : state.agency
  return {
    events,
    ...(agency === undefined ? {} : { agency }),
    staffNames: agency === undefined ? new Map() : await staffNames(log, agency),
    repliedOn: (earlier, replyNumber) => repliedOn(log, earlier, replyNumber),
  }
}

async function staffNames({ store, keyRing }: LetterLog, agency: AgencyId): Promise<ReadonlyMap<string, string>> {
  const events = await openEvents<StaffEvent>(await store.readStream(`staff-${agency}`), keyRing)
  return new Map(
    events.flatMap((event) =>
      (event.type === 'StaffMemberAppointed' || event.type === 'StaffNameCorrected') &&
      event.data.name.value !== undefined
        ? [[event.data.person, event.data.name.value] as const]
        : [],
    ),
  )
}

async function repliedOn({ store }: LetterLog, application: string, number: string): Promise<LocalDate | undefined> {
  const events = await openEvents<ApplicationEvent>(await store.readStream(`application-${application}`), NO_KEYS)
  return events.flatMap((event) =>
    event.type === 'ReplyDispatched' && event.data.replyNumber === number ? [event.data.dispatchedOn] : [],
  )[0]
}

import type { ApplicationEvent } from '../domain/application/events.js'
import type { ArchiveEvent } from '../domain/archive/events.js'
import type { RecordCorrectionEvent } from '../domain/recordCorrection/events.js'
import type { AgencyId } from '../domain/values.js'
import { openEvents } from '../eventstore/codec.js'
import type { EventStore } from '../eventstore/eventStore.js'
import { NO_KEYS } from '../eventstore/noKeys.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { KeyRing } from '../eventstore/sealing.js'

/** Events of a matter by the first word of its stream. */
interface EventsOf {
  readonly application: ApplicationEvent
  readonly correction: RecordCorrectionEvent
  readonly archive: ArchiveEvent
}
export type MatterKind = keyof EventsOf

/** Histories of applications, record corrections and archive files; who may read them is asked elsewhere. */
export interface MatterRecords {
  /** Opened as far as keys live: with everybody's names and words. Empty when there is none. */
  readonly opened: <K extends MatterKind>(kind: K, id: string) => Promise<readonly RecordedEvent<EventsOf[K]>[]>
  /** Without any key: what happened, and nothing that anybody wrote. */
  readonly sealed: <K extends MatterKind>(kind: K, id: string) => Promise<readonly RecordedEvent<EventsOf[K]>[]>
  /** Whose matters they are now, from their own streams, so that nothing that lags is asked; absent ones are left out. */
  readonly agencies: (kind: MatterKind, ids: readonly string[]) => Promise<ReadonlyMap<string, AgencyId>>
}

export interface MatterLog {
  readonly store: Pick<EventStore, 'readStream' | 'readStreams'>
  readonly keyRing: KeyRing
}

export const createMatterRecords = ({ store, keyRing }: MatterLog): MatterRecords => ({
  opened: async (kind, id) => openEvents(await store.readStream(`${kind}-${id}`), keyRing),
  sealed: async (kind, id) => openEvents(await store.readStream(`${kind}-${id}`), NO_KEYS),
  agencies: async (kind, ids) => {
    const streams = new Map(ids.map((id) => [`${kind}-${id}`, id]))
    const agencies = new Map<string, AgencyId>()
    for (const [stream, stored] of await store.readStreams([...streams.keys()])) {
      const events = await openEvents<EventsOf[MatterKind]>(stored, NO_KEYS)
      const agency = events.reduce<AgencyId | undefined>(answering, undefined)
      if (agency !== undefined) agencies.set(streams.get(stream)!, agency)
    }
    return agencies
  },
})

function answering(agency: AgencyId | undefined, event: EventsOf[MatterKind]): AgencyId | undefined {
  switch (event.type) {
    case 'ApplicationReceived':
    case 'CorrectionAsked':
    case 'RetentionAssigned':
      return event.data.agency
    case 'ApplicationTransferred':
    case 'CorrectionTransferred':
      return event.data.to
    default:
      return agency
  }
}

import type { AccountabilityCaseEvent } from '../domain/accountabilityCase/events.js'
import type { ApplicationEvent } from '../domain/application/events.js'
import type { ArchiveEvent } from '../domain/archive/events.js'
import type { ComplaintEvent } from '../domain/complaint/events.js'
import type { InspectionEvent } from '../domain/inspection/events.js'
import type { RecordCorrectionEvent } from '../domain/recordCorrection/events.js'
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
  readonly complaint: ComplaintEvent
  readonly case: AccountabilityCaseEvent
  readonly inspection: InspectionEvent
}
export type MatterKind = keyof EventsOf

/** Histories of applications, record corrections and archive files; who may read them is asked elsewhere. */
export interface MatterRecords {
  /** Opened as far as keys live: with everybody's names and words. Empty when there is none. */
  readonly opened: <K extends MatterKind>(kind: K, id: string) => Promise<readonly RecordedEvent<EventsOf[K]>[]>
  /** Without any key: what happened, and nothing that anybody wrote. */
  readonly sealed: <K extends MatterKind>(kind: K, id: string) => Promise<readonly RecordedEvent<EventsOf[K]>[]>
}

export interface MatterLog {
  readonly store: Pick<EventStore, 'readStream'>
  readonly keyRing: KeyRing
}

export const createMatterRecords = ({ store, keyRing }: MatterLog): MatterRecords => ({
  opened: async (kind, id) => openEvents(await store.readStream(`${kind}-${id}`), keyRing),
  sealed: async (kind, id) => openEvents(await store.readStream(`${kind}-${id}`), NO_KEYS),
})

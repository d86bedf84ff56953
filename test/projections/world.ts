import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { settableClock } from '../../src/eventstore/clock.js'
import type { AgencyEvent } from '../../src/domain/agency/events.js'
import type { ApplicationEvent } from '../../src/domain/application/events.js'
import type { ArchiveEvent } from '../../src/domain/archive/events.js'
import type { ConsultationEvent } from '../../src/domain/consultation/events.js'
import type { DeadlineEvent } from '../../src/domain/deadline/events.js'
import type { DutyEvent } from '../../src/domain/duty/events.js'
import type { FilingEvent } from '../../src/domain/filing/events.js'
import type { IndexNumberEvent } from '../../src/domain/indexNumber/events.js'
import type { InformationItemEvent } from '../../src/domain/informationItem/events.js'
import type { PublicationEvent } from '../../src/domain/publication/events.js'
import type { RecordCorrectionEvent } from '../../src/domain/recordCorrection/events.js'
import type { StaffEvent } from '../../src/domain/staff/events.js'
import type { TrailEvent } from '../../src/domain/trails/events.js'
import type { Instant } from '../../src/domain/values.js'
import { sealEvent } from '../../src/eventstore/codec.js'
import type { EventStore, Position } from '../../src/eventstore/eventStore.js'
import type { EventMetadata } from '../../src/eventstore/recordedEvent.js'
import { createDecoder } from '../../src/projections/engine/decoder.js'
import { createEngine, type Engine } from '../../src/projections/engine/engine.js'
import { createReadSide, type ReadSide } from '../../src/projections/readSide.js'
import { readModels, readModelVersions } from '../../src/projections/readModels.js'
import { memoryEventStore } from '../support/memoryEventStore.js'
import { memoryKeyRing } from '../support/memoryKeyRing.js'

export type WorldEvent =
  | AgencyEvent
  | ApplicationEvent
  | ArchiveEvent
  | ConsultationEvent
  | DeadlineEvent
  | DutyEvent
  | StaffEvent
  | InformationItemEvent
  | PublicationEvent
  | RecordCorrectionEvent
  | FilingEvent
  | IndexNumberEvent
  | TrailEvent

/** A log, its keys and a clock, written to without any rule: what the read models make of it is the question. */
export function createWorld(db: Kysely<unknown>, pageSize?: number) {
  const clock = settableClock('2026-03-02T01:00:00.000Z' as Instant)
  const store: EventStore = memoryEventStore(clock)
  const keys = memoryKeyRing()
  const faults: string[] = []
  const readSide: ReadSide = createReadSide({ db, store, versions: readModelVersions })
  const engineOf = (size = pageSize): Engine =>
    createEngine({
      db,
      store,
      decoder: createDecoder(keys),
      projections: readModels,
      readSide,
      clock,
      leaseMs: 5_000,
      onFault: (build, error) => faults.push(`${build.name}: ${String(error)}`),
      ...(size === undefined ? {} : { pageSize: size }),
    })
  const engine = engineOf()

  async function record(
    stream: string,
    event: WorldEvent,
    by: Partial<EventMetadata> = {},
  ): Promise<{ readonly id: string; readonly position: Position }> {
    clock.advance(1_000)
    const id = randomUUID()
    const metadata = {
      role: 'publishingOfficer',
      clause: 'LS-10.3',
      rules: [],
      policies: [],
      commandId: id,
      commandType: `Test${event.type}`,
      inputHash: '0',
      causationId: id,
      correlationId: stream,
      ...by,
    } as const
    const result = await store.append(stream, [await sealEvent(id, event, metadata, keys)], 'any')
    if (result.kind !== 'appended') throw new Error(result.kind)
    return { id, position: result.position }
  }

  return { clock, store, keys, faults, readSide, engine, engineOf, record }
}

export type World = ReturnType<typeof createWorld>

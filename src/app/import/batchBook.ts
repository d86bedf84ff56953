import { importBatch, type ImportBatch } from '../../domain/importBatch/decide.js'
import type { ImportBatchEvent } from '../../domain/importBatch/events.js'
import type { EventStore, StoredEvent } from '../../eventstore/eventStore.js'
import { importBatchAggregate } from './batchAggregate.js'

/** What the log says about a batch. Its events hold nothing sealed, so no key is needed. */
export async function readBatch(store: Pick<EventStore, 'readStream'>, batch: string): Promise<ImportBatch> {
  const events = await store.readStream(importBatchAggregate.stream(batch))
  return events.map(opened).reduce(importBatch.evolve, importBatch.initial)
}

const opened = ({ type, data }: StoredEvent): ImportBatchEvent => ({ type, data: JSON.parse(data) }) as ImportBatchEvent

import { createHash, randomUUID } from 'node:crypto'
import type { EvidenceEvent } from '../../domain/evidence/events.js'
import { sealEvent } from '../../eventstore/codec.js'
import type { EventStore, StoredEvent } from '../../eventstore/eventStore.js'
import type { EventMetadata } from '../../eventstore/recordedEvent.js'
import type { KeyRing } from '../../eventstore/sealing.js'

/** Who takes evidence away or begins an origin: the operator at the command line, or a person of the register. */
export type EvidenceActor = Pick<EventMetadata, 'role' | 'person' | 'agency' | 'deputyFor'>

export const OPERATOR: EvidenceActor = { role: 'operator' }

/** The log did not take the record; nothing is handed out. */
export class EvidenceNotRecordedError extends Error {
  override readonly name = 'EvidenceNotRecordedError'
}

const NOTHING_SEALED: KeyRing = {
  subjectKey: () => Promise.resolve(undefined),
  subjectKeys: () => Promise.resolve(new Map()),
  ensureSubjectKey: () => Promise.reject(new Error('records of evidence hold nothing that is sealed')),
}

/** Where exports of the audit trail are on record. */
export const TRAIL_EXPORTS = 'evidence-trailExports'
const STREAMS = {
  EvidenceExported: 'evidence-exports',
  LogOriginStarted: 'evidence-origins',
  AuditTrailExported: TRAIL_EXPORTS,
} as const
const COMMANDS = {
  EvidenceExported: 'ExportEvidence',
  LogOriginStarted: 'StartLogOrigin',
  AuditTrailExported: 'ExportAuditTrail',
} as const

interface RecordOptions {
  /** Of the command that asks for it, where there is one. */
  readonly id?: string
  readonly keyRing?: KeyRing
}

/** Puts it on record, and answers the record as it is stored. @param matter what the audit trail shows it with */
export async function recordEvidence(
  store: EventStore,
  event: EvidenceEvent,
  actor: EvidenceActor,
  matter: string,
  { id = randomUUID(), keyRing = NOTHING_SEALED }: RecordOptions = {},
): Promise<StoredEvent> {
  const sealed = await sealEvent(
    id,
    event,
    {
      ...actor,
      clause: 'LS-15.2',
      rules: [],
      policies: [],
      commandId: id,
      commandType: COMMANDS[event.type],
      inputHash: createHash('sha256').update(id).digest('hex'),
      causationId: id,
      correlationId: matter,
    },
    keyRing,
  )
  const stream = STREAMS[event.type]
  const result = await store.append(stream, [sealed], 'any')
  if (result.kind !== 'appended') throw new EvidenceNotRecordedError('the log did not take the record of the export')
  const [stored] = await store.readStream(stream, { from: result.revision, limit: 1 })
  if (stored?.id !== id) throw new EvidenceNotRecordedError('the record of the export is not where it was written')
  return stored
}

import type { PersonId } from '../../domain/values.js'
import type { EventMetadata } from '../../eventstore/recordedEvent.js'

/** Everything on record about one matter, to be packed for an investigation. */
export interface EvidenceOrder {
  /** `item:{id}`, `application:{id}` … */
  readonly subject: string
  readonly purpose: 'accountability'
  readonly personalData: boolean
  readonly withFiles: boolean
  readonly requestedBy?: PersonId
  readonly by?: Pick<EventMetadata, 'role' | 'person' | 'agency' | 'deputyFor'>
}

/** A package that verifies without the program, and where it is signed for. */
export interface PackedEvidence {
  readonly bytes: Buffer
  readonly checkpoint: { readonly origin: string; readonly size: number; readonly root: Uint8Array }
  /** Id of the event that says it was taken. */
  readonly record: string
}

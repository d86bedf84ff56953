import type { AuditTrailExported } from '../../domain/evidence/events.js'
import type { RoleHeld } from '../../domain/context.js'
import type { PersonId } from '../../domain/values.js'
import type { Position } from '../../eventstore/eventStore.js'

/** Who takes an export away: somebody of the staff in one of their roles, or the operator at the command line. */
export type ExportingActor = { readonly person: PersonId; readonly as: RoleHeld } | 'operator'

export interface TrailExportOrder extends Omit<AuditTrailExported['data'], 'text' | 'upTo' | 'events'> {
  /** Words that are looked for. */
  readonly text?: string
}

/** An export that is on record. */
export interface TrailExport {
  /** Id of the event that records it. */
  readonly id: string
  readonly stream: string
  readonly revision: number
  readonly position: Position
  /** Null for the operator. */
  readonly person: PersonId | null
  readonly order: TrailExportOrder
  readonly upTo: number
  readonly events: number
  /** It was on record already under the same id of the command. */
  readonly repeated: boolean
}

/** Exports of the audit trail: put on record first, then given out as often as it is asked for, always the same. */
export interface TrailExports {
  /**
   * Fixes how far the export goes, counts it and puts it on record.
   * @returns `otherInput` when the command id was used for something else; `behind` while the trail does not hold the whole
   *   log yet, and nothing is on record then
   */
  readonly record: (
    order: TrailExportOrder,
    actor: ExportingActor,
    commandId?: string,
  ) => Promise<TrailExport | 'otherInput' | 'behind'>
  /** Undefined when there is none of that id. */
  readonly find: (id: string) => Promise<TrailExport | undefined>
  /** The text of the file, piece by piece, from the first byte to the last. */
  readonly write: (made: TrailExport) => AsyncGenerator<string>
}

import type { ClauseCode } from '../domain/clauses.js'
import type { AnyEvent } from '../domain/decider.js'
import type { Role } from '../domain/roles.js'
import type { AgencyId, Instant, PersonId } from '../domain/values.js'
import type { Position } from './eventStore.js'

/** Who, when, under which clause, why, by which rules, caused by what. */
export interface EventMetadata {
  readonly recordedAt: Instant
  /** Absent for processes, the operator and the public. */
  readonly person?: PersonId
  readonly role: Role | 'process' | 'operator' | 'public'
  /** For which agency; absent where the actor acts for none. */
  readonly agency?: AgencyId
  readonly deputyFor?: PersonId
  /** Name of the process manager. */
  readonly process?: string
  readonly clause: ClauseCode
  /** The officer's own words are item text and live in the event's data; this is a short stable reason code. */
  readonly reason?: string
  readonly rules: readonly string[]
  readonly policies: readonly string[]
  readonly commandId: string
  readonly commandType: string
  /** SHA-256 over the canonical input, keyed, so that a repeated command id with another input is refused. */
  readonly inputHash: string
  /** Id of the event or command that caused this one. */
  readonly causationId: string
  /** The matter (事项) this belongs to. */
  readonly correlationId: string
  /** Log position of the reference facts that the decision used. */
  readonly contextPosition?: string
}

/** An event as the program sees it: opened, upcast, typed. */
export type RecordedEvent<E extends AnyEvent = AnyEvent> = E & {
  readonly id: string
  readonly stream: string
  readonly revision: number
  readonly position: Position
  readonly metadata: EventMetadata
}

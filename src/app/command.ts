import type { AnyCommand, Refusal } from '../domain/decider.js'
import type { Actor } from '../domain/context.js'
import type { Instant } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'

/** A command with everything around it that is not its subject matter. */
export interface CommandRequest<C extends AnyCommand = AnyCommand> {
  /** UUID chosen by the caller; the same one again answers with the stored outcome. */
  readonly commandId: string
  /** The aggregate's id: item id, agency id … */
  readonly id: string
  readonly command: C
  readonly actor: Actor
  /** The revision of the stream that the caller decided on; then a conflict is refused, not retried. */
  readonly expectedRevision?: number
  /** The reference facts must have reached this position (read your own writes). */
  readonly minPosition?: Position
  /** It follows from what was recorded at this moment: nothing is decided as of an earlier one, also by a clock set back. */
  readonly notBefore?: Instant
  readonly correlationId?: string
  readonly causationId?: string
  readonly reason?: string
}

export type CommandOutcome =
  | {
      readonly ok: true
      readonly stream: string
      /** Of the stream after the command; -1 when nothing was ever written. */
      readonly revision: number
      /**
       * The events written now or, for a repeated command id, then. Empty when there was nothing to change.
       * `position` is where all of the command's events can be seen: that of the last one.
       */
      readonly events: readonly { readonly id: string; readonly type: string; readonly position: Position }[]
      readonly repeated: boolean
    }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

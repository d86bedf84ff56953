import type { Event } from '../decider.js'
import type { Instant } from '../values.js'

// Stored for ever: a change here needs an upcaster and a decision record.

/** A command that was refused (越权或者不合规的操作尝试). Names no input, only what was tried and why it was refused. */
export type AttemptRefused = Event<
  'AttemptRefused',
  {
    readonly commandType: string
    /** Stream of the thing acted on. */
    readonly subject: string
    readonly codes: readonly string[]
    /** Equal attempts within a minute are one event. */
    readonly count: number
    readonly firstAt: Instant
    readonly lastAt: Instant
  }
>

/** Protected data, or the audit trail itself, was read (查阅受保护数据). */
export type ProtectedDataRead = Event<
  'ProtectedDataRead',
  {
    /** Stable name of what was read: `auditTrail`, `staffNames`, `file` … */
    readonly what: string
    readonly subject?: string
    /** Why, as the reader declared or the screen implies: `supervision`, `handling` … */
    readonly purpose: string
    readonly count: number
    readonly firstAt: Instant
    readonly lastAt: Instant
  }
>

export type TrailEvent = AttemptRefused | ProtectedDataRead
export const TRAIL_EVENT_TYPES = [
  'AttemptRefused',
  'ProtectedDataRead',
] as const satisfies readonly TrailEvent['type'][]

import { instantOf } from '../domain/dates.js'
import type { Instant } from '../domain/values.js'

/** Where the time comes from: UTC, milliseconds. May be set back; the log's `recordedAt` does not follow it there. */
export interface Clock {
  readonly now: () => Instant
}

export const systemClock: Clock = { now: () => instantOf(new Date()) }

/** A clock that stands still until it is moved: for tests, the demonstration and rehearsals. */
export interface SettableClock extends Clock {
  readonly set: (instant: Instant) => void
  readonly advance: (milliseconds: number) => void
}

export function settableClock(start: Instant): SettableClock {
  let now = start
  return {
    now: () => now,
    set: (instant) => {
      now = instant
    },
    advance: (milliseconds) => {
      now = instantOf(new Date(Date.parse(now) + milliseconds))
    },
  }
}

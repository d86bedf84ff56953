import { instantOf } from '../domain/dates.js'
import type { Instant } from '../domain/values.js'

/** Where the time comes from: UTC, milliseconds. May be set back; the log's `recordedAt` does not follow it there. */
export interface Clock {
  readonly now: () => Instant
}

export const systemClock: Clock = { now: () => instantOf(new Date()) }

/** Starts at a given moment and runs at real speed: a demonstration's today, a rehearsal of tomorrow. */
export function runningClock(start: Instant): Clock {
  const offset = Date.parse(start) - Date.now()
  return { now: () => instantOf(new Date(Date.now() + offset)) }
}

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

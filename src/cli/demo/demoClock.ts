import type { Instant } from '../../domain/values.js'
import { type Clock, runningClock, type SettableClock, settableClock } from '../../eventstore/clock.js'

export interface DemoClock extends SettableClock {
  /** From now on it runs at real speed, from this moment. */
  readonly run: (from: Instant) => void
}

/** Stands where the script sets it while the year is played, and runs afterwards. */
export function demoClock(start: Instant): DemoClock {
  const settable = settableClock(start)
  let current: Clock = settable
  return {
    now: () => current.now(),
    set: settable.set,
    advance: settable.advance,
    run: (from) => {
      current = runningClock(from)
    },
  }
}

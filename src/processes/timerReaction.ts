import type { Kysely } from 'kysely'
import type { AnyEvent } from '../domain/decider.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { AnyReaction } from './reaction.js'
import type { AnyTimerKind } from './timer.js'
import { setTimer } from './timerRows.js'

/** The half of a kind of timer that follows the log: it keeps the rows, and gives no command. */
export function timerReaction(kind: AnyTimerKind, db: Kysely<unknown>): AnyReaction {
  const follow = (schedule: NonNullable<AnyTimerKind['on'][string]>) => async (event: RecordedEvent<AnyEvent>) => {
    const next = schedule(event)
    if (next !== undefined) await setTimer(db, kind.name, next, event)
    return []
  }
  return {
    name: `timer-${kind.name}`,
    version: kind.version,
    on: Object.fromEntries(Object.entries(kind.on).map(([type, schedule]) => [type, follow(schedule!)])),
  }
}

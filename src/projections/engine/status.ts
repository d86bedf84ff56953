import type { Position } from '../../eventstore/eventStore.js'
import type { BuildRow } from './checkpoints.js'

export interface ProjectionStatus {
  readonly name: string
  readonly version: number
  readonly build: number
  readonly state: 'building' | 'live' | 'retired' | 'paused' | 'needsRebuild'
  readonly position: Position | undefined
  /** Events taken in so far. */
  readonly events: number
  /** Undefined where the store cannot tell the distance between two positions. */
  readonly lagEvents: number | undefined
  /** Age of the last event taken in while others wait; 0 when caught up. */
  readonly lagSeconds: number
  /** Events per second of late; null when nothing moves. */
  readonly rate: number | null
  readonly etaSeconds: number | null
  /** Process that owns it; null when none does. */
  readonly owner: string | null
  readonly lastError: string | null
  readonly parkedStreams: number
}

export interface LogEnd {
  readonly head: Position | undefined
  readonly now: string
  /** Events after one position up to another. */
  readonly distance: (from: Position | undefined, to: Position) => number | undefined
}

export function statusOf(row: BuildRow, { head, now, distance }: LogEnd): ProjectionStatus {
  const { name, version, build, rate, lastError, parkedStreams, checkpoint } = row
  const behind = head !== undefined && head !== checkpoint?.position
  const lagEvents = behind ? distance(checkpoint?.position, head) : 0
  return {
    name,
    version,
    build,
    state: stateOf(row),
    position: checkpoint?.position,
    events: checkpoint?.ordinal ?? 0,
    lagEvents,
    lagSeconds: behind ? secondsBetween(checkpoint?.recordedAt ?? now, now) : 0,
    rate,
    etaSeconds: eta(lagEvents, rate),
    owner: row.owned ? row.owner : null,
    lastError,
    parkedStreams,
  }
}

const eta = (lag: number | undefined, rate: number | null): number | null => (lag && rate ? lag / rate : null)

const secondsBetween = (from: string, to: string): number => Math.max(0, (Date.parse(to) - Date.parse(from)) / 1_000)

function stateOf({ halted, paused, state }: BuildRow): ProjectionStatus['state'] {
  if (halted !== null) return 'needsRebuild'
  return paused ? 'paused' : state
}

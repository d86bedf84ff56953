import type { Instant, LocalDate } from '../../domain/values.js'
import { pastState, type PastState } from './pastState.js'
import { type CaseFrom, partOf, type Replay, type ReplayStep } from './replay.js'

/** A moment on both axes of time. Without a legal date nothing is cut by it; without an instant everything is known. */
export interface MomentThen {
  readonly asOf?: LocalDate
  readonly asKnownAt?: Instant
}

/** What was the case with a subject at a moment. */
export interface StateThen extends PastState {
  /** Of the subject; of each of its streams where it has several. Undefined: nothing was the case yet. */
  readonly state: unknown
}

export function stateThen(replay: Replay, { asOf, asKnownAt }: MomentThen, caseFrom: CaseFrom): StateThen {
  const known =
    asKnownAt === undefined ? replay.steps : replay.steps.filter(({ event }) => event.metadata.recordedAt <= asKnownAt)
  const past = pastState({ steps: known }, asOf, caseFrom)
  return { ...past, state: stateOf(replay, past.steps) }
}

function stateOf({ sources }: Replay, steps: readonly ReplayStep[]): unknown {
  const lastOf = (stream: string) => {
    const last = steps.findLast(({ event }) => event.stream === stream)
    return last === undefined ? undefined : partOf(last.source, last.after)
  }
  if (sources.length === 1) return lastOf(sources[0]!.stream)
  const streams = [...new Set(steps.map(({ event }) => event.stream))]
  return streams.length === 0 ? undefined : new Map(streams.map((stream) => [stream, lastOf(stream)]))
}

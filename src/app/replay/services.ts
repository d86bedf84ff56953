import type { EventStore } from '../../eventstore/eventStore.js'
import type { LookAtPast } from './look.js'
import type { CaseFrom } from './replay.js'
import type { ReplaySource, ReplaySources } from './source.js'

/** How the past is looked at: subjects by kind and id, or the streams of a matter. */
export interface ReplayServices {
  readonly look: LookAtPast
  readonly sourcesOf: ReplaySources
  readonly sourceOfStream: (stream: string) => ReplaySource | undefined
  readonly caseFrom: CaseFrom
  readonly comparePositions: EventStore['comparePositions']
}

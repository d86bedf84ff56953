import { caseFrom } from '../../projections/registerPeriods/caseFrom.js'
import { streamsNaming } from '../../projections/matterStreams.js'
import { aggregates } from '../aggregates.js'
import { createLookAtPast } from '../replay/look.js'
import { createReplaySources, sourceOfStream } from '../replay/source.js'
import type { ReplayServices } from '../replay/services.js'
import { type Core, DISTRICT, JURISDICTION } from './core.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'

export const replayServicesOf = ({
  storage: { store, keys },
  core: { facts, pastFacts, trails },
  models: { readSide },
}: {
  readonly storage: Storage
  readonly core: Core
  readonly models: Pick<ReadModels, 'readSide'>
}): ReplayServices => ({
  look: createLookAtPast({ store, keyRing: keys, facts, pastFacts, trails, caseFrom }),
  sourcesOf: createReplaySources({
    aggregates,
    district: DISTRICT,
    jurisdiction: JURISDICTION,
    streamsNaming: (kind, id) => streamsNaming(readSide, kind, id),
  }),
  sourceOfStream: sourceOfStream(aggregates),
  caseFrom,
  comparePositions: store.comparePositions,
})

import { localDateOf } from '../../domain/dates.js'
import type { Clock } from '../../eventstore/clock.js'
import { consultationsOfItem } from '../../projections/consultations/queries.js'
import { createConsultationCircles } from '../consultationCircle.js'
import { createFileAccess, type FileAccess } from '../fileAccess.js'
import { itemEvents } from '../itemEvents.js'
import type { Core } from './core.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'

export interface FileAccessParts {
  readonly storage: Storage
  readonly core: Core
  readonly models: ReadModels
  readonly clock: Clock
}

/** Who may read which file, from the streams of the item and of the consultations about it. */
export function fileAccessOf({ storage: { store, keys }, core, models, clock }: FileAccessParts): FileAccess {
  const circles = createConsultationCircles(store)
  return createFileAccess({
    itemEvents: (itemId) => itemEvents({ store, keyRing: keys }, itemId),
    // Which consultations there are is looked up; who may read through them stands in their streams.
    discussed: async (itemId) => {
      const found = await consultationsOfItem(models.readSide, itemId)
      return [...(await circles(found.map(({ id }) => id))).values()]
    },
    agencies: () => core.facts.current().agencies,
    today: () => localDateOf(clock.now()),
    trails: core.trails,
  })
}

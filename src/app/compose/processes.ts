import type { KeySubject } from '../../domain/protected.js'
import type { ItemId } from '../../domain/values.js'
import type { Clock } from '../../eventstore/clock.js'
import { filings, indexNumbers } from '../../processes/indexNumbers.js'
import { createProcesses, type Processes } from '../../processes/processes.js'
import { purge } from '../../processes/purge.js'
import { anyReaction } from '../../processes/reaction.js'
import { websitePublication } from '../../processes/websitePublication.js'
import type { Config } from '../config.js'
import type { Core } from './core.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'

export interface ProcessParts {
  readonly config: Config
  readonly clock: Clock
  readonly storage: Storage
  readonly core: Core
  readonly models: ReadModels
  readonly onFault: (where: string, error: unknown) => void
}

/** Events in, commands out; not started. */
export const openProcesses = ({ config, clock, storage, core, models, onFault }: ProcessParts): Processes =>
  createProcesses({
    db: models.db,
    store: storage.store,
    execute: core.execute,
    reactions: [
      anyReaction(indexNumbers),
      anyReaction(filings),
      anyReaction(websitePublication({ addressOf: (item) => new URL(`/portal/items/${item}`, config.publicUrl).href })),
      anyReaction(purge({ destroyKey: destroyIn(storage), clock })),
    ],
    onFault: (process, error) => onFault(`process ${process}`, error),
  })

/** The key first, for ever; then the sealed files, which nobody can read any more, give back their room. */
const destroyIn =
  ({ keys, files }: Storage) =>
  async (subject: KeySubject): Promise<void> => {
    await keys.destroyKey(subject)
    if (subject.startsWith('item:')) await files.purgeItem(subject.slice('item:'.length) as ItemId)
  }

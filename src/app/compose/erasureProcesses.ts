import type { KeySubject } from '../../domain/protected.js'
import type { PersonId } from '../../domain/values.js'
import type { Clock } from '../../eventstore/clock.js'
import type { DataSubjectOptions } from '../../processes/dataSubjects.js'
import type { ErasureOptions } from '../../processes/erasure.js'
import { createApplicantSubjects } from '../applicantSubjects.js'
import { holderOf } from '../files/fileStore.js'
import { createIndexIdentity } from '../erasure/indexIdentity.js'
import { createSubjectMatters } from '../erasure/matters.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'

export interface ErasureParts {
  readonly clock: Clock
  readonly storage: Pick<Storage, 'store' | 'keys' | 'files'>
  readonly models: Pick<ReadModels, 'db'>
}

/** What the processes of data subjects look up, and what erasing one of them takes away. */
export function erasureOptionsOf({
  clock,
  storage,
  models: { db },
}: ErasureParts): DataSubjectOptions & ErasureOptions {
  const { store, keys, files } = storage
  const subjects = createApplicantSubjects({ db, keys })
  const { partiesOf, unnotedChanges } = createSubjectMatters(store)
  return {
    clock,
    partiesOf,
    unnotedChanges,
    indexIdentity: createIndexIdentity({ store, keyRing: keys, subjects }),
    destroy: async (subject: PersonId, destroyed: readonly KeySubject[]) => {
      // All keys before anything else is touched: whatever remains after a crash is unreadable by then.
      for (const key of destroyed) await keys.destroyKey(key)
      for (const key of destroyed) await files.purge(holderOf(key))
      await subjects.forget(subject)
    },
  }
}

import type { DataSubjectOptions } from '../../src/processes/dataSubjects.js'
import type { ErasureOptions } from '../../src/processes/erasure.js'

/** Look-ups of the processes of data subjects, where a test is about other matters. */
export const noErasure: DataSubjectOptions & Omit<ErasureOptions, 'clock'> = {
  partiesOf: () => Promise.resolve(undefined),
  indexIdentity: () => Promise.resolve(),
  unnotedChanges: () => Promise.resolve([]),
  destroy: () => Promise.resolve(),
}

import { createApplicantSubjects } from '../app/applicantSubjects.js'
import { indexAllIdentities } from '../app/erasure/indexIdentity.js'
import type { CommandIo } from './commandIo.js'
import { type Environment, operate } from './operate.js'

/**
 * `gongkai index-identities`: fills the blind index of identity numbers again from the log, where its table was lost or
 * the key of the index is a new one. Erased persons stay out; safe to repeat and beside the running program.
 */
export const indexIdentities = (environment: Environment, io: CommandIo): Promise<number> =>
  operate(environment, async ({ storage: { store, keys }, models: { db } }) => {
    await indexAllIdentities({ store, keyRing: keys, subjects: createApplicantSubjects({ db, keys }) })
    io.out('the index of identity numbers is complete')
    return 0
  })

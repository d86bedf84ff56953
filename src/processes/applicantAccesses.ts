import type { KeyDestroyed } from '../domain/dataSubject/events.js'
import type { PersonId } from '../domain/values.js'
import type { Reaction } from './reaction.js'

export interface ApplicantAccessOptions {
  /**
   * Takes away what lets anybody in through an access that shows nobody else's matters, and names those accesses; the
   * same ones when it is asked again.
   */
  readonly shutAccessesOf: (subject: PersonId) => Promise<readonly string[]>
}

/** After the erasure of a data subject (PIPL-47) what they filed is seen by nobody: accounts end, and numbers and codes. */
export const applicantAccesses = ({ shutAccessesOf }: ApplicantAccessOptions): Reaction<KeyDestroyed> => ({
  name: 'applicantAccesses',
  version: 1,
  afterTheFact: true,
  on: {
    KeyDestroyed: async ({ data: { subject, dataSubject } }) => {
      if (subject !== `person:${dataSubject}`) return []
      const accesses = await shutAccessesOf(dataSubject)
      return accesses.map((access) => ({
        id: access,
        command: { type: 'CloseApplicantAccess', data: { access, cause: 'erased' } },
        key: access,
        harmless: ['APPLICANT_ACCESS_ABSENT'],
      }))
    },
  },
})

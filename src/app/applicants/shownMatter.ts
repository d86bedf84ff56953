import type { LinkedMatter } from '../../domain/applicantAccess/state.js'
import type { PersonId } from '../../domain/values.js'

/**
 * A complaint is not linked by an event: who may read the log of accesses would see that whoever applied there complained
 * here. Which access shows it stands sealed in the complaint itself, and as an index beside the secrets.
 */
export interface ShownComplaint {
  readonly kind: 'complaint'
  readonly matter: string
  readonly subject: PersonId
}

/** What an access shows. */
export type ShownMatter = LinkedMatter | ShownComplaint

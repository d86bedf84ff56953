import type { AgencyId } from '../values.js'

/** What another complaint is to this one, as the program found it. */
export interface EarlierComplaint {
  readonly against: AgencyId
  /** On record under the same identity number, or both anonymous. */
  readonly sameComplainant: boolean
  readonly answered: boolean
}

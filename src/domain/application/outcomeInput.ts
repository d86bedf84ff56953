import type { GroundInput } from '../grounds.js'
import type { AgencyId } from '../values.js'
import type { OutcomeKind } from './outcome.js'

/** A reply as typed: its kind, and of the facts whatever was filled in. */
export interface ReplyOutcomeInput {
  readonly kind: OutcomeKind
  readonly where?: string
  readonly form?: string
  readonly way?: string
  readonly access?: string
  readonly otherFormBecause?: string
  readonly reviewNumber?: string
  readonly reviewedOn?: string
  readonly contentHash?: string
  readonly grounds?: readonly GroundInput[]
  readonly passages?: readonly { readonly passage: string; readonly ground: GroundInput }[]
  readonly why?: string
  readonly responsibleAgency?: AgencyId
  readonly responsibleName?: string
  readonly responsibleContact?: string
  readonly earlierApplication?: string
  readonly earlierReply?: string
  readonly law?: string
  readonly procedure?: string
  readonly matter?: string
  readonly channel?: string
  readonly title?: string
  readonly howToGet?: string
  readonly enterprise?: AgencyId
  readonly authority?: AgencyId
}

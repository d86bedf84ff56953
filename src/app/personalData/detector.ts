import type { PersonalDataHit } from '../../domain/informationItem/events.js'

/** Something in a text that looks like personal data; where it stands, never what it says. */
export interface TextHit {
  readonly kind: PersonalDataHit['kind']
  /** In characters of the text as given, from 0. */
  readonly at: number
  readonly length: number
}

/** What stands before and after a find, a few characters each. */
export interface Around {
  readonly before: string
  readonly after: string
}

export interface Detector {
  readonly kind: PersonalDataHit['kind']
  /** Global. */
  readonly pattern: RegExp
  /** Looks closer at what the pattern found and at what stands around it. */
  readonly holds?: (found: string, around: Around) => boolean
}

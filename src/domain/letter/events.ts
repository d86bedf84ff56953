import type { Event } from '../decider.js'
import type { AgencyId } from '../values.js'
import type { NumberedKind } from './vocabulary.js'

// Stored for ever: a change here needs an upcaster and a decision record.

/** For what a number was taken: one letter of a matter, whatever drafts it goes through before it is sent. */
export interface NumberHolder {
  /** Stream of the matter. */
  readonly matter: string
  readonly kind: NumberedKind
  /** The third party it is addressed to; also tells apart letters of one kind that a matter has several of. */
  readonly addressee?: string
  /** For the reply to a matter that is done again (重作): which one it is, from 2. */
  readonly round?: number
}

/** 发文登记: a document number is taken by one letter and never again (711-45). */
export type LetterNumberTaken = Event<
  'LetterNumberTaken',
  {
    agency: AgencyId
    year: number
    number: string
    /** Place in the agency's own sequence of that kind and year; absent where an officer typed the number. */
    serial?: number
    holder: NumberHolder
  }
>

export type LetterNumberEvent = LetterNumberTaken

const types: Readonly<Record<LetterNumberEvent['type'], true>> = { LetterNumberTaken: true }
export const LETTER_NUMBER_EVENT_TYPES = Object.keys(types) as readonly LetterNumberEvent['type'][]

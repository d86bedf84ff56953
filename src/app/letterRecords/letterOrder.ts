import type { ApplicationCommand } from '../../domain/application/commands.js'
import type { LetterKind } from '../../domain/letter/vocabulary.js'
import type { AgencyId, LocalDate, PersonId } from '../../domain/values.js'
import type { LetterFacts } from '../letters/letterFacts.js'

/** What is in no event, and the officer adds: how to reach the agency, how to pay, what another body is asked to do. */
export type LetterWords = Pick<
  LetterFacts,
  | 'agencyAddress'
  | 'agencyPhone'
  | 'agencyEmail'
  | 'feePaidHow'
  | 'task'
  | 'taskBy'
  | 'content'
  | 'intendedReply'
  | 'intendedBasis'
  | 'reason'
  | 'queryNumber'
  | 'queryCode'
  | 'queryAddress'
>

/** Which letter of an application is wanted. */
export interface LetterOrder {
  readonly application: string
  readonly kind: LetterKind
  /** 文号, typed; else the one on record for this letter, else the next of its kind. */
  readonly number?: string
  /** 成文日期 */
  readonly datedOn: LocalDate
  readonly thirdParty?: PersonId
  readonly toAgency?: AgencyId
  readonly reviewBody?: string
  readonly words?: LetterWords
  /**
   * The step that the letter tells of, where it is not on record yet because it is recorded with the proof that the
   * letter went out: it is decided on trial, by the same rules, and nothing of it is written. Undefined for letters that
   * tell of no step.
   */
  readonly step?: (number: string) => ApplicationCommand | undefined
}

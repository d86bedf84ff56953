import { localDateOf } from '../../domain/dates.js'
import type { PersonId } from '../../domain/values.js'
import type { LogEvent } from '../projection.js'

/** Who acted: a deputy counts as the absent person too. */
export interface Act {
  readonly by?: PersonId
  readonly deputyFor?: PersonId
}

export const peopleOf = ({ by, deputyFor }: Act): readonly string[] =>
  [by, deputyFor].filter((person) => person !== undefined)

/** What two acts have in common; two people who act for one another are not two. */
export const inBoth = (one: readonly string[], other: readonly string[]): readonly string[] =>
  one.filter((person) => other.includes(person))

/** The day of recording, for what has no legal date of its own. */
export const dayOf = ({ metadata }: Pick<LogEvent, 'metadata'>): string => localDateOf(metadata.recordedAt)

/** Whoever recorded it, where that was a person. */
export const recorderOf = ({ metadata }: Pick<LogEvent, 'metadata'>): readonly string[] => [
  ...new Set([metadata.person, metadata.deputyFor].filter((person) => person !== undefined)),
]

/** Whether something that a rule demands in words or numbers is not there; of imported history nothing is certain. */
export const isBlank = (text: unknown): boolean => typeof text !== 'string' || text.trim() === ''

/** Adds what is new, in order. */
export const including = (list: readonly string[], more: readonly (string | undefined)[]): readonly string[] => [
  ...new Set([...list, ...more.filter((value) => value !== undefined)]),
]
